import { type FormState, TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { clockTime, dayOf, zoneName } from '../../words.ts'

export const timelineFilters = { semua: 'Semua', catatan: 'Catatan', langkah: 'Langkah', pesan: 'Pesan' } as const
export type TimelineFilter = keyof typeof timelineFilters

export interface TimelineEvent {
  at: Date
  by: string
  text: string
  /** `pesan` = to or from people outside. */
  kind: 'catatan' | 'langkah' | 'pesan' | 'sistem'
  /** Told to the reporter. */
  visible?: boolean | undefined
}

export interface NotesProps {
  no: string
  seq: number
  formId: string
  zone: string
  form: FormState
  /** Newest first. */
  events: readonly TimelineEvent[]
  filter: TimelineFilter
}

export function Notes({ no, seq, formId, zone, form, events, filter }: NotesProps) {
  return (
    <section class="panel" id="catatan" aria-labelledby="catatan-judul">
      <h2 id="catatan-judul">Catatan dan riwayat</h2>
      <form method="post" action={`/konsol/tiket/${no}/catatan`} novalidate>
        <FormKey id={`${formId}.catatan`} seq={seq} />
        <TextArea
          form={form}
          name="text"
          label={
            <>
              Catatan <kbd>c</kbd>
            </>
          }
          rows={3}
          draft={`catatan.${no}`}
        />
        <p class="row">
          <button type="submit">Simpan catatan</button>
          <label class="check">
            <input type="checkbox" name="visible" value="1" checked={form.values.visible === '1'} /> Tampilkan juga kepada pelapor
          </label>
        </p>
      </form>
      <nav class="tabs small" aria-label="Saring riwayat">
        {Object.entries(timelineFilters).map(([id, label]) => (
          <a href={`/konsol/tiket/${no}?riwayat=${id}#catatan`} aria-current={id === filter ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {byDay(events, zone).map(([day, ofDay]) => (
        <>
          <h3>{day}</h3>
          <ol class="timeline">
            {ofDay.map(event => (
              <Event event={event} zone={zone} />
            ))}
          </ol>
        </>
      ))}
    </section>
  )
}

function Event({ event, zone }: { event: TimelineEvent; zone: string }) {
  return (
    <li class={event.kind}>
      <time datetime={event.at.toISOString()}>
        {clockTime(event.at, zone)} <span class="vh">{zoneName(zone)}</span>
      </time>
      <div>
        <p class="text">{event.text}</p>
        <p class="soft">
          {event.by}
          {event.visible && ' · terlihat oleh pelapor'}
        </p>
      </div>
    </li>
  )
}

function byDay(events: readonly TimelineEvent[], zone: string): [string, TimelineEvent[]][] {
  const days = new Map<string, TimelineEvent[]>()
  for (const event of events) {
    const day = dayOf(event.at, zone)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
}
