import { snoozeTimes } from '../../../../core/queue/snooze-times.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { DateParts } from '../../parts/date-parts.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { type Frame, messageFor, type Typed } from '../../parts/frame.ts'
import { Deadline, Time } from '../../parts/time.tsx'

export interface SnoozePageProps {
  frame: Frame
  now: Date
  formId: string
  no: string
  seq: number
  title: string
  /** The quick answers with the moments they mean, those to come only. */
  times: readonly { value: keyof typeof snoozeTimes; at: Date }[]
  /** What falls due first. */
  due?: { name: string; at: Date } | undefined
  /** until until_day … until_time reason. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function SnoozePage({ frame, now, formId, no, seq, title, times, due, values, errors }: SnoozePageProps) {
  const form = { values, errors }
  const zone = frame.team.zone
  const wrongTime = messageFor(errors, 'until')
  return (
    <ConsolePage frame={frame} title={`Tunda ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} <bdi>{title}</bdi>
          </a>
        </p>
        <h1>Tunda tiket ini</h1>
        <p>
          Tiket hilang dari antrean sampai waktu yang Anda pilih, dan tetap ada di <a href="/konsol/antrean?v=ditunda">Ditunda</a> dan
          Semua. Ia kembali lebih cepat bila pelapor atau instansi mengirim kabar. Tenggat tidak berhenti: empat jam sebelum jatuh tempo
          tiket tampil lagi.
        </p>
        {due && (
          <p class="note warn">
            {due.name}: <Deadline due={due.at} now={now} zone={zone} />
          </p>
        )}
        <form method="post" action={`/konsol/tiket/${no}/tunda`} class="one" novalidate>
          <FormKey id={formId} seq={seq} />
          <fieldset class={wrongTime ? 'field refused' : 'field'}>
            <legend>Sampai kapan</legend>
            {wrongTime && <FieldMessage id="until-g" message={wrongTime} />}
            <div class="picks">
              {times.map(({ value, at }, place) => (
                <label class="pick">
                  <input type="radio" id={place === 0 ? 'until' : undefined} name="until" value={value} checked={values.until === value} />
                  <span>
                    {snoozeTimes[value]}{' '}
                    <span class="soft">
                      <Time date={at} zone={zone} short />
                    </span>
                  </span>
                </label>
              ))}
              <label class="pick">
                <input type="radio" name="until" value="tanggal" checked={values.until === 'tanggal'} /> tanggal lain:
              </label>
            </div>
            <DateParts form={form} name="until" legend="Tanggal lain" time />
          </fieldset>
          <TextField form={form} name="reason" label="Alasan" hint="Apa yang ditunggu; rekan Anda membacanya." autocomplete="off" />
          <p class="row">
            <button type="submit" class="main">
              Tunda
            </button>
            <a href={`/konsol/tiket/${no}`}>Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}
