import { subjectOf } from '../../casework/record.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { OfferedChoice } from '../../core/incident/gates.ts'
import type { Clock, Running, Task } from '../../core/incident/incident.ts'
import { maySign, noLongerAsked, runsUntil } from '../../core/incident/legal.ts'
import { blockedBy } from '../../core/incident/work.ts'
import { letterNotices } from '../../core/letter-kinds.ts'
import { askables, type Basis, taskDeeds } from '../../core/playbook.ts'
import { roles } from '../../core/vocabulary.ts'
import type { ClockLine, TakenBack } from '../pages/console/incident/clocks.tsx'
import type { StepChoice } from '../pages/console/incident/next-step.tsx'
import type { TasksProps } from '../pages/console/incident/tasks.tsx'

const longAnswers: readonly string[] = ['final_report', 'lessons', 'entry_vector']
const bases: Record<Basis, string> = { law: 'hukum', sop: 'SOP', default: 'target tim' }

/** The first choice that leads on is the expected one. */
export function choiceLines(choices: readonly OfferedChoice[], actor: Actor): StepChoice[] {
  return choices.map(({ name, label, asks, missing, by }, at) => ({
    choice: name,
    label,
    primary: at === 0,
    hint: by && actor.role !== by ? `Hanya oleh ${roles[by]}.` : undefined,
    fields: asks.map(asked => ({
      name: asked,
      label: askables[asked],
      kind: longAnswers.includes(asked) ? ('long' as const) : ('text' as const),
    })),
    missing,
  }))
}

export function clockLines({ incident, playbook }: Pick<Running, 'incident' | 'playbook'>, actor: Actor): ClockLine[] {
  const maySay = may(actor, 'incident.work', subjectOf(incident)) && maySign(incident, actor)
  const lines = incident.clocks.map(clock => ({
    id: clock.id,
    name: clock.name,
    basis: clock.article ?? bases[clock.basis],
    duty: clock.duty,
    due: new Date(clock.dueAt),
    state: incident.mergedInto && !clock.metAt ? ('merged' as const) : stateOf(clock),
    from: clock.from,
    letter: playbook.clocks[clock.id]?.letter,
    takenBack: takenBackOf({ incident, playbook }, clock, maySay),
  }))
  const open = (line: ClockLine) => (line.state === 'met' || line.state === 'void' ? 1 : 0)
  return lines.sort((a, b) => open(a) - open(b) || a.due.getTime() - b.due.getTime())
}

/** Beside a clock that triage no longer asks for. */
export function takenBackOf(running: Pick<Running, 'incident' | 'playbook'>, clock: Clock, maySay: boolean): TakenBack | undefined {
  const why = noLongerAsked(running, clock)
  return why === null ? undefined : { why, hint: runsUntil(running.incident), maySay }
}

/** The tasks of this step by phase, and whatever is still open from elsewhere. */
export function phasesOf(running: Running): TasksProps['phases'] {
  const { tasks, step } = running.incident
  const shown = tasks.filter(task => task.step === step || !task.doneAt)
  const phaseOf = (task: Task) => (task.step === step ? (task.phase ?? 'tugas tahap ini') : 'dari tahap lain')
  const byPhase = Map.groupBy(shown, task => (task.asideAt && !task.doneAt ? 'disisihkan' : phaseOf(task)))
  return [...byPhase].map(([phase, ofPhase]) => ({ phase, tasks: ofPhase.map(task => taskLine(running, task)) }))
}

function taskLine(running: Running, task: Task) {
  const aside = Boolean(task.asideAt) && !task.doneAt
  const missing = task.doneAt || aside ? [] : blockedBy(running, task)
  const letter = task.notice && letterNotices.includes(task.notice) ? task.notice : undefined
  return {
    id: task.id,
    label: task.optional ? `${task.do} (bila perlu)` : task.do,
    role: roles[task.role],
    asks: task.asks ?? (letter && `Kepada siapa ${letter} dikirim, kapan, dan lewat apa?`),
    letter,
    opens: task.opens,
    doneWith: task.doneWith && taskDeeds[task.doneWith],
    due: task.dueAt && !aside ? new Date(task.dueAt) : undefined,
    done: task.doneAt ? { by: task.doneBy ?? '', at: new Date(task.doneAt), result: task.result ?? undefined } : undefined,
    aside,
    after: missing.length > 0 ? missing.map(({ label }) => label).join('; ') : undefined,
  }
}

function stateOf(clock: Clock): Exclude<ClockLine['state'], 'merged'> {
  if (clock.waived) return 'void'
  if (clock.metAt) return 'met'
  if (clock.pausedAt) return 'paused'
  if (clock.breachedAt) return 'breached'
  return clock.warnedAt ? 'warn' : 'running'
}
