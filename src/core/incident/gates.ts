import { type Askable, type ChoiceRule, type Requirement, requirements, type Step, stepOf } from '../playbook.ts'
import type { Missing } from '../refusal.ts'
import type { Answer3, Severity } from '../vocabulary.ts'
import type { Incident, Running, Task } from './incident.ts'

/** What a person sees of one choice: where it leads and what is still missing. */
export interface OfferedChoice {
  name: string
  label: string
  to: string
  asks: ChoiceRule['asks']
  by: ChoiceRule['by']
  missing: Missing[]
}

/** The next steps of an incident, blocked ones with what they lack. What the choice itself asks for is not "missing". */
export function choicesOf(running: Running): OfferedChoice[] {
  const step = stepOf(running.playbook, running.incident.step)
  return Object.values(step.choices).map(choice => ({
    name: choice.name,
    label: choice.label,
    to: choice.to,
    asks: asksOf(running.incident, choice),
    by: isHigh(running.incident.severity) ? (choice.byWhenHigh ?? choice.by) : choice.by,
    missing: missingFor(running, choice).filter(
      ({ requirement }) => !asksOf(running.incident, choice).some(asked => asked === requirement),
    ),
  }))
}

/** What this choice asks of whoever takes it, at this severity. */
export function asksOf(incident: Incident, choice: ChoiceRule): Askable[] {
  return isHigh(incident.severity) ? [...choice.asks, ...choice.asksWhenHigh] : choice.asks
}

/** Every requirement of the choice that the incident does not meet, each once: a task may be named and be one of `tasks`. */
export function missingFor(running: Running, choice: ChoiceRule): Missing[] {
  const written = isHigh(running.incident.severity) ? [...choice.needs, ...choice.needsWhenHigh] : choice.needs
  const needs: Requirement[] = closes(running, choice) ? [...written, 'legal_clocks'] : written
  const missing = needs.flatMap(need => lacking(running, need))
  return missing.filter((one, place) => missing.findIndex(({ requirement }) => requirement === one.requirement) === place)
}

/** Whatever its playbook says, nothing is over while a duty of law is open: to hand it over does not end it. */
function closes({ playbook }: Running, { to }: ChoiceRule): boolean {
  const target = stepOf(playbook, to)
  return target.final && target.publicStatus === 'selesai'
}

export function lacking({ incident, playbook }: Running, need: Requirement): Missing[] {
  if (need === 'tasks') return openTasks(incident, stepOf(playbook, incident.step)).map(asMissing)
  if (need.startsWith('task ')) return taskLacking(incident, need.slice(5))
  const known = need as keyof typeof requirements
  return facts[known](incident) ? [] : [{ requirement: known, label: requirements[known] }]
}

export function isHigh(severity: Severity | null): boolean {
  return severity === 'tinggi' || severity === 'kritis'
}

/** The newest task made from this rule: entering a step again makes a new one. */
export function newestTask(incident: Incident, rule: string): Task | undefined {
  return incident.tasks.findLast(task => task.rule === rule)
}

const facts: Record<keyof typeof requirements, (incident: Incident) => boolean> = {
  organisation: incident => incident.organisation !== null,
  severity: incident => incident.severity !== null,
  tlp: () => true,
  rsit: incident => incident.rsit !== null,
  owner: incident => incident.owner !== null,
  answers: incident => [incident.iiv, incident.personalData, incident.ongoing].every((answer: Answer3 | null) => answer !== null),
  affected: incident => incident.affected.length > 0,
  evidence: incident => incident.evidence.length > 0,
  entry_vector: incident => Boolean(incident.answers.entry_vector),
  final_report: incident => Boolean(incident.answers.final_report),
  lessons: incident => Boolean(incident.answers.lessons),
  tasks: () => true,
  legal_clocks: incident => incident.clocks.every(clock => clock.basis !== 'law' || clock.metAt !== null),
}

function openTasks(incident: Incident, step: Step): Task[] {
  return Object.keys(step.tasks)
    .map(rule => newestTask(incident, rule))
    .filter(task => task !== undefined)
    .filter(task => !task.optional && !task.doneAt && !task.asideAt)
}

function taskLacking(incident: Incident, rule: string): Missing[] {
  const task = newestTask(incident, rule)
  if (task?.doneAt) return []
  return [task ? asMissing(task) : { requirement: `task ${rule}`, label: `tugas ${rule}` }]
}

function asMissing(task: Task): Missing {
  return { requirement: `task ${task.rule}`, label: task.do }
}
