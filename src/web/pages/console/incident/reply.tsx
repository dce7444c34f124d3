import { type FormState, TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'

export interface ReplyFormProps {
  no: string
  seq: number
  formId: string
  form: FormState
  /** How many follow it, how many of them get a mail, and whether that may say what was written. */
  readers: { all: number; mailed: number; inWords: boolean }
  /** Numbers of merged tickets, whose reporters read along. */
  alsoTo: readonly string[]
}

/** What the team writes to whoever reported: on their page, and by mail. */
export function ReplyForm({ no, seq, formId, form, readers, alsoTo }: ReplyFormProps) {
  return (
    <details open={form.errors?.some(({ field }) => field === 'balasan') || Boolean(form.values.balasan)}>
      <summary>Balas pelapor</summary>
      <form method="post" action={`/konsol/tiket/${no}/balasan`} novalidate>
        <FormKey id={`${formId}.balasan`} seq={seq} />
        <TextArea
          form={form}
          name="balasan"
          label={alsoTo.length > 0 ? `Kepada pelapor tiket ini dan pelapor ${alsoTo.join(', ')}` : 'Kepada pelapor'}
          hint={reachIn(readers)}
          rows={4}
          draft={`balasan.${no}`}
        />
        <button type="submit">Kirim balasan</button>
      </form>
    </details>
  )
}

function reachIn({ all, mailed, inWords }: ReplyFormProps['readers']): string {
  if (mailed === 0) return 'Pelapor tidak meninggalkan surel: balasan ini hanya tampil di halaman laporannya.'
  const sentences = [
    inWords
      ? 'Tampil di halaman laporan dan dikirim lewat surel.'
      : 'Tampil di halaman laporan; surelnya memberi tahu tanpa isinya (TLP:RED).',
    ...(mailed < all ? [`Surel sampai kepada ${mailed} dari ${all} pelapor.`] : []),
    'Jawaban lewat surel masuk ke tiket ini.',
  ]
  return sentences.join(' ')
}
