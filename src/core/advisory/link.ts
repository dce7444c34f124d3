import type { Advisory } from './advisory.ts'

/** Why nothing is asked any more by the link that a recipient got. */
export type Over = 'withdrawn' | 'corrected' | 'ended'

const day = 86_400_000

/** Days after its incident was closed, for whoever fixes it late; of an advisory without an incident, after its deadline. */
export const answerable = { afterClosing: 30, afterDue: 180 }

/**
 * Whether a confirmation link is over, and why; null = it asks. `closedAt` is its incident's, null while that runs or where there is none.
 * Reopening the incident opens the link again.
 */
export function overOf(advisory: Advisory, { closedAt, dueAt }: { closedAt: string | null; dueAt: string }, now: Date): Over | null {
  if (advisory.status === 'withdrawn') return 'withdrawn'
  if (advisory.correctedBy) return 'corrected'
  if (!advisory.incident) return now.getTime() > later(dueAt, answerable.afterDue) ? 'ended' : null
  return closedAt !== null && now.getTime() > later(closedAt, answerable.afterClosing) ? 'ended' : null
}

function later(from: string, days: number): number {
  return Date.parse(from) + days * day
}
