import type { Actor } from '../actor.ts'
import { choose, withResponse } from '../incident/choose.ts'
import { metBy } from '../incident/clocks.ts'
import { doneByClassifying } from '../incident/deeds.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { asksOf } from '../incident/gates.ts'
import type { Incident, Running } from '../incident/incident.ts'
import { correctStart, proveSent, waive } from '../incident/legal.ts'
import { openLinked } from '../incident/links.ts'
import { addAffected, addEvidence, assign, blockedBy, classify, completeTask, note, noticeSent, ownerAfter } from '../incident/work.ts'
import { type Askable, stepOf } from '../playbook.ts'
import type { Deed } from './script.ts'

interface Doing<D = Deed> {
  deed: D
  actor: Actor
  at: Date
}

type Deeds = {
  [W in Deed['what']]: (running: Running, doing: Doing<Extract<Deed, { what: W }>>) => IncidentEvent[]
}

/** What the core decides about one deed; several tasks or files are a decision each. `stage.running` is looked at anew for each. */
export function* decide(stage: { running: Running }, doing: Doing): Generator<IncidentEvent[]> {
  const { deed, actor } = doing
  for (const single of singly(stage, deed)) {
    const { running } = stage
    const decided = deeds[single.what] as (running: Running, doing: Doing) => IncidentEvent[]
    const events = decided(running, { ...doing, deed: single })
    yield events.length > 0 ? withResponse(running, actor, events) : []
  }
}

function* singly(stage: { running: Running }, deed: Deed): Generator<Deed> {
  if (deed.what === 'affected') for (const label of deed.labels) yield { ...deed, labels: [label] }
  else if (deed.what === 'evidence') for (const name of deed.names) yield { ...deed, names: [name] }
  else if (deed.what !== 'do') yield deed
  else if (deed.tasks !== 'all') for (const task of deed.tasks) yield { ...deed, tasks: [task] }
  else for (let task = nextTask(stage.running); task; task = nextTask(stage.running)) yield { ...deed, tasks: [task] }
}

/** The next task of this step that must be done and whose turn has come. */
function nextTask(running: Running): string | undefined {
  const rules = stepOf(running.playbook, running.incident.step).tasks
  const open = running.incident.tasks.filter(task => !task.optional && !task.doneAt && !task.asideAt && Object.hasOwn(rules, task.rule))
  return open.find(task => blockedBy(running, task).length === 0)?.id
}

const said = 'Disimulasikan'

const deeds: Deeds = {
  choose(running, { deed: { choice: name, answers }, actor, at }) {
    const choice = { name, seq: running.incident.seq, answers: { ...allAsked(running, name), ...answers } }
    return [...choose(running, choice, actor, at), ...ownerAfter(running.incident, actor)]
  },
  do: (running, { deed: { tasks, result }, actor, at }) =>
    completeTask(running, { id: openOne(running.incident, tasks[0] ?? ''), result: result ?? said }, actor, at),
  classify(running, { deed: { changes, reason }, actor, at }) {
    const said = classify(running, { ...changes, reason }, actor, at)
    const after = { ...running, incident: { ...running.incident, ...changes } }
    return [...said, ...doneByClassifying(after, { given: changes, actor }, at)]
  },
  assign: ({ incident }, { deed: { person } }) => assign(incident, { id: person, name: person }),
  affected: ({ incident }, { deed: { labels } }) =>
    labels.flatMap(label => addAffected(incident, { id: label, organisation: label, asset: null, label })),
  evidence: (_, { deed: { names } }) => names.flatMap(name => addEvidence({ id: name, sha256: '', name, size: 0, type: '' })),
  send: (running, { deed: { notice }, at }) =>
    distinct([...noticeSent(running, { notice, number: notice }, at), ...metBy(running, notice, notice)]),
  prove(running, { deed: { clock, to, how, sentAt, evidence }, at }) {
    const proof = { sentAt: sentAt.toISOString(), to, how, evidence, advisory: null }
    return proveSent(running, clock, { proof, advisoryAccepted: false }, at)
  },
  waive: (running, { deed: { clock, reason }, actor }) => waive(running, clock, reason, actor),
  known_since: (running, { deed: { clocks, since, reason }, at }) => correctStart(running, { clocks, startedAt: since, reason }, at),
  open: (running, { deed: { task, why }, actor, at }) =>
    openLinked(running, { task: openOne(running.incident, task), incident: task, why }, actor, at),
  note: (_, { deed: { text } }) => note(text),
}

/** Whatever the choice asks is answered with a word, unless the script says otherwise. */
function allAsked({ incident, playbook }: Running, name: string): Partial<Record<Askable, string>> {
  const rule = stepOf(playbook, incident.step).choices[name]
  return Object.fromEntries((rule ? asksOf(incident, rule) : []).map(asked => [asked, said]))
}

/** A rule's name means its newest task: a step entered again asks again. */
function openOne(incident: Incident, name: string): string {
  return incident.tasks.findLast(task => task.rule === name && !task.asideAt)?.id ?? name
}

/** One letter may end a task and meet the same clock twice. */
function distinct(events: IncidentEvent[]): IncidentEvent[] {
  const isAgain = (event: IncidentEvent, place: number) =>
    event.type === 'clock_met' && events.slice(0, place).some(one => one.type === 'clock_met' && one.clock === event.clock)
  return events.filter((event, place) => !isAgain(event, place))
}
