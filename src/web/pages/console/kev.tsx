import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FieldMessage, TextField } from '../parts/field.tsx'
import { type Frame, messageFor, type Typed } from '../parts/frame.ts'

export interface KevLine {
  cve: string
  name: string
  product: string
  /** YYYY-MM-DD */
  added: string
  ransomware: boolean
  /** The N3 drafted from it. */
  advisory: string | null
  hits: readonly { organisation: string; why: string }[]
}

export interface KevProps {
  frame: Frame
  lines: readonly KevLine[]
  /** How many more match. */
  more: number
  /** How many entries were imported. */
  known: number
  version: string | null
  url: string | null
  setsSource: boolean
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function Kev(props: KevProps) {
  const { frame, lines, more, known, version, errors, message } = props
  return (
    <ConsolePage frame={frame} title="KEV yang cocok" message={message}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p>
          <a href="/konsol/imbauan">Imbauan</a>
        </p>
        <h1>KEV yang cocok</h1>
        <p class="soft">
          Celah yang diketahui sedang dipakai penyerang (Known Exploited Vulnerabilities), dan aset instansi yang namanya menyebut
          produknya. Ini usulan: periksa dulu, lalu susun. Draf tetap perlu persetujuan orang kedua.
        </p>
        <p>{known === 0 ? 'Belum ada katalog.' : `${known} celah dalam katalog${version ? ` versi ${version}` : ''}.`}</p>
        {known > 0 && lines.length === 0 && <p class="empty">Tidak ada aset yang cocok.</p>}
        {lines.map(line => (
          <Line line={line} />
        ))}
        {more > 0 && <p class="soft">{more} lagi yang lebih lama tidak ditampilkan.</p>}
        <Catalogue {...props} />
      </div>
    </ConsolePage>
  )
}

function Line({ line }: { line: KevLine }) {
  const { cve, name, product, added, ransomware, advisory, hits } = line
  const agencies = new Set(hits.map(({ organisation }) => organisation)).size
  return (
    <article class="panel" aria-labelledby={cve}>
      <h2 id={cve}>{cve}</h2>
      <p>
        {asWritten(name)}
        {ransomware && <strong> · dipakai ransomware</strong>}
      </p>
      <p class="soft">
        {asWritten(product)} · masuk katalog {added} · {agencies} instansi
      </p>
      <details>
        <summary>{hits.length} aset yang cocok</summary>
        <ul>
          {hits.slice(0, 50).map(({ organisation, why }) => (
            <li>
              {asWritten(organisation)}: {why}
            </li>
          ))}
          {hits.length > 50 && <li>dan {hits.length - 50} lagi</li>}
        </ul>
      </details>
      {advisory ? (
        <p>
          Sudah disusun: <a href={`/konsol/imbauan/${advisory}`}>{advisory}</a>
        </p>
      ) : (
        <form method="post" action={`/konsol/kev/${cve}/draf`}>
          <button type="submit" aria-label={`Susun N3 untuk ${cve}`}>
            Susun N3
          </button>
        </form>
      )}
    </article>
  )
}

function Catalogue({ url, setsSource, values, errors = [] }: KevProps) {
  const reasons = errors.filter(({ field }) => field === 'files')
  return (
    <section aria-labelledby="katalog">
      <h2 id="katalog">Katalog</h2>
      {url && (
        <form method="post" action="/konsol/kev/ambil">
          <p>
            <button type="submit">Ambil sekarang</button> <span class="soft">dari {url}</span>
          </p>
        </form>
      )}
      <form method="post" action="/konsol/kev" enctype="multipart/form-data" class="one" novalidate>
        <div class={reasons.length > 0 ? 'field refused' : 'field'}>
          <label for="files">Berkas katalog (JSON dari CISA, paling banyak 5 MB)</label>
          {reasons.length > 0 && <FieldMessage id="files-g" message={reasons.map(({ message }) => message).join(' ')} />}
          <input
            id="files"
            type="file"
            name="files"
            accept=".json,application/json"
            aria-describedby={reasons.length > 0 ? 'files-g' : undefined}
          />
        </div>
        <p>
          <button type="submit" class="main">
            Impor
          </button>
        </p>
      </form>
      {setsSource && (
        <form method="post" action="/konsol/kev/sumber" class="one" novalidate>
          <TextField
            form={{ values, errors: messageFor(errors, 'url') ? errors : [] }}
            name="url"
            label="Alamat katalog"
            hint="https saja. Kosong: hanya lewat berkas."
            optional
            autocomplete="off"
          />
          <p>
            <button type="submit">Simpan alamat</button>
          </p>
        </form>
      )}
    </section>
  )
}
