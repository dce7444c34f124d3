import { asWritten } from '../../../language/written.ts'
import { FormKey } from '../../parts/form-key.tsx'
import { Time } from '../../parts/time.tsx'

export interface SnoozedProps {
  no: string
  formId: string
  now: Date
  zone: string
  snooze?: { until: Date; reason: string; by: string; seq: number } | null | undefined
}

/** Until when and why it is out of the queue, or the way to put it aside. */
export function Snoozed({ no, formId, now, zone, snooze }: SnoozedProps) {
  if (!snooze || snooze.until <= now)
    return (
      <p class="row">
        <a class="button" href={`/konsol/tiket/${no}/tunda`} data-key="h">
          Tunda… <kbd>h</kbd>
        </a>
      </p>
    )
  return (
    <form method="post" action={`/konsol/tiket/${no}/tunda/batal`} class="note row">
      <FormKey id={`${formId}.batal`} seq={snooze.seq} />
      <span>
        Ditunda sampai <Time date={snooze.until} zone={zone} short /> oleh {asWritten(snooze.by)}: <bdi>{snooze.reason}</bdi>
      </span>
      <button type="submit">Kembalikan sekarang</button>
    </form>
  )
}
