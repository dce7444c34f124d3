import { FieldMessage, type FormState } from './field.tsx'
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
  const message = parts.map(({ field }) => messageFor(form.errors, field)).find(Boolean)
  const described = [!time && `${name}-u`, message && `${name}-s`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={message ? 'refused' : undefined} aria-describedby={described}>
      <legend class={shown ? undefined : 'vh'}>{legend}</legend>
      {!time && (
        <p class="hint" id={`${name}-u`}>
          Tanggal, bulan dengan angka, lalu tahun; misalnya 7 7 2026.
        </p>
      )}
      {message && <FieldMessage id={`${name}-s`} message={message} />}
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
              aria-invalid={message ? 'true' : undefined}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
