import { type Calendar, partWay } from '../calendar.ts'
import type { TimeBase } from '../playbook.ts'

/** Reminders go out at these shares of K11's length; the last one has the head of the agency in copy. */
export const reminderShares = [0.5, 1, 1.5] as const

/** When the next reminder is due after `sent` reminders; null when all have gone. */
export function nextReminder(clock: { startedAt: string; dueAt: string; base: TimeBase }, sent: number, calendar: Calendar): string | null {
  const share = reminderShares[sent]
  if (share === undefined) return null
  return partWay(new Date(clock.startedAt), new Date(clock.dueAt), share, clock.base, calendar).toISOString()
}

/** Between two messages to the same contact, whoever sends them. */
const between = 4 * 3_600_000

/** The earliest time for the next reminder to who was last written to at `last`. */
export function soonestReminder(last: string): string {
  return new Date(Date.parse(last) + between).toISOString()
}

/** From the last reminder on the head of the agency is in copy. `reminder` counts from 1. */
export function isEscalated(reminder: number): boolean {
  return reminder >= reminderShares.length
}
