import { asWritten } from '../../language/written.ts'
import { Time } from './time.tsx'

/** What the reporter may see of the log, oldest or newest first as given. */
export interface PublicEvent {
  at: Date
  /** Who: 'Tim' or 'Anda'. */
  by: string
  text: string
  /** Somebody wrote it: it is in no language of ours. */
  own: boolean
}

export function PublicTimeline({ events, zone }: { events: readonly PublicEvent[]; zone: string }) {
  return (
    <ol class="timeline">
      {events.map(event => (
        <li>
          <p>{event.own ? asWritten(event.text) : event.text}</p>
          <p class="soft">
            {event.by} · <Time date={event.at} zone={zone} />
          </p>
        </li>
      ))}
    </ol>
  )
}
