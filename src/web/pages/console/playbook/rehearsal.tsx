import { type Outcome, outcomes } from '../../../../core/rehearse.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { number as inWords } from '../../words.ts'

export interface RehearsalProps {
  frame: Frame
  id: string
  done: number
  total: number
  finished: boolean
  counts: Record<Outcome, number>
  outcome: Outcome
  rows: readonly { number: string; title: string; says: string }[]
  /** The last number shown, when there are more. */
  next?: string | undefined
}

/** What would have become of the past under the draft: every number leads to the incidents behind it. */
export function RehearsalPage({ frame, id, done, total, finished, counts, outcome, rows, next }: RehearsalProps) {
  const address = `/konsol/playbook/${id}/uji`
  return (
    <ConsolePage frame={frame} title={`Uji coba draf ${id}`}>
      <p class="row">
        <a href={`/konsol/playbook/${id}/draf`}>Draf {id}</a>
      </p>
      <h1>Uji coba dengan insiden yang lalu</h1>
      <p role="status">
        <label for="maju">
          {inWords(done)} dari {inWords(total)} insiden{' '}
          {finished ? 'sudah diputar ulang.' : 'diputar ulang; halaman ini memuat diri sendiri.'}
        </label>{' '}
        <progress id="maju" value={done} max={Math.max(total, 1)} />
      </p>
      <p class="soft">Hanya insiden yang boleh Anda baca. Diuji draf pada saat uji coba ini dimulai.</p>
      <ul class="list">
        {(Object.keys(outcomes) as Outcome[]).map(one => (
          <li>
            <a href={`${address}?hasil=${one}`} aria-current={one === outcome ? 'page' : undefined}>
              {outcomes[one]}: {inWords(counts[one])}
            </a>
          </li>
        ))}
      </ul>
      <h2>{outcomes[outcome]}</h2>
      {rows.length === 0 ? <p class="empty">Tidak ada{finished ? '' : ', sejauh ini'}.</p> : <Rows rows={rows} />}
      {next && (
        <p>
          <a class="button" href={`${address}?hasil=${outcome}&sesudah=${next}`}>
            Berikutnya
          </a>
        </p>
      )}
    </ConsolePage>
  )
}

function Rows({ rows }: Pick<RehearsalProps, 'rows'>) {
  return (
    <table class="cards">
      <Heads of={['Tiket', 'Apa yang berbeda']} />
      <tbody>
        {rows.map(({ number, title, says }) => (
          <tr data-row={number}>
            <th scope="row">
              <a href={`/konsol/tiket/${number}`}>
                <span class="no">{number}</span> {asWritten(title)}
              </a>
            </th>
            <td class="wide">{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
