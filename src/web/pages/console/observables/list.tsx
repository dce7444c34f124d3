import { type ObservableKind, observableKinds } from '../../../../core/observable.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'
import { Copy, Standing, type StandingProps } from './standing.tsx'

export interface ObservableRow extends StandingProps {
  id: number
  kind: ObservableKind
  /** As machines compare it, and so that nobody clicks it. */
  live: string
  shown: string
  incidents: string
  at: Date
}

export interface ObservablesProps {
  frame: Frame
  filter: { q: string; kind: ObservableKind | undefined }
  rows: readonly ObservableRow[]
  next: string | null
  exports: boolean
}

export function Observables({ frame, filter, rows, next, exports }: ObservablesProps) {
  return (
    <ConsolePage frame={frame} title="Observabel">
      <h1>Observabel</h1>
      <p class="soft">Alamat, hash, surel, dan nomor yang disebut dalam laporan, catatan, dan balasan.</p>
      <form class="filter" action="/konsol/observabel" aria-label="Saring observabel">
        <label>
          <span class="vh">Bagian dari nilainya</span>
          <input name="q" type="search" value={filter.q} placeholder="Bagian dari nilainya" />
        </label>
        <label>
          <span class="vh">Jenis</span>
          <select name="jenis">
            <option value="">Semua jenis</option>
            {Object.entries(observableKinds).map(([kind, label]) => (
              <option value={kind} selected={kind === filter.kind}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Saring</button>
        {(filter.q || filter.kind) && <a href="/konsol/observabel">Hapus saringan</a>}
      </form>
      {rows.length === 0 ? <p class="empty">Belum ada observabel yang cocok.</p> : <Rows rows={rows} zone={frame.team.zone} />}
      {next && (
        <p>
          <a class="button" href={next} rel="next">
            Berikutnya
          </a>
        </p>
      )}
      {exports && (
        <p>
          Ekspor (tanpa yang milik sendiri, umum, ditandai aman, atau TLP:RED): <a href="/konsol/observabel.stix">STIX 2.1</a>{' '}
          <a href="/konsol/observabel.csv">CSV</a>
        </p>
      )}
    </ConsolePage>
  )
}

const heads = ['Nilai', 'Jenis', 'Insiden', 'Terakhir terlihat']

function Rows({ rows, zone }: { rows: readonly ObservableRow[]; zone: string }) {
  return (
    <table class="cards lined">
      <Heads of={heads} />
      <tbody>
        {rows.map(row => (
          <tr data-row={`/konsol/observabel/${row.id}`}>
            <th scope="row">
              <a href={`/konsol/observabel/${row.id}`} class="value">
                {asWritten(row.shown)}
              </a>{' '}
              <Standing warning={row.warning} mark={row.mark} /> <Copy value={row.live} shown={row.shown} />
            </th>
            <td>{observableKinds[row.kind]}</td>
            <td data-label="Insiden:">{row.incidents}</td>
            <td data-label="Terakhir:">
              <Time date={row.at} zone={zone} short />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
