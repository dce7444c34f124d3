import { weekdays } from '../../../../core/hours.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface CalendarPageProps {
  frame: Frame
  formId: string
  zone: string
  /** hari_1…hari_7 as written, `lines` as typed. */
  values: Typed
  holidays: readonly { date: string; name: string }[]
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** By this calendar deadlines in working hours are counted. */
export function CalendarPage(calendar: CalendarPageProps) {
  const { frame, errors, message } = calendar
  return (
    <ConsolePage frame={frame} title="Kalender" message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>Kalender</h1>
      <div class="two even">
        <Hours {...calendar} />
        <Holidays {...calendar} />
      </div>
    </ConsolePage>
  )
}

function Hours({ formId, zone, values, errors }: CalendarPageProps) {
  const form = { values, errors }
  return (
    <section class="panel" aria-labelledby="jam-judul">
      <h2 id="jam-judul">Jam kerja ({zone})</h2>
      <p class="soft">Seperti 07.30–11.30, 13.00–15.30; kosong berarti tutup. Tenggat yang sudah berjalan tidak berubah.</p>
      <form method="post" action="/konsol/admin/kalender/jam" class="one" novalidate>
        <FormKey id={`${formId}.jam`} />
        {weekdays.map((day, at) => (
          <TextField form={form} name={`hari_${at + 1}`} label={day} autocomplete="off" />
        ))}
        <p>
          <button type="submit" class="main">
            Simpan jam kerja
          </button>
        </p>
      </form>
    </section>
  )
}

function Holidays({ formId, values, errors, holidays }: CalendarPageProps) {
  return (
    <section class="panel" aria-labelledby="libur-judul">
      <h2 id="libur-judul">Hari libur</h2>
      <form method="post" action="/konsol/admin/kalender/libur" class="one" novalidate>
        <FormKey id={`${formId}.libur`} />
        <TextArea
          form={{ values, errors }}
          name="lines"
          label="Tambah"
          hint="Satu baris satu hari: 2026-08-17 Hari Kemerdekaan. Boleh ditempel banyak sekaligus."
          rows={4}
        />
        <p>
          <button type="submit">Tambah</button>
        </p>
      </form>
      {holidays.length === 0 && <p class="empty">Belum ada.</p>}
      <ul class="list">
        {holidays.map(({ date, name }) => (
          <li>
            <span>
              <span class="no">{date}</span> {asWritten(name)}
            </span>
            <form method="post" action={`/konsol/admin/kalender/libur/${date}/hapus`}>
              <FormKey id={`${formId}.${date}`} />
              <button type="submit" class="quiet bad">
                Hapus<span class="vh"> {asWritten(name)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
