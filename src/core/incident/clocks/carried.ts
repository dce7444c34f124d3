import { pauseClocks, resumeClocks, times } from '../clocks.ts'
import type { IncidentEvent } from '../events.ts'
import type { Clock, Running } from '../incident.ts'

/**
 * What becomes of the running clocks of an incident that is merged into another: one that the other lacks, or had found not to
 * apply, runs on there with its own start; one that both have keeps the earlier start and never falls due later. What waits for
 * the receipt or the first response stays: it is about that reporter.
 */
export function carriedClocks(gone: { number: string; running: Running }, stays: Running, now: Date): IncidentEvent[] {
  const rules = gone.running.playbook.clocks
  const running = gone.running.incident.clocks.filter(({ id, metAt }) => !metAt && !aboutReporter.includes(rules[id]?.metBy ?? ''))
  const known = (id: string) => stays.incident.clocks.find(clock => clock.id === id)
  const fresh = running.filter(({ id }) => !known(id) || known(id)?.waived)
  const both = running.filter(({ id }) => known(id) && !known(id)?.waived)
  return [
    ...fresh.map(clock => ({ type: 'clock_started' as const, clock: { ...clock, from: gone.number } })),
    ...paced(stays, fresh, now),
    ...both.flatMap(clock => earlier(stays, clock, gone.number)),
  ]
}

const aboutReporter = ['receipt', 'response']

/** They stand still exactly while the other waits. */
function paced({ incident }: Running, clocks: Clock[], now: Date): IncidentEvent[] {
  const those = { ...incident, clocks }
  return incident.waiting ? pauseClocks(those) : resumeClocks(those, now)
}

/** A duty is counted from whoever knew first. One that was met already may thereby turn out late; a target that was met stays met. */
function earlier(stays: Running, theirs: Clock, number: string): IncidentEvent[] {
  const own = stays.incident.clocks.find(({ id }) => id === theirs.id)
  if (!own || theirs.startedAt >= own.startedAt || (own.metAt && own.basis === 'default')) return []
  const { startedAt } = theirs
  const rule = stays.playbook.clocks[own.id]
  const severity = stays.incident.severity ?? stays.playbook.severity
  const counted = rule ? times(rule, severity, new Date(startedAt), stays.calendar) : theirs
  const moments = counted.dueAt < own.dueAt ? counted : own
  const { dueAt, warnAt, escalateAt } = moments
  const reason = `${number} yang digabung ke sini sudah mengetahuinya lebih dahulu.`
  return [{ type: 'clock_corrected', clock: own.id, startedAt, dueAt, warnAt, ...(escalateAt && { escalateAt }), reason }]
}
