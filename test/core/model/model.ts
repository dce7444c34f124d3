import type { ChoiceRule, ClockRule, Rules, StepRule, TaskRule } from './rules.ts'

/** What an incident is to the model: small, and changed in place. Moments are epoch ms. */
export interface Model {
  rules: Rules
  now: number
  openedAt: number
  step: string
  severity: string
  rsit: string | null
  organisation: boolean
  owner: string | null
  answers: Record<string, string | null>
  written: Set<string>
  evidence: number
  affected: Set<string>
  tasks: Task[]
  clocks: Map<string, Clock>
}

export interface Task {
  id: string
  rule: string
  step: string
  optional: boolean
  done: string | null
  aside: boolean
  /** Before this a result must say why it is done already. */
  early: number
}

export interface Clock {
  start: number
  due: number
  warn: number
  escalate: number | null
  metAt: number | null
  waived: boolean
  pausedAt: number | null
  warned: boolean
  breached: boolean
  escalated: boolean
}

export interface Person {
  id: string
  role: string
}

export const questions = ['iiv', 'personal_data', 'ongoing'] as const

export function opened(rules: Rules, now: number): Model {
  const model: Model = {
    rules,
    now,
    openedAt: now,
    step: '',
    severity: rules.severity,
    rsit: rules.rsit,
    organisation: false,
    owner: null,
    answers: { iiv: null, personal_data: null, ongoing: 'ya' },
    written: new Set(),
    evidence: 0,
    affected: new Set(),
    tasks: [],
    clocks: new Map(),
  }
  enter(model, rules.start)
  for (const clock of Object.values(rules.clocks)) if (clock.starts === 'report') start(model, clock.id)
  return model
}

export function stepOf({ rules, step }: Model): StepRule {
  return rules.steps[step] as StepRule
}

export function taskRule({ rules }: Model, id: string): TaskRule | undefined {
  for (const step of Object.values(rules.steps)) for (const task of step.tasks) if (task.id === id) return task
  return undefined
}

export function isHigh({ severity }: Model): boolean {
  return severity === 'tinggi' || severity === 'kritis'
}

export function newest({ tasks }: Model, rule: string): Task | undefined {
  return tasks.findLast(task => task.rule === rule)
}

// ── Gates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The needs of a choice that are not met, in their order. What the choice itself asks counts as given. */
export function missingFor(model: Model, choice: ChoiceRule): string[] {
  const asked = asksOf(model, choice)
  const target = model.rules.steps[choice.to]
  const law = target?.final && target.status === 'selesai' ? ['legal_clocks'] : []
  const needs = [...choice.needs, ...(isHigh(model) ? choice.needsHigh : []), ...law]
  return needs.flatMap(need => (asked.includes(need) ? [] : lacking(model, need)))
}

export function asksOf(model: Model, choice: ChoiceRule): string[] {
  return isHigh(model) ? [...choice.asks, ...choice.asksHigh] : choice.asks
}

/** What must be done or known before a task. */
export function blockedBy(model: Model, task: Task): string[] {
  const rule = taskRule(model, task.rule)
  if (!rule) return []
  return [...rule.after.map(name => `task ${name}`), ...rule.needs].flatMap(need => lacking(model, need))
}

function lacking(model: Model, need: string): string[] {
  if (need === 'tasks') {
    const left = stepOf(model).tasks.filter(({ id }) => {
      const task = newest(model, id)
      return task && !task.optional && !task.done && !task.aside
    })
    return left.map(({ id }) => `task ${id}`)
  }
  if (need.startsWith('task ')) return newest(model, need.slice(5))?.done ? [] : [need]
  return isKnown(model, need) ? [] : [need]
}

function isKnown(model: Model, need: string): boolean {
  if (need === 'organisation') return model.organisation
  if (need === 'rsit') return model.rsit !== null
  if (need === 'owner') return model.owner !== null
  if (need === 'answers') return questions.every(question => model.answers[question] !== null)
  if (need === 'affected') return model.affected.size > 0
  if (need === 'evidence') return model.evidence > 0
  if (need === 'legal_clocks')
    return ![...model.clocks].some(([id, clock]) => model.rules.clocks[id]?.basis === 'law' && clock.metAt === null)
  if (need === 'severity' || need === 'tlp') return true
  return model.written.has(need)
}

export function mayTake(model: Model, choice: ChoiceRule, by: Person): boolean {
  const role = isHigh(model) ? choice.byHigh : choice.by
  if (role && by.role !== role && by.role !== 'lead') return false
  return !choice.otherThan.some(task => newest(model, task)?.done === by.id)
}

// ── What happens ─────────────────────────────────────────────────────────────────────────────────────────────────────

export function take(model: Model, choice: ChoiceRule, by: Person): void {
  for (const asked of asksOf(model, choice)) model.written.add(asked)
  meet(model, id => choice.meets.includes(id))
  enter(model, choice.to)
  if (choice.needs.includes('severity')) startAnswered(model)
  model.owner ??= by.id
}

export function finish(model: Model, task: Task, by: Person): void {
  const rule = taskRule(model, task.rule)
  task.done = by.id
  meet(model, id => rule?.meets.includes(id) ?? false)
  if (rule?.every && model.step === task.step) add(model, rule, true)
}

