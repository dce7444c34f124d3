import type { ChoiceRule, ClockRule, Conditions, Length, Playbook, Requirement, Route, Step, TaskRule } from '../../core/playbook.ts'
import type { Severity } from '../../core/vocabulary.ts'
import type { ClocksText, PlaybookText } from './schema.ts'

type StepText = PlaybookText['steps'][string]
type TaskText = StepText['tasks'][string]
type ChoiceText = StepText['choices'][string]
type ClockText = ClocksText['clocks'][string]

/** Turns the file's words into the playbook that the core runs. `again` becomes one task per day; its name then means all of them. */
export function compilePlaybook(text: PlaybookText, clocks: Record<string, ClockRule>): Playbook {
  const repeats = new Map(
    Object.values(text.steps).flatMap(step => Object.entries(step.tasks).map(([id, task]) => [id, namesOf(id, task)])),
  )
  const steps = Object.entries(text.steps).map(([id, step]) => [id, compileStep(id, step, repeats)])
  return {
    id: text.playbook,
    name: text.name,
    kinds: text.kinds,
    rsit: text.rsit ?? null,
    severity: text.severity,
    tlp: text.tlp,
    tags: text.tags,
    ...(text.routes && { routes: text.routes.map(compileRoute) }),
    ...(text.wave && { wave: { ...text.wave, within: lengthOf(text.wave.within) } }),
    guidance: { now: text.guidance.now, notYet: text.guidance.not_yet },
    start: text.start,
    steps: Object.fromEntries(steps),
    clocks,
  }
}

export function compileClocks(text: ClocksText): Record<string, ClockRule> {
  return Object.fromEntries(Object.entries(text.clocks).map(([id, clock]) => [id, compileClock(id, clock)]))
}

/** `90m`, `2h` and `3d` as the core counts them. */
export function lengthOf(written: string): Length {
  const amount = Number.parseInt(written, 10)
  if (written.endsWith('d')) return { days: amount }
  return { minutes: written.endsWith('h') ? amount * 60 : amount }
}

function compileStep(id: string, step: StepText, repeats: Map<string, string[]>): Step {
  const tasks = Object.entries(step.tasks).flatMap(([name, task]) => compileTask(name, task, repeats))
  const choices = Object.entries(step.choices).map(([name, choice]) => [name, compileChoice(name, choice, repeats)])
  const { name, says, waiting, final, clocks } = step
  return {
    id,
    name,
    publicStatus: step.public,
    says,
    waiting,
    final,
    clocks,
    tasks: Object.fromEntries(tasks.map(task => [task.id, task])),
    choices: Object.fromEntries(choices),
  }
}

function compileTask(id: string, task: TaskText, repeats: Map<string, string[]>): TaskRule[] {
  const { role, base, meets, optional } = task
  const common = {
    role,
    base,
    meets,
    optional,
    phase: task.phase ?? null,
    notice: task.notice ?? null,
    after: task.after.flatMap(name => repeats.get(name) ?? [name]),
    needs: task.needs.flatMap(need => expand(need, repeats)),
    ...(task.asks && { asks: task.asks }),
    ...(task.opens && { opens: task.opens }),
    ...(task.done_with && { doneWith: task.done_with }),
    ...(task.every && { every: lengthOf(task.every) }),
  }
  if (!task.again) return [{ ...common, id, do: task.do, due: task.due ? lengthOf(task.due) : null }]
  return task.again.map(written => ({
    ...common,
    id: repeated(id, written),
    do: `${task.do} (${dayWords(written)})`,
    due: lengthOf(written),
    scheduled: true as const,
  }))
}

function compileChoice(name: string, choice: ChoiceText, repeats: Map<string, string[]>): ChoiceRule {
  const { label, to, asks, meets } = choice
  return {
    name,
    label,
    to,
    asks,
    asksWhenHigh: choice.asks_when_high,
    meets,
    needs: choice.needs.flatMap(need => expand(need, repeats)),
    needsWhenHigh: choice.needs_when_high.flatMap(need => expand(need, repeats)),
    by: choice.by ?? null,
    byWhenHigh: choice.by_when_high ?? null,
    ...(choice.other_than && { otherThan: choice.other_than.flatMap(task => repeats.get(task) ?? [task]) }),
  }
}

function compileClock(id: string, clock: ClockText): ClockRule {
  const { name, starts, basis } = clock
  return {
    id,
    name,
    starts,
    basis,
    within: forEach(clock.within, lengthOf),
    base: forEach(clock.base, base => base),
    article: clock.article ?? null,
    metBy: clock.met_by ?? null,
    warnAt: clock.warn_at,
    ...(clock.when && { when: compileConditions(clock.when) }),
    ...(clock.unless && { unless: compileConditions(clock.unless) }),
    ...(clock.from && { from: clock.from }),
    ...(clock.duty && { duty: clock.duty }),
    ...(clock.letter && { letter: clock.letter }),
    ...(clock.escalate_at && { escalateAt: clock.escalate_at }),
  }
}

function compileConditions({ personal_data, ...same }: NonNullable<ClockText['when']>): Conditions {
  return defined({ ...same, personalData: personal_data })
}

function compileRoute({ personal_data, ...same }: NonNullable<PlaybookText['routes']>[number]): Route {
  return defined({ ...same, personalData: personal_data })
}

/** Without the parts that are not written. */
function defined<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T
}

function forEach<T extends string, U>(value: T | Record<Severity, T>, make: (one: T) => U): Record<Severity, U> {
  const each = typeof value === 'string' ? { kritis: value, tinggi: value, sedang: value, rendah: value } : value
  return { kritis: make(each.kritis), tinggi: make(each.tinggi), sedang: make(each.sedang), rendah: make(each.rendah) }
}

function expand(need: string, repeats: Map<string, string[]>): Requirement[] {
  if (!need.startsWith('task ')) return [need as Requirement]
  const name = need.slice(5)
  return (repeats.get(name) ?? [name]).map((one): Requirement => `task ${one}`)
}

function namesOf(id: string, task: TaskText): string[] {
  return task.again?.map(written => repeated(id, written)) ?? [id]
}

/** `periksa-ulang` on `7d` is `periksa-ulang-h7` (h for *hari*); hours and minutes keep their own letter. */
function repeated(id: string, written: string): string {
  return `${id}-${written.endsWith('d') ? `h${Number.parseInt(written, 10)}` : written}`
}

function dayWords(written: string): string {
  const amount = Number.parseInt(written, 10)
  if (written.endsWith('d')) return `hari ke-${amount}`
  return written.endsWith('h') ? `jam ke-${amount}` : `menit ke-${amount}`
}
