import type { Frame } from './frame.ts'
import { settingsOf } from './rooms.ts'

/** The settings that the viewer may see, one page each. */
export function AdminNav({ frame }: { frame: Frame }) {
  return (
    <nav class="row" aria-label="Pengaturan">
      {frame.viewer &&
        settingsOf(frame.viewer.role).map(({ href, label }) => (
          <a href={href} aria-current={frame.path.startsWith(href) ? 'page' : undefined}>
            {label}
          </a>
        ))}
    </nav>
  )
}
