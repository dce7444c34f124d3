import type { Child } from 'hono/jsx'
import { numberOf } from '../../../../core/letter-kinds.ts'
import { asWritten } from '../../../language/written.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'

/** Notices have numbers; the other mails have names alone. */
export const isNumbered = (name: string) => /^N\d/.test(name)

export interface OwnLine {
  href: string
  /** For whom, in words. */
  words: Child
  version: number
  at: Date
  by: string
}

export interface TemplatesProps {
  frame: Frame
  rows: readonly { name: string; label: string; href: string; own: readonly OwnLine[] }[]
}

/** Notices and letters, and which of them the team words itself. */
export function Templates({ frame, rows }: TemplatesProps) {
  return (
    <ConsolePage frame={frame} title="Templat surat">
      <AdminNav frame={frame} />
      <h1>Templat surat</h1>
      <p class="soft">
        Yang paling khusus berlaku: untuk instansi dan playbook, lalu instansi (yang terdekat ke atas), lalu playbook, lalu teks tim, lalu
        teks bawaan.
      </p>
      <table class="cards">
        <Heads of={['Surat', 'Teks sendiri']} />
        <tbody>
          {rows.map(({ name, label, href, own }) => (
            <tr>
              <th scope="row">
                <a href={href}>
                  {isNumbered(name) && numberOf(name)} {label}
                </a>
              </th>
              <td class="wide">
                {own.length === 0 ? <span class="soft">Teks bawaan</span> : <OwnList lines={own} zone={frame.team.zone} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ConsolePage>
  )
}

export function OwnList({ lines, zone }: { lines: readonly OwnLine[]; zone: string }) {
  return (
    <ul class="list">
      {lines.map(({ href, words, version, at, by }) => (
        <li>
          <span>
            <a href={href}>{words}</a>{' '}
            <span class="soft under">
              teks {version}, {asWritten(by)}, <Time date={at} zone={zone} short />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
