import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextArea } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'

export interface VulnerabilitiesProps {
  frame: Frame
  no: string
  title: string
  seq: number
  /** It can still be changed. */
  open: boolean
  /** What CSAF asks and is not there. */
  missing: readonly string[]
  source?: string | undefined
  /** Assets of the register that seem to be one of its products. */
  matches: readonly { product: string; assets: readonly string[] }[]
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** The flaws and products of an N3, for those who read it by program. */
export function Vulnerabilities(props: VulnerabilitiesProps) {
  const { frame, no, title, open, missing, source, matches, values, errors, message } = props
  return (
    <ConsolePage frame={frame} title={`Kerentanan ${no}`} message={message}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p>
          <a href={`/konsol/imbauan/${no}`}>
            <span class="no">{no}</span> {asWritten(title)}
          </a>
        </p>
        <h1>Kerentanan dan produk</h1>
        {missing.length > 0 && (
          <p class="note warn">
            Belum bisa terbit sebagai CSAF: belum tercatat {missing.join(' dan ')}. Surel dan halaman webnya tetap jalan.
          </p>
        )}
        {source && <p class="soft">Sumber: {source}. Kodenya tidak boleh dilonggarkan di sini.</p>}
        {open ? <Form {...props} /> : <Written values={values} />}
        {matches.length > 0 && <Matches matches={matches} />}
      </div>
    </ConsolePage>
  )
}

function Form({ no, seq, values, errors }: VulnerabilitiesProps) {
  const form = { values, errors }
  return (
    <form method="post" action={`/konsol/imbauan/${no}/kerentanan`} class="one" novalidate>
      <input type="hidden" name="seq" value={String(seq)} />
      <TextArea
        form={form}
        name="products"
        label="Produk"
        hint="Satu baris satu produk: pembuat | produk | versi terdampak | versi perbaikan. Mis. Contoh | Surelia | < 2.4.1 | 2.4.1"
        rows={6}
        optional
      />
      <TextArea
        form={form}
        name="vulnerabilities"
        label="Kerentanan"
        hint="Satu baris satu celah: CVE | judul | vektor CVSS 3 | nomor baris produk. Nomor kosong: semua produk."
        rows={6}
        optional
      />
      <p>
        <button type="submit" class="main">
          Simpan
        </button>
      </p>
    </form>
  )
}

function Written({ values }: { values: Typed }) {
  return (
    <>
      <p class="soft">Sudah dikirim; tidak bisa diubah lagi.</p>
      <h2>Produk</h2>
      <pre class="letter">{values.products || '–'}</pre>
      <h2>Kerentanan</h2>
      <pre class="letter">{values.vulnerabilities || '–'}</pre>
    </>
  )
}

function Matches({ matches }: Pick<VulnerabilitiesProps, 'matches'>) {
  return (
    <>
      <h2>Aset yang cocok</h2>
      {matches.map(({ product, assets }) => (
        <details open={assets.length > 0 && assets.length <= 10}>
          <summary>
            {asWritten(product)}: {assets.length} aset
          </summary>
          <ul>
            {assets.slice(0, 100).map(asset => (
              <li>{asWritten(asset)}</li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}
