import type { Child } from 'hono/jsx'
import type { FieldError } from '../../../../core/refusal.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { type Frame, messageFor } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { number } from '../../words.ts'

export interface RegisterProps {
  frame: Frame
  /** 'organisasi', 'kontak', 'aset' or 'kalender': where the forms go. */
  slug: string
  title: string
  /** Names of the columns that the file may have. */
  columns: string
  heads: readonly string[]
  rows: readonly { href?: string | undefined; cells: readonly Child[] }[]
  q?: string | undefined
  next?: string | undefined
  manage: boolean
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** A part of the register as a list, and the door for a file of it. */
export function Register({ frame, slug, title, columns, heads, rows, q, next, manage, errors, message }: RegisterProps) {
  return (
    <ConsolePage frame={frame} title={title} message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      {manage && <Upload slug={slug} columns={columns} errors={errors} />}
      <form class="filter" action={`/konsol/admin/${slug}`} aria-label={`Saring ${title}`}>
        <label>
          <span class="vh">Cari</span>
          <input name="q" type="search" value={q} placeholder="Nama, kode, atau alamat" />
        </label>
        <button type="submit">Saring</button>
      </form>
      {rows.length === 0 ? <p class="empty">Tidak ada yang cocok.</p> : <Rows heads={heads} rows={rows} />}
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

export function Upload({ slug, columns, errors }: Pick<RegisterProps, 'slug' | 'columns' | 'errors'>) {
  const message = messageFor(errors, 'file')
  return (
    <section class="panel" aria-labelledby="impor-judul">
      <h2 id="impor-judul">Impor CSV</h2>
      <p class="soft">
        Baris pertama berisi nama kolom: {columns}. Pemisah koma atau titik koma, paling banyak 1 MB. Tidak ada yang disimpan sebelum Anda
        melihat hasil uji cobanya.
      </p>
      <form method="post" action={`/konsol/admin/${slug}/periksa`} enctype="multipart/form-data" class="one" novalidate>
        <div class={message ? 'field refused' : 'field'}>
          <label for="file">Berkas CSV</label>
          {message && <FieldMessage id="file-g" message={message} />}
          <input
            id="file"
            type="file"
            name="file"
            accept=".csv,.txt,text/csv"
            aria-describedby={message && 'file-g'}
            aria-invalid={message ? 'true' : undefined}
          />
        </div>
        <button type="submit">Periksa berkas</button>
      </form>
    </section>
  )
}

function Rows({ heads, rows }: Pick<RegisterProps, 'heads' | 'rows'>) {
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>
        {rows.map(({ href, cells: [first, ...others] }) => (
          <tr>
            <th scope="row">{href ? <a href={href}>{first}</a> : first}</th>
            {others.map(cell => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface DryRunProps {
  frame: Frame
  slug: string
  title: string
  formId: string
  /** The file, kept under our signature. */
  kept: string
  added: number
  changed: number
  same: number
  rejected: readonly { line: number; reason: string }[]
}

/** What would happen, before anything does. */
export function DryRun({ frame, slug, title, formId, kept, added, changed, same, rejected }: DryRunProps) {
  const taken = added + changed
  return (
    <ConsolePage frame={frame} title={`Uji coba impor ${title}`}>
      <AdminNav frame={frame} />
      <h1>Uji coba impor {title}</h1>
      <p>
        <strong>{number(added)}</strong> baru, <strong>{number(changed)}</strong> berubah, <strong>{number(rejected.length)}</strong>{' '}
        ditolak; {number(same)} sudah sama. Belum ada yang disimpan.
      </p>
      <div class="row">
        {taken > 0 && (
          <form method="post" action={`/konsol/admin/${slug}/simpan`}>
            <FormKey id={formId} />
            <input type="hidden" name="kept" value={kept} />
            <button type="submit" class="main">
              Simpan {number(taken)} baris
            </button>
          </form>
        )}
        <a href={`/konsol/admin/${slug}`}>Batal</a>
      </div>
      {rejected.length > 0 && <Rejected slug={slug} kept={kept} rejected={rejected} />}
    </ConsolePage>
  )
}

const shown = 100

function Rejected({ slug, kept, rejected }: Pick<DryRunProps, 'slug' | 'kept' | 'rejected'>) {
  return (
    <section class="panel" aria-labelledby="ditolak-judul">
      <h2 id="ditolak-judul">Ditolak</h2>
      <form method="post" action={`/konsol/admin/${slug}/ditolak`}>
        <input type="hidden" name="kept" value={kept} />
        <button type="submit">Unduh baris yang ditolak (CSV)</button>
      </form>
      <ul class="list">
        {rejected.slice(0, shown).map(({ line, reason }) => (
          <li>
            <span>
              Baris {line}: {reason}
            </span>
          </li>
        ))}
      </ul>
      {rejected.length > shown && <p class="soft">… dan {number(rejected.length - shown)} lagi di dalam berkas.</p>}
    </section>
  )
}