/** Entering a step: what comes again stops with the step that was left, the step's tasks are asked, its clocks start. */
export function enter(model: Model, to: string): void {
  const wasWaiting = Boolean(model.rules.steps[model.step]?.waiting)
  model.step = to
  const step = stepOf(model)
  for (const [id, clock] of model.clocks) {
    if (clock.metAt !== null) continue
    if (step.waiting && clock.pausedAt === null && model.rules.clocks[id]?.basis === 'default') clock.pausedAt = model.now
    if (!step.waiting && clock.pausedAt !== null) resume(model, clock)
  }
  if (!step.waiting) for (const task of model.tasks) if (isOpen(task) && task.step !== to && comesAgain(model, task)) task.aside = true
  for (const rule of step.tasks) {
    const last = newest(model, rule.id)
    const stays = last && (isOpen(last) || (wasWaiting && !last.aside))
    if (!stays) add(model, rule, rule.optional)
  }
  for (const id of step.clocks) start(model, id)
}

function comesAgain(model: Model, task: Task): boolean {
  const rule = taskRule(model, task.rule)
  return Boolean(rule?.every || rule?.series)
}

export function isOpen({ done, aside }: Task): boolean {
  return !done && !aside
}

function add(model: Model, { id, day = null }: { id: string; day?: number | null }, optional: boolean): void {
  const round = model.tasks.filter(task => task.rule === id).length + 1
  model.tasks.push({
    id: round === 1 ? id : `${id}~${round}`,
    rule: id,
    step: model.step,
    optional,
    done: null,
    aside: false,
    early: day ? model.now + (day * 24 - 4) * 3_600_000 : 0,
  })
}

export function ask(model: Model, question: string): void {
  const id = `cari-tahu-${question.replace('_', '')}`
  const last = newest(model, id)
  if (!last || !isOpen(last)) add(model, { id }, true)
}

// ── Clocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function start(model: Model, id: string): void {
  const rule = model.rules.clocks[id] as ClockRule
  const known = model.clocks.get(id)
  if (known && known.metAt === null) return
  const from = rule.fromReport ? model.openedAt : model.now
  const fresh = { metAt: null, waived: false, pausedAt: null, warned: false, breached: false, escalated: false }
  model.clocks.set(id, { start: from, ...moments(model, rule, from), ...fresh })
}

export function moments({ severity }: Model, rule: ClockRule, from: number) {
  const length = (rule.minutes[severity] ?? 0) * 60_000
  return { due: from + length, warn: from + length * rule.warnAt, escalate: rule.escalateAt && from + length * rule.escalateAt }
}

/** `asked`: what triage asked for before it changed its answers; a waived clock comes back when it was not among them. */
export function startAnswered(model: Model, asked?: ReadonlySet<string>): void {
  for (const id of askedNow(model)) {
    const known = model.clocks.get(id)
    if (!known || (known.waived && asked && !asked.has(id))) start(model, id)
  }
}

export function askedNow(model: Model): Set<string> {
  const waiting = Object.values(model.rules.clocks).filter(({ starts }) => starts === 'answer')
  return new Set(waiting.filter(({ when, unless }) => when && holds(model, when) && !(unless && holds(model, unless))).map(({ id }) => id))
}

const order = ['rendah', 'sedang', 'tinggi', 'kritis']

function holds(model: Model, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([what, value]) =>
    what === 'severity' ? order.indexOf(model.severity) >= order.indexOf(value) : model.answers[what] === value,
  )
}

/** A clock of law is never met so: only by proof, or waived. */
export function meet(model: Model, which: (id: string) => boolean): void {
  for (const [id, clock] of model.clocks)
    if (clock.metAt === null && model.rules.clocks[id]?.basis !== 'law' && which(id)) clock.metAt = model.now
}

export function metBy(model: Model, act: string): void {
  meet(model, id => model.rules.clocks[id]?.metBy === act)
}

function resume(model: Model, clock: Clock): void {
  const stood = Math.max(0, model.now - (clock.pausedAt ?? model.now))
  clock.pausedAt = null
  clock.due += stood
  clock.warn += stood
  if (clock.escalate) clock.escalate += stood
}

export function redue(model: Model, before: string): void {
  for (const [id, clock] of model.clocks) {
    const rule = model.rules.clocks[id] as ClockRule
    if (clock.metAt !== null || rule.minutes[before] === rule.minutes[model.severity]) continue
    const stood = clock.due - clock.start - (rule.minutes[before] ?? 0) * 60_000
    const { due, warn, escalate } = moments(model, rule, clock.start)
    Object.assign(clock, { due: due + stood, warn: warn + stood, escalate: escalate && escalate + stood })
  }
}

export function elapse(model: Model): void {
  for (const clock of model.clocks.values()) {
    if (clock.metAt !== null || clock.pausedAt !== null) continue
    clock.warned ||= model.now >= clock.warn
    clock.breached ||= model.now >= clock.due
    clock.escalated ||= Boolean(clock.escalate && model.now >= clock.escalate)
  }
}
