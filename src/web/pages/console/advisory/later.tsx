import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { DateParts } from '../../parts/date-parts.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface Later {
  zone: string
  sendAt?: Date | undefined
  scheduledBy?: string | undefined
  /** Why it was not sent when its time came. */
  notSentBecause?: string | undefined
  pausedAt?: Date | undefined
  /** The number of the one that this one replaces, and of the one that replaced this one. */
  corrects?: string | undefined
  correctedBy?: string | undefined
  /** What was typed as the time. */
  typed?: Typed | undefined
}

interface LaterProps {
  no: string
  seq: number
  formId: string
  later: Later
  /** Mail went to somebody. */
  written?: boolean | undefined
  errors?: readonly FieldError[] | undefined
}

/** What happened to it besides its status. */
export function LaterNotes({ later }: { later: Later }) {
  const { zone, sendAt, scheduledBy, notSentBecause, pausedAt, corrects, correctedBy } = later
  return (
    <>
      {corrects && (
        <p class="note">
          Koreksi dari <a href={`/konsol/imbauan/${corrects}`}>{corrects}</a>: dikirim kepada semua yang menerimanya, di utas surel yang
          sama. Penerimanya tidak dipilih lagi.
        </p>
      )}
      {correctedBy && (
        <p class="note warn">
          Sudah diganti oleh <a href={`/konsol/imbauan/${correctedBy}`}>{correctedBy}</a>. Yang ini tidak diingatkan lagi.
        </p>
      )}
      {sendAt && (
        <p class="note">
          <strong>Terjadwal</strong>: dikirim <Time date={sendAt} zone={zone} />, dijadwalkan {asWritten(scheduledBy)}. Penerimanya dihitung
          lagi saat itu.
        </p>
      )}
      {notSentBecause && (
        <p class="note bad">
          <strong>Tidak terkirim sesuai jadwal.</strong> {notSentBecause}
        </p>
      )}
      {pausedAt && (
        <p class="note warn">
          <strong>Dijeda</strong> sejak <Time date={pausedAt} zone={zone} />: surel yang belum keluar dan pengingat ditahan.
        </p>
      )}
    </>
  )
}

/** Beside "Kirim": at a time to come, or not then after all. */
export function Schedule({ no, seq, formId, later, errors }: LaterProps) {
  const at = `/konsol/imbauan/${no}/jadwal`
  return (
    <>
      {later.sendAt && (
        <form method="post" action={`${at}/batal`}>
          <FormKey id={`${formId}.batal`} seq={seq} />
          <button type="submit">Batalkan jadwal</button>
        </form>
      )}
      <details open={errors?.some(({ field }) => field.startsWith('send'))}>
        <summary>{later.sendAt ? 'Ubah jadwal' : 'Kirim nanti'}</summary>
        <form method="post" action={at} id="send">
          <FormKey id={`${formId}.jadwal`} seq={seq} />
          <DateParts form={{ values: later.typed ?? {}, errors }} name="send" legend={`Waktu kirim (${later.zone})`} shown time />
          <button type="submit">Jadwalkan</button>
        </form>
      </details>
    </>
  )
}

/** Of one that was sent: hold back, go on, correct. */
export function AfterSending({ no, seq, formId, later, written }: LaterProps) {
  const { pausedAt, correctedBy } = later
  if (correctedBy) return null
  return (
    <>
      {written && (
        <form method="post" action={`/konsol/imbauan/${no}/${pausedAt ? 'lanjut' : 'jeda'}`}>
          <FormKey id={`${formId}.jeda`} seq={seq} />
          <button type="submit" class={pausedAt ? 'main' : undefined}>
            {pausedAt ? 'Lanjutkan pengiriman' : 'Jeda pengiriman'}
          </button>
        </form>
      )}
      <form method="post" action={`/konsol/imbauan/${no}/koreksi`}>
        <FormKey id={`${formId}.koreksi`} seq={seq} />
        <button type="submit">Koreksi</button>
      </form>
    </>
  )
}
