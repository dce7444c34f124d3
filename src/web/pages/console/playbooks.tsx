import { isWord, type Kind, kinds, type Severity } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { SeverityBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Time } from '../parts/time.tsx'
import { number } from '../words.ts'

export interface PlaybookRow {
  id: string
  name: string
  version: number | string
  kinds: readonly Kind[]
  /** Default of a new incident. */
  severity: Severity
  steps: number
  published?: { at: Date; by: string } | undefined
  draftBy?: string | undefined
  /** Incidents it runs now. */
  open?: number | undefined
}

export interface PlaybooksProps {
  frame: Frame
  rows: readonly PlaybookRow[]
  /** Drafts of playbooks that have no version yet. */
  begun?: readonly { id: string; by: string }[] | undefined
  mayDraft?: boolean | undefined
  message?: string | undefined
}

const heads = ['Playbook', 'Dipakai untuk', 'Keparahan awal', 'Tahap', 'Insiden berjalan', 'Terbit']

export function Playbooks({ frame, rows, begun = [], mayDraft, message }: PlaybooksProps) {
  return (
    <ConsolePage frame={frame} title="Playbook" message={message}>
      <h1>Playbook</h1>
      <p class="soft">
        Versi yang sudah dipakai sebuah insiden tidak berubah di bawah kakinya. Playbook dipakai bersama oleh semua tim di instalasi ini.
        Cara kerjanya dilatih di <a href="/konsol/latihan">Latihan</a>, dengan jam buatan dan tanpa surel sungguhan.
      </p>
      <table class="cards">
        <Heads of={heads} />
        <tbody>
          {rows.map(row => (
            <tr data-row={row.id}>
              <th scope="row">
                <a href={`/konsol/playbook/${row.id}`}>
                  <span class="no">
                    {row.id} · versi {row.version}
                  </span>{' '}
                  {row.name}
                </a>
              </th>
              <td class="wide">{row.kinds.map(kind => (isWord(kinds, kind) ? kinds[kind] : kind)).join(', ')}</td>
              <td>
                <SeverityBadge severity={row.severity} />
              </td>
              <td data-label="Tahap:">{row.steps}</td>
              <td data-label="Insiden berjalan:">{row.open === undefined ? '–' : number(row.open)}</td>
              <td data-label="Terbit:">
                {row.published ? (
                  <>
                    <Time date={row.published.at} zone={frame.team.zone} short />, {asWritten(row.published.by)}
                  </>
                ) : (
                  '–'
                )}
                {row.draftBy && (
                  <span class="under">
                    <a href={`/konsol/playbook/${row.id}/draf`}>Draf oleh {asWritten(row.draftBy)}</a>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {begun.length > 0 && (
        <ul class="plain">
          {begun.map(({ id, by }) => (
            <li>
              <a href={`/konsol/playbook/${id}/draf`}>
                <span class="no">{id}</span> Draf oleh {asWritten(by)}
              </a>{' '}
              – belum pernah terbit
            </li>
          ))}
        </ul>
      )}
      {mayDraft && (
        <p>
          <a href="/konsol/playbook/impor">Impor playbook (CACAO 2.0)</a>
        </p>
      )}
    </ConsolePage>
  )
}
