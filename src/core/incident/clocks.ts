import { type Calendar, dueAfter, partWay } from '../calendar.ts'
import { conditionsInWords, holds } from '../conditions.ts'
import type { ClockRule, Playbook } from '../playbook.ts'
import type { Severity } from '../vocabulary.ts'
import type { IncidentEvent } from './events.ts'
import type { Clock, Incident, Running } from './incident.ts'

/** Everything the passing of time has done to the incident by `now`: warnings, breaches, then escalations. Empty when nothing is new. */
export function elapse({ incident }: Pick<Running, 'incident'>, now: Date): IncidentEvent[] {
  return incident.clocks.filter(isRunning).flatMap((clock): IncidentEvent[] => {
    const events: IncidentEvent[] = []
    const at = now.toISOString()
    if (!clock.warnedAt && at >= clock.warnAt) events.push({ type: 'clock_warned', clock: clock.id })
    if (!clock.breachedAt && at >= clock.dueAt) events.push({ type: 'clock_breached', clock: clock.id })
    if (clock.escalateAt && !clock.escalatedAt && at >= clock.escalateAt) events.push({ type: 'clock_escalated', clock: clock.id })
    return events
  })
}

/** When `elapse` will next have something to say about this clock; null = never. */
export function nextLook(clock: Clock): string | null {
  if (!isRunning(clock)) return null
  if (clock.breachedAt) return clock.escalatedAt ? null : (clock.escalateAt ?? null)
  return clock.warnedAt ? clock.dueAt : clock.warnAt
}

/** Starts the clock by its rule. A clock that already runs is left alone; one that was met starts anew. */
export function startClock(running: Running, id: string, now: Date): IncidentEvent[] {
  const rule = running.playbook.clocks[id]
  const known = running.incident.clocks.find(clock => clock.id === id)
  if (!rule || (known && !known.metAt)) return []
  const from = rule.from === 'report' ? new Date(running.incident.openedAt) : now
  const severity = running.incident.severity ?? running.playbook.severity
  return [{ type: 'clock_started', clock: { ...newClock(rule, severity), ...times(rule, severity, from, running.calendar) } }]
}

/**
 * Starts the clocks that wait for an answer of triage, once: what was met does not come back. One that was found not to apply does
 * when triage had taken its answer back (`before`) and gives it again: the duty is there again.
 */
export function startAnswered(running: Running, now: Date, before?: Incident): IncidentEvent[] {
  const { incident, playbook } = running
  return Object.values(playbook.clocks)
    .filter(rule => rule.starts === 'answer' && isAsked(rule, incident))
    .filter(rule => {
      const known = incident.clocks.find(clock => clock.id === rule.id)
      return !known || (known.waived && before && !isAsked(rule, before))
    })
    .flatMap(({ id, when }) => startClock(running, id, now).map(event => because(event, when)))
}

function because(event: IncidentEvent, when: ClockRule['when']): IncidentEvent {
  return event.type === 'clock_started' && when ? { ...event, why: conditionsInWords(when).join(', ') } : event
}

function isAsked({ when, unless }: ClockRule, incident: Incident): boolean {
  return Boolean(when && holds(incident, when) && !(unless && holds(incident, unless)))
}

/** Meets every running clock that `which` picks, but for those of law, which want a proof. `by` says what met it, for the proof. */
export function meetClocks(incident: Incident, which: (clock: Clock) => boolean, by: string): IncidentEvent[] {
  return incident.clocks
    .filter(clock => !clock.metAt && clock.basis !== 'law' && which(clock))
    .map(clock => ({ type: 'clock_met', clock: clock.id, by }))
}

/** The clocks whose rule says that this kind of act meets them (`receipt`, `response`, a notice code). */
export function metBy(running: Running, act: ClockRule['metBy'], by: string): IncidentEvent[] {
  return meetClocks(running.incident, clock => running.playbook.clocks[clock.id]?.metBy === act, by)
}

/** A waiting step stops the team's internal targets. Law and SOP run on: nothing pauses them. */
export function pauseClocks(incident: Incident): IncidentEvent[] {
  const internal = incident.clocks.filter(clock => isRunning(clock) && clock.basis === 'default')
  return internal.map(clock => ({ type: 'clock_paused', clock: clock.id }))
}

