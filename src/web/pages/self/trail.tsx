import type { TrailLine } from '../../trail-lines.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Trail } from '../parts/trail.tsx'

export function OwnTrail({ frame, lines, next }: { frame: Frame; lines: readonly TrailLine[]; next?: string | undefined }) {
  return (
    <ConsolePage frame={frame} title="Jejak saya">
      <p>
        <a href="/konsol/saya">Akun saya</a>
      </p>
      <h1>Jejak saya</h1>
      <p class="soft">Yang Anda lakukan sendiri. Ada yang bukan Anda? Ganti kata sandi dan beri tahu admin.</p>
      <Trail lines={lines} zone={frame.team.zone} />
      {next && (
        <p>
          <a class="button" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </ConsolePage>
  )
}
