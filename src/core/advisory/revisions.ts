import type { Advisory } from './advisory.ts'
import type { RecordedAdvisoryEvent } from './evolve.ts'

/** One version of what was published. `number` counts from 1. */
export interface Revision {
  number: number
  at: string
  summary: string
}

const said: Partial<Record<RecordedAdvisoryEvent['event']['type'], string>> = {
  sent: 'Diterbitkan.',
  withdrawn: 'Dicabut.',
  corrected: 'Diganti oleh koreksinya.',
}

/** The kinds of events that change what the public reads. */
export const publishing = Object.keys(said)

/** What the public could read, version by version, oldest first. Nothing before it was sent. */
export function revisionsOf(events: readonly Pick<RecordedAdvisoryEvent, 'at' | 'event'>[]): Revision[] {
  const first = events.findIndex(({ event }) => event.type === 'sent')
  if (first < 0) return []
  return events
    .slice(first)
    .flatMap(({ at, event }) => {
      const summary = said[event.type]
      return summary ? [{ at, summary }] : []
    })
    .map((revision, place) => ({ number: place + 1, ...revision }))
}

/** For everybody: CLEAR, and once sent. A draft that was taken back was never public. */
export function isPublic({ tlp, sentAt, status }: Pick<Advisory, 'tlp' | 'sentAt' | 'status'>): boolean {
  return tlp === 'CLEAR' && sentAt !== null && (status === 'sent' || status === 'withdrawn')
}

/** What has become of it, before its title wherever it is listed: "" while it holds. */
export function fateOf({ status, correctedBy }: Pick<Advisory, 'status' | 'correctedBy'>): '' | 'DICABUT: ' | 'DIGANTI: ' {
  if (status === 'withdrawn') return 'DICABUT: '
  return correctedBy ? 'DIGANTI: ' : ''
}
