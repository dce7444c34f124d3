import type { Actor } from '../actor.ts'
import { type Askable, askables, type ChoiceRule, stepOf } from '../playbook.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { roles } from '../vocabulary.ts'
import { meetClocks, metBy, startAnswered } from './clocks.ts'
import { enter } from './enter.ts'
import type { IncidentEvent } from './events.ts'
import { asksOf, isHigh, missingFor, newestTask } from './gates.ts'
import type { Incident, Running } from './incident.ts'

/** A choice as a person takes it: `seq` is that of the page it was made on, `answers` what the choice asks. */
export interface Choice {
  name: string
  seq: number
  answers: Partial<Record<Askable, string>>
}

/** Takes one of the step's choices. Refuses a stale page, an unknown choice, a missing requirement, the wrong person. */
export function choose(running: Running, choice: Choice, actor: Actor, now: Date): IncidentEvent[] {
  requireFresh(running.incident, choice.seq)
  const offered = stepOf(running.playbook, running.incident.step).choices
  const rule = Object.hasOwn(offered, choice.name) ? offered[choice.name] : undefined
  if (!rule) throw new Refusal('not_a_choice', `Tahap ini tidak punya pilihan "${choice.name}".`)
  requireRole(running.incident, rule, actor)
  requireOther(running.incident, rule, actor)
  const answers = answered(asksOf(running.incident, rule), choice)
  const after: Running = { ...running, incident: { ...running.incident, answers: { ...running.incident.answers, ...answers } } }
  requireAll(after, rule)
  const { step: from } = running.incident
  return [
    { type: 'chosen', choice: rule.name, label: rule.label, from, to: rule.to, answers },
    ...meetClocks(running.incident, clock => rule.meets.includes(clock.id), rule.label),
    ...enter(after, rule.to, now),
    // Whoever passes a gate on the severity has thereby said that it is right.
    ...(rule.needs.includes('severity') ? startAnswered(after, now) : []),
  ]
}

/** A page older than the last decision is stale: somebody else decided meanwhile. */
export function requireFresh(incident: Incident, seq: number): void {
  if (seq < incident.decidedSeq || seq > incident.seq)
    throw new Refusal(
      'changed_meanwhile',
      'Insiden ini sudah diubah orang lain sejak halaman Anda dibuka. Periksa perubahannya, lalu ulangi.',
    )
}

/** The first act of a person of the team meets the clocks that wait for a response (K2). A script is no response. */
export function withResponse(running: Running, actor: Actor, events: IncidentEvent[]): IncidentEvent[] {
  if (actor.kind !== 'person' || (actor.role !== 'analyst' && actor.role !== 'lead')) return events
  // Putting aside answers nobody.
  if (events.some(({ type }) => type === 'snoozed' || type === 'unsnoozed')) return events
  const already = new Set(events.flatMap(event => (event.type === 'clock_met' ? [event.clock] : [])))
  const met = metBy(running, 'response', 'tanggapan pertama').filter(event => event.type === 'clock_met' && !already.has(event.clock))
  return [...events, ...met]
}

function requireRole(incident: Incident, rule: ChoiceRule, actor: Actor): void {
  const by = isHigh(incident.severity) ? (rule.byWhenHigh ?? rule.by) : rule.by
  if (!by || actor.role === by || actor.role === 'lead') return
  throw new Refusal('not_allowed', `Pilihan "${rule.label}" hanya boleh diambil oleh ${roles[by]}.`)
}

/** Four eyes: the newest doing of each named task must be somebody else's. */
function requireOther(incident: Incident, rule: ChoiceRule, actor: Actor): void {
  const own = (rule.otherThan ?? []).map(name => newestTask(incident, name)).find(task => task?.doneById === actor.id)
  if (own) throw new Refusal('not_allowed', `Harus orang lain: Anda sendiri yang mengerjakan “${own.do}”.`)
}

function answered(asks: Askable[], choice: Choice): Partial<Record<Askable, string>> {
  const given = asks.map(asked => [asked, choice.answers[asked]?.trim() ?? ''] as const)
  const errors: FieldError[] = given
    .filter(([, text]) => text === '')
    .map(([field]) => ({ field, message: `${askables[field]} perlu diisi.` }))
  if (errors.length > 0) {
    const missing = errors.map(({ field }) => ({ requirement: field, label: askables[field as Askable] }))
    throw new Refusal('missing', `Lengkapi dulu: ${missing.map(({ label }) => label).join(', ')}.`, { errors, missing })
  }
  return Object.fromEntries(given)
}

function requireAll(running: Running, rule: ChoiceRule): void {
  const missing = missingFor(running, rule)
  if (missing.length === 0) return
  throw new Refusal('missing', `Belum bisa: ${rule.label}. Lengkapi dulu: ${missing.map(({ label }) => label).join('; ')}.`, { missing })
}
