import type { FieldError } from '../../../../core/refusal.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import { asWritten } from '../../../language/written.ts'
import { TlpBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { type FormState, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface MergePreview {
  no: string
  title: string
  tlp: Tlp
  seq: number
  /** What happens at that ticket, one sentence each. */
  becomes: readonly string[]
  /** Open tasks that stay behind. */
  tasks: number
}

export interface MergePageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  tlp: Tlp
  preview?: MergePreview | undefined
  /** ke reason. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function MergePage(props: MergePageProps) {
  const { frame, no, title, tlp, preview, values, errors } = props
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={`Gabungkan ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>{' '}
          <TlpBadge tlp={tlp} />
        </p>
        <h1>Gabungkan ke tiket lain</h1>
        <p>Untuk dua laporan tentang kejadian yang sama. Tidak ada kata, nomor, atau tautan yang hilang, dan dapat dipisahkan lagi.</p>
        <form method="get" action={`/konsol/tiket/${no}/gabung`} class="one" novalidate>
          <TextField form={form} name="ke" label="Nomor tiket yang dilanjutkan" hint="Misalnya TKT-2611-0042." autocomplete="off" />
          <p class="row">
            <button type="submit" class={preview ? undefined : 'main'}>
              Lihat dulu
            </button>
            <a href={`/konsol/tiket/${no}`}>Batal</a>
          </p>
        </form>
        {preview && <Preview {...props} preview={preview} form={form} />}
      </div>
    </ConsolePage>
  )
}

function Preview({ no, seq, formId, preview, form }: MergePageProps & { preview: MergePreview; form: FormState }) {
  return (
    <section class="panel" aria-labelledby="pratinjau">
      <h2 id="pratinjau">
        {no} menjadi bagian dari {preview.no}
      </h2>
      <p>
        <a href={`/konsol/tiket/${preview.no}`}>
          {preview.no} <bdi>{preview.title}</bdi>
        </a>{' '}
        <TlpBadge tlp={preview.tlp} />
      </p>
      <ul>
        {preview.becomes.map(line => (
          <li>{line}</li>
        ))}
        <li>
          Riwayat {no} terbaca di {preview.no}, ditandai nomornya. Buktinya tetap pada {no}.
        </li>
        <li>
          Pelapor {no} mengikuti {preview.no}: status dan kabar berikutnya tampil pada tautannya, dan yang ia kirim masuk ke {preview.no}.
          Pelapor {preview.no} tidak terlihat olehnya.
        </li>
        <li>
          {no} keluar dari antrean dan tidak dihitung lagi sebagai insiden tersendiri.
          {preview.tasks > 0 && ` ${preview.tasks} tugasnya yang belum selesai tinggal di sana.`}
        </li>
      </ul>
      <form method="post" action={`/konsol/tiket/${no}/gabung`} class="one" novalidate>
        <FormKey id={formId} seq={seq} />
        <input type="hidden" name="ke" value={preview.no} />
        <input type="hidden" name="ke_seq" value={preview.seq} />
        <TextArea form={form} name="reason" label="Mengapa ini kejadian yang sama" rows={3} maxlength={2000} />
        <button type="submit" class="main">
          Gabungkan ke {preview.no}
        </button>
      </form>
    </section>
  )
}
