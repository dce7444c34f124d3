import { asWritten } from '../../language/written.ts'
import type { Frame } from './frame.ts'

/** Who is signed in, and the way out. */
export function Viewer({ viewer }: Pick<Frame, 'viewer'>) {
  if (!viewer) return null
  return (
    <form class="viewer" method="post" action="/keluar">
      <span class="soft">
        <a href="/konsol/saya">{asWritten(viewer.name)}</a>, {viewer.roleLabel}
      </span>
      <button type="submit" class="link">
        Keluar
      </button>
    </form>
  )
}
