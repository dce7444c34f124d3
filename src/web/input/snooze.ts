import { momentOf, type SnoozeTime, snoozeTimes } from '../../core/queue/snooze-times.ts'
import { isWord } from '../../core/vocabulary.ts'
import { localTime } from './local-time.ts'

/** Until when, from the quick answers or from day and hour typed; null = nothing that can be meant. */
export function snoozeUntil(values: Record<string, string>, now: Date, zone: string): Date | null {
  const { until } = values
  if (isWord(snoozeTimes, until)) return momentOf(until as SnoozeTime, now, zone)
  const typed = localTime(values, 'until', { zone, otherwise: '08.00' })
  return typed instanceof Date ? typed : null
}
