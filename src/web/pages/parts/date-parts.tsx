import type { FormState } from './field.tsx'
import { messageFor } from './frame.ts'

export interface DatePartsProps {
  form: FormState
  /** `due` asks `due_day`, `due_month`, `due_year` and, with `time`, `due_time`. */
  name: string
  legend: string
  /** The legend is seen, where nothing else on the page says what the date is. */
  shown?: boolean
  /** Also asks the time, as `13.05`. */
  time?: boolean
}

/** Day, month and year as three fields: quicker to type than a calendar is to leaf through. */
export function DateParts({ form, name, legend, shown, time }: DatePartsProps) {
  const parts = [
    { field: `${name}_day`, label: 'Tanggal', length: 2 },
    { field: `${name}_month`, label: 'Bulan', length: 2 },
    { field: `${name}_year`, label: 'Tahun', length: 4 },
    ...(time ? [{ field: `${name}_time`, label: 'Pukul', length: 5 }] : []),
  ]
  return (
    <fieldset>
      <legend class={shown ? undefined : 'vh'}>{legend}</legend>
      <div class="date">
        {parts.map(({ field, label, length }) => (
          <label>
            {label}
            <input
              id={field}
              name={field}
              value={form.values[field]}
              inputmode="numeric"
              maxlength={length}
              size={length}
              autocomplete="off"
              aria-invalid={messageFor(form.errors, field) ? 'true' : undefined}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
