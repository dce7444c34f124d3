import { choicesOf } from '../incident/gates.ts'
import type { Incident, Running } from '../incident/incident.ts'
import type { Refusal } from '../refusal.ts'
import { severities } from '../vocabulary.ts'
import { type Act, type ClockState, clockStates, type Expectation, type TaskState, taskStates } from './script.ts'

export interface Unmet {
  path: string[]
  says: string
}

interface Seen {
  act: Act
  refused: Refusal | null
}

/** Everything that this act expected and that is not so, one sentence each. */
export function unmet({ running }: { running: Running }, seen: Seen): Unmet[] {
  const { expect, at } = seen.act
  const { incident } = running
  const now = at.toISOString()
  return [
    ...refusal(seen),
    ...same('step', expect.step, incident.step),
    ...same('severity', expect.severity && severities[expect.severity], incident.severity ? severities[incident.severity] : 'belum ada'),
    ...same('owner', expect.owner, incident.owner?.name ?? 'belum ada'),
    ...list('offered', expect.offered, offered(running)),
    ...list('overdue', expect.overdue, overdue(incident, now)),
    ...among('linked', expect.linked, incident.links?.flatMap(({ playbook }) => playbook ?? []) ?? []),
    ...states('clocks', expect.clocks, id => clockStates[clockState(incident, id, now)], clockStates),
    ...states('tasks', expect.tasks, rule => taskStates[taskState(incident, rule, now)], taskStates),
    ...due(incident, expect.due),
  ]
}

function refusal({ act: { expect, doing }, refused }: Seen): Unmet[] {
  const { missing } = expect
  if (!refused) {
    const wanted = expect.refused ?? (missing && 'missing')
    return wanted ? [{ path: ['expect', missing ? 'missing' : 'refused'], says: `Seharusnya ditolak (${wanted}), ternyata diterima.` }] : []
  }
  if (!expect.refused && !missing) return [{ path: [doing?.what ?? ''], says: `Ditolak (${refused.code}): ${refused.message}` }]
  const lacks = refused.missing.map(({ requirement }) => requirement)
  const found = missing?.filter(one => !lacks.includes(one)) ?? []
  return [
    ...same('refused', expect.refused, refused.code),
    ...(found.length > 0
      ? [{ path: ['expect', 'missing'], says: `Seharusnya kurang ${found.join(', ')}; yang kurang: ${lacks.join(', ') || 'tidak ada'}.` }]
      : []),
  ]
}

function same(key: keyof Expectation, wanted: string | undefined, found: string): Unmet[] {
  if (wanted === undefined || wanted === found) return []
  return [{ path: ['expect', key], says: `Seharusnya “${wanted}”, ternyata “${found}”.` }]
}

function list(key: keyof Expectation, wanted: string[] | undefined, found: string[]): Unmet[] {
  if (!wanted || [...wanted].sort().join() === [...found].sort().join()) return []
  return [{ path: ['expect', key], says: `Seharusnya tepat ${inWords(wanted)}; ternyata ${inWords(found)}.` }]
}

function among(key: keyof Expectation, wanted: string[] | undefined, found: string[]): Unmet[] {
  const lost = wanted?.filter(one => !found.includes(one)) ?? []
  return lost.length === 0 ? [] : [{ path: ['expect', key], says: `Seharusnya ada ${inWords(lost)}; ternyata ${inWords(found)}.` }]
}

function states<S extends string>(
  key: 'clocks' | 'tasks',
  wanted: Record<string, S> | undefined,
  found: (name: string) => string,
  words: Record<S, string>,
): Unmet[] {
  const all = Object.entries(wanted ?? {}) as [string, S][]
  return all
    .filter(([name, state]) => words[state] !== found(name))
    .map(([name, state]) => ({ path: ['expect', key, name], says: `${name} seharusnya ${words[state]}, ternyata ${found(name)}.` }))
}

function due(incident: Incident, wanted: Record<string, Date> = {}): Unmet[] {
  return Object.entries(wanted).flatMap(([id, moment]) => {
    const found = incident.clocks.find(clock => clock.id === id)?.dueAt ?? 'tidak ada'
    if (found === moment.toISOString()) return []
    return [{ path: ['expect', 'due', id], says: `${id} seharusnya berakhir ${moment.toISOString()}, ternyata ${found}.` }]
  })
}

/** The choices that a person could take now, whoever it is. */
function offered(running: Running): string[] {
  return choicesOf(running)
    .filter(({ missing }) => missing.length === 0)
    .map(({ name }) => name)
}

function overdue({ clocks }: Incident, now: string): string[] {
  return clocks.filter(clock => !clock.metAt && !clock.pausedAt && clock.dueAt <= now).map(({ id }) => id)
}

function clockState({ clocks }: Incident, id: string, now: string): ClockState {
  const clock = clocks.find(one => one.id === id)
  if (!clock) return 'absent'
  if (clock.waived) return 'waived'
  if (clock.metAt) return clock.metAt > clock.dueAt ? 'late' : 'met'
  if (clock.pausedAt) return 'paused'
  if (clock.dueAt <= now) return 'overdue'
  return clock.warnedAt ? 'warned' : 'running'
}

function taskState({ tasks }: Incident, rule: string, now: string): TaskState {
  const task = tasks.findLast(one => one.id === rule) ?? tasks.findLast(one => one.rule === rule)
  if (!task) return 'absent'
  if (task.doneAt) return 'done'
  if (task.asideAt) return 'aside'
  return task.dueAt && task.dueAt <= now ? 'late' : 'open'
}

function inWords(names: string[]): string {
  return names.length === 0 ? 'tidak ada' : names.join(', ')
}
