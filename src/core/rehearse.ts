import { type Calendar, dueAfter } from './calendar.ts'
import { times } from './incident/clocks.ts'
import type { IncidentEvent, Recorded } from './incident/events.ts'
import { evolve } from './incident/evolve.ts'
import { asksOf, missingFor } from './incident/gates.ts'
import type { Incident } from './incident/incident.ts'
import type { ChoiceRule, Playbook, TaskRule } from './playbook.ts'
import { stepMeant } from './renamed.ts'

export const outcomes = {
  elsewhere: 'Menempuh jalan lain',
  blocked: 'Tertahan syarat',
  late: 'Terlambat',
} as const
export type Outcome = keyof typeof outcomes

/** What would have happened to one incident: one sentence for each kind that applies. */
export interface Finding {
  outcome: Outcome
  says: string
}

interface Rehearsal {
  playbook: Playbook
  calendar: Calendar
  now: Date
}

/**
 * Replays what people really did, by the rules of a draft: which choice would not have been there or would have led elsewhere,
 * which would have been barred by which requirement, and which clock or task, in time then, would have been late now.
 */
export function rehearse(chain: readonly Recorded[], { playbook, calendar, now }: Rehearsal): Finding[] {
  const [elsewhere, blocked] = [new Set<string>(), new Set<string>()]
  const past: Past = { addedAt: new Map(), stood: new Map() }
  const titles = new Map(chain.flatMap(({ event }) => (event.type === 'entered' ? [[event.step, event.name] as const] : [])))
  let incident: Incident | null = null
  for (const recorded of chain) {
    const { event } = recorded
    if (event.type === 'chosen' && incident) {
      const judged = judge(incident, meant(event, playbook, titles), { playbook, calendar })
      if (judged.elsewhere) elsewhere.add(judged.elsewhere)
      for (const one of judged.blocked) blocked.add(one)
    }
    remember(past, incident, recorded)
    incident = evolve(incident, recorded)
  }
  const late = incident ? lateOf(incident, { playbook, calendar, now }, past) : []
  return [...finding('elsewhere', elsewhere), ...finding('blocked', blocked), ...finding('late', late)]
}

function finding(outcome: Outcome, lines: Iterable<string>): Finding[] {
  const all = [...lines]
  return all.length === 0 ? [] : [{ outcome, says: all.join('; ') }]
}

/** Since when each task was there, and how long each clock stood still. */
interface Past {
  addedAt: Map<string, string>
  stood: Map<string, number>
}

function remember({ addedAt, stood }: Past, incident: Incident | null, { event, at }: Recorded): void {
  if (event.type === 'task_added') addedAt.set(event.task.id, at)
  if (event.type !== 'clock_resumed') return
  const before = incident?.clocks.find(({ id }) => id === event.clock)?.dueAt ?? event.dueAt
  stood.set(event.clock, (stood.get(event.clock) ?? 0) + Date.parse(event.dueAt) - Date.parse(before))
}

function lateOf(incident: Incident, rules: Rehearsal, { addedAt, stood }: Past): string[] {
  return [...lateClocks(incident, rules, stood), ...lateTasks(incident, rules, addedAt)]
}

type Chosen = Extract<IncidentEvent, { type: 'chosen' }>

/** The steps as the draft calls them: another short name is no other way. */
function meant(event: Chosen, playbook: Playbook, titles: ReadonlyMap<string, string>): Chosen & { title: string } {
  const at = (id: string) => stepMeant(playbook, { id, title: titles.get(id) }) ?? id
  return { ...event, from: at(event.from), to: at(event.to), title: titles.get(event.to) ?? event.to }
}

function judge(
  incident: Incident,
  event: Chosen & { title: string },
  rules: { playbook: Playbook; calendar: Calendar },
): { elsewhere?: string; blocked: string[] } {
  const step = Object.hasOwn(rules.playbook.steps, event.from) ? rules.playbook.steps[event.from] : undefined
  if (!step) return { elsewhere: `tahap “${event.from}” tidak ada`, blocked: [] }
  const rule = Object.hasOwn(step.choices, event.choice) ? step.choices[event.choice] : undefined
  if (!rule) return { elsewhere: `“${event.label}” tidak dapat dipilih pada “${step.name}”`, blocked: [] }
  const at = { ...incident, step: step.id, answers: { ...incident.answers, ...event.answers } }
  const barred = barriers({ ...rules, incident: at }, rule).map(label => `“${rule.label}” tertahan: ${label}`)
  if (rule.to === event.to) return { blocked: barred }
  return {
    elsewhere: `“${rule.label}” menuju “${rules.playbook.steps[rule.to]?.name ?? rule.to}”, dahulu “${event.title}”`,
    blocked: barred,
  }
}

/** A task that the draft adds to the step has not been done by anybody; what the draft asks more was not asked, so it is no barrier. */
function barriers(running: { incident: Incident; playbook: Playbook; calendar: Calendar }, rule: ChoiceRule): string[] {
  const { incident, playbook } = running
  const asked = asksOf(incident, rule)
  const missing = missingFor(running, rule).filter(({ requirement }) => !asked.some(one => one === requirement))
  if (!rule.needs.includes('tasks')) return missing.map(({ label }) => label)
  const added = Object.values(playbook.steps[incident.step]?.tasks ?? {}).filter(
    task => !task.optional && !incident.tasks.some(known => known.rule === task.id),
  )
  return [...missing.map(({ label }) => label), ...added.map(task => `tugas “${task.do}”`)]
}

function lateClocks(incident: Incident, { playbook, calendar, now }: Rehearsal, stood: ReadonlyMap<string, number>): string[] {
  return incident.clocks.flatMap(clock => {
    const rule = playbook.clocks[clock.id]
    const end = clock.metAt ?? incident.closedAt ?? now.toISOString()
    if (!rule || clock.waived || clock.pausedAt || end > clock.dueAt) return []
    const { dueAt } = times(rule, incident.severity ?? playbook.severity, new Date(clock.startedAt), calendar)
    const due = new Date(Date.parse(dueAt) + (stood.get(clock.id) ?? 0)).toISOString()
    return end > due ? [`${clock.id} ${clock.name}`] : []
  })
}

function lateTasks(incident: Incident, { playbook, calendar, now }: Rehearsal, addedAt: ReadonlyMap<string, string>): string[] {
  const rules = rulesOf(playbook)
  return incident.tasks.flatMap(task => {
    const rule = rules.get(task.rule)
    const added = addedAt.get(task.id)
    const end = task.doneAt ?? (incident.closedAt || task.asideAt ? null : now.toISOString())
    if (!rule?.due || !added || !end || (task.dueAt && end > task.dueAt)) return []
    return end > dueAfter(new Date(added), rule.due, rule.base, calendar).toISOString() ? [`tugas “${rule.do}”`] : []
  })
}

const known = new WeakMap<Playbook, Map<string, TaskRule>>()

function rulesOf(playbook: Playbook): Map<string, TaskRule> {
  const rules = known.get(playbook) ?? new Map(Object.values(playbook.steps).flatMap(({ tasks }) => Object.entries(tasks)))
  known.set(playbook, rules)
  return rules
}
