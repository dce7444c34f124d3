import { longestReturn } from '../../../../core/advisory/ask.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface ReturnedView {
  at: Date
  by: string
  note: string
}

interface ReturnProps {
  no: string
  seq: number
  formId: string
  author: string
  typed?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

/** Why it came back; it stands there until the draft is changed or approved. */
export function ReturnedNote({ returned: { at, by, note }, zone }: { returned: ReturnedView; zone: string }) {
  return (
    <p class="note warn" id="dikembalikan">
      <strong>Dikembalikan dengan catatan</strong> · {asWritten(by)}, <Time date={at} zone={zone} />
      <span class="changed under">{asWritten(note)}</span>
    </p>
  )
}

/** Beside "Setujui": back to its writer, with a word on why. */
export function Return({ no, seq, formId, author, typed, errors }: ReturnProps) {
  return (
    <details open={typed?.note !== undefined}>
      <summary>Kembalikan dengan catatan</summary>
      <form method="post" action={`/konsol/imbauan/${no}/pengembalian`}>
        <FormKey id={`${formId}.kembali`} seq={seq} />
        <TextArea
          form={{ values: typed ?? {}, errors }}
          name="note"
          label="Apa yang perlu diperbaiki"
          hint={`${author} mendapat surel; catatan ini tercatat atas nama Anda dan tampil di halaman ini.`}
          rows={3}
          maxlength={longestReturn}
        />
        <button type="submit">Kembalikan</button>
      </form>
    </details>
  )
}

/** The note of who came too late, where there is nothing to send back any more. */
export function KeptNote({ typed, errors }: Pick<ReturnProps, 'typed' | 'errors'>) {
  if (!typed?.note) return null
  return <TextArea form={{ values: typed, errors }} name="note" label="Catatan Anda, tidak tersimpan" rows={3} />
}
