import { clockwork } from '../../../src/core/actor.ts'
import { choose, withResponse } from '../../../src/core/incident/choose.ts'
import { elapse, metBy } from '../../../src/core/incident/clocks.ts'
import type { Classification, IncidentEvent } from '../../../src/core/incident/events.ts'
import { correctStart, proveSent, waive } from '../../../src/core/incident/legal.ts'
import { openLinked } from '../../../src/core/incident/links.ts'
import { addAffected, addEvidence, assign, classify, completeTask, noticeSent, ownerAfter } from '../../../src/core/incident/work.ts'
import { type Askable, askables } from '../../../src/core/playbook.ts'
import { Refusal } from '../../../src/core/refusal.ts'
import type { Role } from '../../../src/core/vocabulary.ts'
import { actor, type Case, happen } from '../../fixtures.ts'
import type { Act, Changes } from './act.ts'
import type { Person } from './model.ts'

/** What the core decides about an act. The seam where a test plants a bug. */
export type Decide = (one: Case, act: Act) => IncidentEvent[]

/** Lets the act happen to the real incident. False when it was refused. */
export function happened(one: Case, act: Act, decide: Decide = decided): boolean {
  if (act.do === 'wait') one.now = new Date(one.now.getTime() + act.minutes * 60_000)
  try {
    const events = decide(one, act)
    const by = 'by' in act ? actorOf(act.by) : clockwork('jatim')
    happen(one, events.length > 0 ? withResponse(one.running, by, events) : [], by)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const answers = Object.fromEntries(Object.keys(askables).map(asked => [asked, 'Dicatat'])) as Record<Askable, string>

export const decided: Decide = (one, act) => {
  const { running, now } = one
  const { incident } = running
  switch (act.do) {
    case 'choose': {
      const choice = { name: act.choice, seq: act.stale ? incident.decidedSeq - 1 : incident.seq, answers: act.answered ? answers : {} }
      const by = actorOf(act.by)
      return [...choose(running, choice, by, now), ...ownerAfter(incident, by)]
    }
    case 'finish':
      return completeTask(running, { id: act.task, result: act.result }, actorOf(act.by), now)
    case 'open':
      return openLinked(running, { task: act.task, incident: 'i2', why: act.why }, actorOf(act.by), now)
    case 'classify':
      return classify(running, classification(act.changes), actorOf(act.by), now)
    case 'assign':
      return assign(incident, act.to && { id: act.to.id, name: act.to.id })
    case 'evidence':
      return addEvidence({ id: act.id, sha256: 'f'.repeat(64), name: act.id, size: 1, type: 'text/plain' })
    case 'affected':
      return addAffected(incident, { id: act.label, organisation: '35.25/dinkes', asset: null, label: act.label })
    case 'send':
      return sent(one, act.notice as 'N2')
    case 'receipt':
      return metBy(running, 'receipt', 'tanda terima')
    case 'wait':
      return elapse(running, now)
    default:
      return legal(one, act)
  }
}

function sent({ running, now }: Case, notice: 'N2'): IncidentEvent[] {
  const events = [...noticeSent(running, { notice, number: 'IMB-1' }, now), ...metBy(running, notice, 'IMB-1')]
  return events.filter(
    (event, place) =>
      event.type !== 'clock_met' || !events.slice(0, place).some(one => one.type === 'clock_met' && one.clock === event.clock),
  )
}

function legal({ running, now }: Case, act: Extract<Act, { do: 'waive' | 'prove' | 'correct' }>): IncidentEvent[] {
  if (act.do === 'waive') return waive(running, act.clock, act.reason, actorOf(act.by))
  if (act.do === 'correct') {
    const startedAt = new Date(now.getTime() - act.ago * 60_000)
    return correctStart(running, { clocks: [act.clock], startedAt, reason: 'Dari log' }, now)
  }
  const evidence = act.evidence ? (running.incident.evidence[0]?.id ?? null) : null
  const proof = { sentAt: new Date(now.getTime() - act.sentAgo * 60_000).toISOString(), to: 'BSSN', how: 'surel', evidence, advisory: null }
  return proveSent(running, act.clock, { proof, advisoryAccepted: false }, now)
}

function classification({ personal_data, ...same }: Changes): Classification {
  return { ...same, ...(personal_data && { personalData: personal_data }) } as Classification
}

function actorOf({ id, role }: Person) {
  return actor(role as Role, { id, name: id })
}
