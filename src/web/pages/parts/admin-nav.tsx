import type { Frame } from './frame.ts'

const settings = [
  ['/konsol/admin/sistem', 'Sistem'],
  ['/konsol/admin/tim', 'Tim'],
  ['/konsol/admin/organisasi', 'Instansi'],
  ['/konsol/admin/kontak', 'Narahubung'],
  ['/konsol/admin/aset', 'Aset'],
  ['/konsol/admin/kalender', 'Kalender'],
  ['/konsol/admin/pks', 'PKS'],
] as const

/** The settings, one page each. */
export function AdminNav({ frame }: { frame: Frame }) {
  return (
    <nav class="row" aria-label="Pengaturan">
      {settings.map(([href, label]) => (
        <a href={href} aria-current={frame.path.startsWith(href) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