/** After waiting, a paused clock is due later by exactly the time it stood still; a machine's clock put back makes it no earlier. */
export function resumeClocks(incident: Incident, now: Date): IncidentEvent[] {
  return incident.clocks.flatMap((clock): IncidentEvent[] => {
    if (!clock.pausedAt || clock.metAt) return []
    const stood = Math.max(0, now.getTime() - Date.parse(clock.pausedAt))
    return [{ type: 'clock_resumed', clock: clock.id, ...shifted(clock, stood) }]
  })
}

/** A new severity gives open clocks another length, counted from their old start; the time they stood still stays added. */
export function redueClocks(running: Running, severity: Severity): IncidentEvent[] {
  const before = running.incident.severity ?? running.playbook.severity
  return running.incident.clocks.flatMap((clock): IncidentEvent[] => {
    const rule = running.playbook.clocks[clock.id]
    if (!rule || clock.metAt) return []
    const from = new Date(clock.startedAt)
    const without = Date.parse(times(rule, before, from, running.calendar).dueAt)
    const stood = clock.basis === 'default' ? Math.max(0, Date.parse(clock.dueAt) - without) : 0
    const anew = times(rule, severity, from, running.calendar)
    const moved = shifted(anew, stood)
    return moved.dueAt === clock.dueAt ? [] : [{ type: 'clock_redue', clock: clock.id, ...moved, why: `tingkat keparahan: ${severity}` }]
  })
}

/** Another playbook's rules give open clocks another length, counted from their old start; the time they stood still stays added. */
export function redueBy(running: Running, playbook: Playbook, why: string): IncidentEvent[] {
  const { incident, calendar } = running
  return incident.clocks.flatMap((clock): IncidentEvent[] => {
    const [rule, before] = [playbook.clocks[clock.id], running.playbook.clocks[clock.id]]
    if (!rule || !before || clock.metAt) return []
    const from = new Date(clock.startedAt)
    const { dueAt } = times(before, incident.severity ?? running.playbook.severity, from, calendar)
    const stood = clock.basis === 'default' ? Date.parse(clock.dueAt) - Date.parse(dueAt) : 0
    const moved = shifted(times(rule, incident.severity ?? playbook.severity, from, calendar), stood)
    return moved.dueAt === clock.dueAt && moved.warnAt === clock.warnAt ? [] : [{ type: 'clock_redue', clock: clock.id, ...moved, why }]
  })
}

/** Start, due, warning and escalation times of a rule, RFC 3339 UTC. */
export function times(rule: ClockRule, severity: Severity, from: Date, calendar: Calendar) {
  const base = rule.base[severity]
  const due = dueAfter(from, rule.within[severity], base, calendar)
  const warn = partWay(from, due, rule.warnAt, base, calendar)
  const escalate = rule.escalateAt && partWay(from, due, rule.escalateAt, base, calendar)
  const moments = { startedAt: from.toISOString(), dueAt: due.toISOString(), warnAt: warn.toISOString() }
  return { base, ...moments, ...(escalate && { escalateAt: escalate.toISOString() }) }
}

function newClock(rule: ClockRule, severity: Severity): Clock {
  const none = { metAt: null, metBy: null, warnedAt: null, breachedAt: null, pausedAt: null }
  const { id, name, basis, article, duty } = rule
  return { id, name, basis, article, base: rule.base[severity], startedAt: '', dueAt: '', warnAt: '', ...none, ...(duty && { duty }) }
}

function shifted({ dueAt, warnAt, escalateAt }: Pick<Clock, 'dueAt' | 'warnAt' | 'escalateAt'>, by: number) {
  return { dueAt: later(dueAt, by), warnAt: later(warnAt, by), ...(escalateAt && { escalateAt: later(escalateAt, by) }) }
}

function later(time: string, by: number): string {
  return new Date(Date.parse(time) + by).toISOString()
}

function isRunning(clock: Clock): boolean {
  return !clock.metAt && !clock.pausedAt
}
