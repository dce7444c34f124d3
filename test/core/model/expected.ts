import type { Act, Changes } from './act.ts'
import {
  ask,
  askedNow,
  asksOf,
  blockedBy,
  type Clock,
  elapse,
  finish,
  isHigh,
  isOpen,
  type Model,
  mayTake,
  metBy,
  missingFor,
  moments,
  type Person,
  questions,
  redue,
  startAnswered,
  stepOf,
  type Task,
  take,
  taskRule,
} from './model.ts'

/** Lets the act happen to the model. True when it must be accepted; a refused one changes nothing. */
export function expected(model: Model, act: Act): boolean {
  const changed = happens(model, act)
  if (changed === null) return false
  if (changed && 'by' in act && (act.by.role === 'analyst' || act.by.role === 'lead')) metBy(model, 'response')
  return true
}

/** null = refused; else whether anything happened. */
function happens(model: Model, act: Act): boolean | null {
  switch (act.do) {
    case 'choose':
      return chooses(model, act)
    case 'finish':
      return finishes(model, act.by, { id: act.task, result: act.result, opening: false })
    case 'open':
      return finishes(model, act.by, { id: act.task, result: act.why, opening: true })
    case 'classify':
      return classifies(model, act.changes)
    case 'assign':
      return assigns(model, act.to)
    case 'evidence':
      model.evidence += 1
      return true
    case 'affected':
      return model.affected.size < model.affected.add(act.label).size
    case 'send':
      return sends(model, act.notice, act.by)
    case 'receipt':
      metBy(model, 'receipt')
      return true
    case 'wait':
      model.now += act.minutes * 60_000
      elapse(model)
      return true
    default:
      return legal(model, act)
  }
}

function chooses(model: Model, { choice: name, by, answered, stale }: Extract<Act, { do: 'choose' }>): boolean | null {
  const choice = stepOf(model).choices.find(one => one.name === name)
  if (stale || !choice || !mayTake(model, choice, by)) return null
  if (!answered && asksOf(model, choice).length > 0) return null
  if (missingFor(model, choice).length > 0) return null
  take(model, choice, by)
  return true
}

function finishes(model: Model, by: Person, { id, result, opening }: { id: string; result: string; opening: boolean }): boolean | null {
  const task = model.tasks.find(one => one.id === id)
  if (!task || !isOpen(task)) return null
  const rule = taskRule(model, task.rule)
  if (opening && (!rule?.opens || !result)) return null
  if (rule?.role === 'lead' && by.role !== 'lead') return null
  if ((rule?.written || model.now < task.early) && !result) return null
  if (blockedBy(model, task).length > 0) return null
  finish(model, task, by)
  return true
}

function classifies(model: Model, { severity, rsit, organisation, ...answers }: Changes): boolean {
  const before = model.severity
  const asked = askedNow(model)
  const changed = questions.filter(question => answers[question] && answers[question] !== model.answers[question])
  const differs =
    (severity && severity !== before) || (rsit && rsit !== model.rsit) || (organisation && !model.organisation) || changed.length > 0
  if (!differs) return false
  model.severity = severity ?? before
  model.rsit = rsit ?? model.rsit
  model.organisation ||= Boolean(organisation)
  for (const question of changed) model.answers[question] = answers[question] ?? null
  if (model.severity !== before) redue(model, before)
  startAnswered(model, asked)
  for (const question of changed) if (answers[question] === 'belum-diketahui') ask(model, question)
  return true
}

function assigns(model: Model, to: Person | null): boolean {
  const differs = model.owner !== (to?.id ?? null)
  model.owner = to?.id ?? null
  return differs
}

function sends(model: Model, notice: string, by: Person): boolean {
  const asked = model.tasks.filter(task => isOpen(task) && taskRule(model, task.rule)?.notice === notice)
  for (const task of asked) finish(model, task, by)
  const before = count(model)
  metBy(model, notice)
  return asked.length > 0 || count(model) > before
}

function count({ clocks }: Model): number {
  return [...clocks.values()].filter(({ metAt }) => metAt !== null).length
}

type Legal = Extract<Act, { do: 'waive' | 'prove' | 'correct' }>

function legal(model: Model, act: Legal): boolean | null {
  const clock = model.clocks.get(act.clock)
  const rule = model.rules.clocks[act.clock]
  if (!clock || !rule) return null
  if (act.do === 'correct') return corrects(model, clock, { rule, at: model.now - act.ago * 60_000 })
  if (clock.metAt !== null) return null
  if (act.do === 'waive') {
    if (rule.basis === 'default' || !act.reason || (isHigh(model) && act.by.role !== 'lead')) return null
    Object.assign(clock, { metAt: model.now, waived: true })
    return true
  }
  const sentAt = model.now - act.sentAgo * 60_000
  if (sentAt < clock.start || sentAt > model.now || !act.evidence || model.evidence === 0) return null
  clock.metAt = sentAt
  return true
}

function corrects(model: Model, clock: Clock, { rule, at }: { rule: Parameters<typeof moments>[1]; at: number }): boolean | null {
  if (clock.waived || at > model.now) return null
  if (at === clock.start) return false
  Object.assign(clock, { start: at, ...moments(model, rule, at) })
  clock.warned &&= clock.warn <= model.now
  clock.breached &&= clock.due <= model.now
  clock.escalated &&= Boolean(clock.escalate && clock.escalate <= model.now)
  return true
}

// ── What a team would do next ────────────────────────────────────────────────────────────────────────────────────────

export const people: [Person, Person, Person] = [
  { id: 'rina', role: 'analyst' },
  { id: 'bagus', role: 'lead' },
  { id: 'tari', role: 'editor' },
]
const [rina, bagus] = people

/** The next act on the way to this choice, or the choice itself; null when it is barred here for good. */
export function towards(model: Model, name: string, hand: Person = rina): Act | null {
  const choice = stepOf(model).choices.find(one => one.name === name)
  if (!choice) return null
  const [need] = missingFor(model, choice)
  if (need) return supply(model, need, hand)
  const by = [hand, ...people].find(person => mayTake(model, choice, person))
  return by ? { do: 'choose', choice: name, by, answered: true, stale: false } : null
}

function supply(model: Model, need: string, hand: Person): Act | null {
  if (need.startsWith('task '))
    return does(
      model,
      model.tasks.findLast(task => task.rule === need.slice(5)),
      hand,
    )
  if (need === 'organisation') return { do: 'classify', changes: { organisation: '35.25/dinkes' }, by: hand }
  if (need === 'rsit') return { do: 'classify', changes: { rsit: 'other' }, by: hand }
  if (need === 'answers') return { do: 'classify', changes: { iiv: 'tidak', personal_data: 'tidak', ongoing: 'ya' }, by: hand }
  if (need === 'owner') return { do: 'assign', to: rina, by: hand }
  if (need === 'affected') return { do: 'affected', label: 'situs', by: hand }
  if (need === 'evidence') return { do: 'evidence', id: `bukti-${model.evidence}`, by: hand }
  if (need !== 'legal_clocks') return null
  const open = [...model.clocks].find(([id, clock]) => model.rules.clocks[id]?.basis === 'law' && clock.metAt === null)
  return open ? { do: 'waive', clock: open[0], reason: 'Bukan kewenangan kami', by: bagus } : null
}

function does(model: Model, task: Task | undefined, hand: Person): Act | null {
  if (!task || task.aside) return null
  const [before] = blockedBy(model, task)
  if (before) return supply(model, before, hand)
  return { do: 'finish', task: task.id, result: 'Dicatat', by: taskRule(model, task.rule)?.role === 'lead' ? bagus : hand }
}
