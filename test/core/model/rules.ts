import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../engines.ts'

/** A playbook as its file says it, read without anything of ours: what the model goes by. */
export interface Rules {
  id: string
  severity: string
  rsit: string | null
  start: string
  steps: Record<string, StepRule>
  clocks: Record<string, ClockRule>
}

export interface StepRule {
  status: string
  waiting: boolean
  final: boolean
  clocks: string[]
  tasks: TaskRule[]
  choices: ChoiceRule[]
}

export interface TaskRule {
  id: string
  role: string
  after: string[]
  needs: string[]
  meets: string[]
  notice: string | null
  optional: boolean
  /** A result must be written to complete it. */
  written: boolean
  opens: boolean
  deletes: boolean
  every: boolean
  series: boolean
  /** Of a re-check: its day. */
  day: number | null
}

export interface ChoiceRule {
  name: string
  to: string
  needs: string[]
  needsHigh: string[]
  by: string | null
  byHigh: string | null
  asks: string[]
  asksHigh: string[]
  meets: string[]
  otherThan: string[]
}

export interface ClockRule {
  id: string
  starts: string
  when: Record<string, string> | null
  unless: Record<string, string> | null
  fromReport: boolean
  minutes: Record<string, number>
  /** Counted in calendar time at every severity: then the model knows its moments. */
  exact: boolean
  basis: string
  metBy: string | null
  warnAt: number
  escalateAt: number | null
}

// biome-ignore lint/suspicious/noExplicitAny: the file's own words, unread by any schema
type Written = any

export function rulesOf(id: string): Rules {
  const text: Written = parse(read(`${id}.yaml`))
  const series = new Map<string, string[]>()
  for (const step of Object.values<Written>(text.steps))
    for (const [name, task] of Object.entries<Written>(step.tasks ?? {}))
      if (task.again)
        series.set(
          name,
          task.again.map((length: string) => `${name}-${length.replace(/^(\d+)d$/, 'h$1')}`),
        )
  const names = (wanted: string[] = []) => wanted.flatMap(name => series.get(name) ?? [name])
  const needs = (wanted: string[] = []) =>
    wanted.flatMap(need => names([need.replace(/^task /, '')]).map(name => (need.startsWith('task ') ? `task ${name}` : name)))
  const steps = Object.entries<Written>(text.steps).map(([name, step]) => [name, stepOf(step, { names, needs, series })])
  return { id, severity: text.severity, rsit: text.rsit ?? null, start: text.start, steps: Object.fromEntries(steps), clocks: clocks() }
}

interface Naming {
  names(wanted?: string[]): string[]
  needs(wanted?: string[]): string[]
  series: Map<string, string[]>
}

function stepOf(step: Written, naming: Naming): StepRule {
  return {
    status: step.public,
    waiting: step.waiting === true,
    final: step.final === true,
    clocks: step.clocks ?? [],
    tasks: Object.entries<Written>(step.tasks ?? {}).flatMap(([name, task]) => tasksOf(name, task, naming)),
    choices: Object.entries<Written>(step.choices ?? {}).map(([name, choice]) => ({
      name,
      to: choice.to,
      needs: naming.needs(choice.needs),
      needsHigh: naming.needs(choice.needs_when_high),
      by: choice.by ?? null,
      byHigh: choice.by_when_high ?? choice.by ?? null,
      asks: choice.asks ?? [],
      asksHigh: choice.asks_when_high ?? [],
      meets: choice.meets ?? [],
      otherThan: naming.names(choice.other_than),
    })),
  }
}

function tasksOf(name: string, task: Written, { names, needs, series }: Naming): TaskRule[] {
  return (series.get(name) ?? [name]).map(id => ({
    id,
    role: task.role ?? 'analyst',
    after: names(task.after),
    needs: needs(task.needs),
    meets: task.meets ?? [],
    notice: task.notice ?? null,
    optional: task.optional === true,
    written: Boolean(task.notice || task.asks || task.opens),
    opens: Boolean(task.opens),
    deletes: task.phase === 'penghapusan',
    every: Boolean(task.every),
    series: series.has(name),
    day: series.has(name) ? Number(/-h(\d+)$/.exec(id)?.[1]) : null,
  }))
}

function clocks(): Record<string, ClockRule> {
  const text: Written = parse(read('clocks.yaml'))
  const each = (value: Written) => (typeof value === 'string' ? { kritis: value, tinggi: value, sedang: value, rendah: value } : value)
  const all = Object.entries<Written>(text.clocks).map(([id, clock]) => [
    id,
    {
      id,
      starts: clock.starts,
      when: clock.when ?? null,
      unless: clock.unless ?? null,
      fromReport: clock.from === 'report',
      minutes: Object.fromEntries(Object.entries<Written>(each(clock.within)).map(([severity, length]) => [severity, minutesOf(length)])),
      exact: Object.values(each(clock.base)).every(base => base === 'calendar'),
      basis: clock.basis,
      metBy: clock.met_by ?? null,
      warnAt: clock.warn_at ?? 0.75,
      escalateAt: clock.escalate_at ?? null,
    },
  ])
  return Object.fromEntries(all)
}

function minutesOf(length: string): number {
  return Number.parseInt(length, 10) * ({ m: 1, h: 60, d: 1440 }[length.at(-1) ?? ''] ?? 0)
}

function read(file: string): string {
  return readFileSync(join(root, 'playbooks', file), 'utf8')
}
