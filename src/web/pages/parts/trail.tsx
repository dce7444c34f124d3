import { asWritten } from '../../language/written.ts'
import type { TrailLine } from '../../trail-lines.ts'
import { Heads } from './heads.tsx'
import { Time } from './time.tsx'

const heads = ['Waktu', 'Siapa', 'Apa', 'Terhadap', 'Rincian']

/** Lines of the audit trail as a table; as cards on a phone. */
export function Trail({ lines, zone }: { lines: readonly TrailLine[]; zone: string }) {
  if (lines.length === 0) return <p class="empty">Tidak ada catatan yang cocok.</p>
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>
        {lines.map(({ at, who, act, about, href, detail }) => (
          <tr>
            <th scope="row">
              <Time date={at} zone={zone} />
            </th>
            <td data-label="Siapa:">{who}</td>
            <td data-label="Apa:">{act}</td>
            <td data-label="Terhadap:">{about && (href ? <a href={href}>{asWritten(about)}</a> : asWritten(about))}</td>
            <td class="wide soft">{detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
