import { elapse, nextLook } from './incident/clocks.ts'
import type { IncidentEvent, Recorded } from './incident/events.ts'
import { evolve } from './incident/evolve.ts'
import type { Running } from './incident/incident.ts'
import { open } from './incident/open.ts'
import type { Playbook } from './playbook.ts'
import { Refusal } from './refusal.ts'
import { decide } from './simulate/decide.ts'
import { unmet } from './simulate/expect.ts'
import type { Act, Script } from './simulate/script.ts'

/** One thing that happened, or that somebody wanted and was refused. */
export interface Moment {
  at: string
  who: string
  what: IncidentEvent | { type: 'refused'; code: string; says: string; expected: boolean }
}

/** What a script promises and the playbook does not keep. `path` walks the script's own keys, e.g. acts, 3, expect, step. */
export interface Broken {
  path: (string | number)[]
  says: string
}

export interface Simulation {
  moments: Moment[]
  chain: Recorded[]
  running: Running
  broken: Broken[]
}

/**
 * Runs a script by the rules of `playbook` with a stopped clock: what the real core would decide, and every warning and breach
 * at its own minute. It ends early where an act is refused that the script expected to pass.
 */
export function simulate(script: Script, playbook: Playbook): Simulation {
  const stage = opened(script, playbook)
  for (const [place, act] of script.acts.entries()) {
    pass(stage, act.at)
    const refused = attempt(stage, act, script)
    const path = ['acts', place]
    stage.broken.push(...unmet(stage, { act, refused }).map(one => ({ ...one, path: [...path, ...one.path] })))
    if (refused && !isExpected(act)) break
  }
  return stage
}

function opened({ kind, report, start, calendar }: Script, playbook: Playbook): Simulation {
  const facts = {
    id: 'simulasi',
    team: 'simulasi',
    kind,
    organisation: null,
    organisationName: null,
    playbookVersion: 0,
    reportHash: '',
  }
  const events = open(report, facts, { playbook, calendar }, start)
  const stage = { moments: [], chain: [], broken: [], running: { playbook, calendar } as unknown as Running }
  happen(stage, { events, who: { kind: 'link', id: 'pelapor', name: 'Pelapor' }, at: start })
  return stage
}

/** Lets time pass to `until`; whatever the clocks have to say on the way is said at its own moment. */
function pass(stage: Simulation, until: Date): void {
  for (;;) {
    const looks = stage.running.incident.clocks.flatMap(clock => nextLook(clock) ?? [])
    const next = looks.toSorted()[0]
    if (!next || next > until.toISOString()) return
    const last = stage.chain.at(-1)?.at ?? next
    const at = new Date(Math.max(Date.parse(next), Date.parse(last)))
    const events = elapse(stage.running, at)
    if (events.length === 0) throw new Error(`a clock that rings without a word at ${next}`)
    happen(stage, { events, who: { kind: 'system', id: 'system', name: 'Tanggap' }, at })
  }
}

/** What was refused, or null. What happened before it stays: each deed is a decision of its own. */
function attempt(stage: Simulation, act: Act, script: Script): Refusal | null {
  const role = script.people[act.by]
  if (!act.doing || !role) return null
  const actor = { kind: 'person' as const, id: act.by, name: act.by, team: 'simulasi', role, organisation: null }
  const decided = decide(stage, { deed: act.doing, actor, at: act.at })
  try {
    for (const events of decided) happen(stage, { events, who: actor, at: act.at })
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = { type: 'refused' as const, code: error.code, says: error.message, expected: isExpected(act) }
    stage.moments.push({ at: act.at.toISOString(), who: act.by, what: refused })
    return error
  }
}

function isExpected({ expect }: Act): boolean {
  return expect.refused !== undefined || expect.missing !== undefined
}

function happen(
  stage: Simulation,
  { events, who, at }: { events: IncidentEvent[]; who: Pick<Recorded['actor'], 'kind' | 'id' | 'name'>; at: Date },
): void {
  for (const event of events) {
    const { kind, id, name } = who
    const recorded = { seq: stage.chain.length + 1, at: at.toISOString(), actor: { kind, id, name }, event }
    stage.running = { ...stage.running, incident: evolve(stage.running.incident ?? null, recorded) }
    stage.chain.push(recorded)
    stage.moments.push({ at: recorded.at, who: name, what: event })
  }
}
