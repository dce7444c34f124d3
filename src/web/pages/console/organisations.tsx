import { type OrganisationKind, organisationKinds } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { StateBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { number } from '../words.ts'

export interface OrganisationRow {
  /** Holds a slash; encoded in links. */
  code: string
  name: string
  kind: OrganisationKind
  contacts: number
  assets: number
}

export interface OrganisationsProps {
  frame: Frame
  /** `without`: only those nobody of which can be warned (`?tanpa=narahubung`). */
  filter: { q?: string | undefined; without?: boolean | undefined }
  rows: readonly OrganisationRow[]
  /** How many have no contact, in the whole register. */
  withoutContacts: number
  next?: string | undefined
  message?: string | undefined
}

export function organisationHref(code: string): string {
  return `/konsol/instansi/${encodeURIComponent(code)}`
}

export function Organisations({ frame, filter, rows, withoutContacts, next, message }: OrganisationsProps) {
  return (
    <ConsolePage frame={frame} title="Instansi" message={message}>
      <h1>Instansi</h1>
      <form class="filter" action="/konsol/instansi" aria-label="Saring instansi">
        <label>
          <span class="vh">Nama atau kode</span>
          <input name="q" type="search" value={filter.q} placeholder="Nama atau kode" />
        </label>
        <label class="check">
          <input type="checkbox" name="tanpa" value="narahubung" checked={filter.without} /> Tanpa narahubung ({number(withoutContacts)})
        </label>
        <button type="submit">Saring</button>
        {(filter.q || filter.without) && <a href="/konsol/instansi">Hapus saringan</a>}
      </form>
      {rows.length === 0 ? <p class="empty">Tidak ada instansi yang cocok.</p> : <Rows rows={rows} />}
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

const heads = ['Instansi', 'Jenis', 'Narahubung', 'Aset']

function Rows({ rows }: { rows: readonly OrganisationRow[] }) {
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>
        {rows.map(row => (
          <tr data-row={row.code}>
            <th scope="row">
              <a href={organisationHref(row.code)}>
                <span class="no">{row.code}</span> {asWritten(row.name)}
              </a>
            </th>
            <td>{organisationKinds[row.kind]}</td>
            <td data-label="Narahubung:">{row.contacts > 0 ? number(row.contacts) : <StateBadge tone="warn">Belum ada</StateBadge>}</td>
            <td data-label="Aset:">{number(row.assets)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
