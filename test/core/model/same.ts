import type { Incident } from '../../../src/core/incident/incident.ts'
import type { Model } from './model.ts'

/** What the model says of an incident, one line a fact. Working-time clocks without their moments: the model does not know calendars. */
export function modelled(model: Model): string[] {
  const { step, severity, rsit, organisation, owner, answers, written, evidence, affected, tasks, clocks, rules } = model
  const { waiting, final, status } = rules.steps[step] ?? { waiting: false, final: false, status: '' }
  return [
    `${step} ${status} ${waiting} ${final} ${severity} ${rsit} ${organisation} ${owner} ${answers.iiv} ${answers.personal_data} ${answers.ongoing}`,
    `${[...written].sort()} ${evidence} ${affected.size}`,
    ...tasks.map(({ id, step: at, done, aside, optional }) => `${id} ${at} ${done} ${aside} ${optional}`),
    ...[...clocks]
      .map(([id, clock]) => {
        const state = `${id} ${clock.metAt} ${clock.waived} ${clock.metAt === null ? clock.pausedAt : ''}`
        if (!rules.clocks[id]?.exact) return state
        return `${state} ${clock.start} ${clock.due} ${clock.warn} ${clock.escalate} ${clock.warned} ${clock.breached} ${clock.escalated}`
      })
      .sort(),
  ]
}

/** The same of the real one. */
export function real(incident: Incident, { rules }: Model): string[] {
  const { step, publicStatus, waiting, closedAt, severity, rsit, organisation, owner, iiv, personalData, ongoing, answers } = incident
  const ms = (time: string | null | undefined) => (time ? Date.parse(time) : null)
  return [
    `${step} ${publicStatus} ${waiting} ${closedAt !== null} ${severity} ${rsit} ${organisation !== null} ${owner?.id ?? null} ${iiv} ${personalData} ${ongoing}`,
    `${Object.keys(answers).sort()} ${incident.evidence.length} ${incident.affected.length}`,
    ...incident.tasks.map(task => `${task.id} ${task.step} ${task.doneById ?? null} ${Boolean(task.asideAt)} ${task.optional}`),
    ...incident.clocks
      .map(clock => {
        const state = `${clock.id} ${ms(clock.metAt)} ${clock.waived !== undefined} ${clock.metAt ? '' : ms(clock.pausedAt)}`
        if (!rules.clocks[clock.id]?.exact) return state
        const flags = `${clock.warnedAt !== null} ${clock.breachedAt !== null} ${Boolean(clock.escalatedAt)}`
        return `${state} ${ms(clock.startedAt)} ${ms(clock.dueAt)} ${ms(clock.warnAt)} ${ms(clock.escalateAt)} ${flags}`
      })
      .sort(),
  ]
}
