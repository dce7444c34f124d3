import { chaseSilent } from '../casework/advisory/chase.ts'
import { sendScheduled } from '../casework/advisory/schedule.ts'
import { askContacts } from '../casework/chase/ask-contacts.ts'
import { tellSekdas } from '../casework/chase/tell-sekda.ts'
import { insideExercise } from '../casework/exercise/inside.ts'
import { carryOnLeft } from '../casework/queue/carry-on.ts'
import { readPassages } from '../casework/search/passages.ts'
import { sweepFiles } from '../casework/sweep-files.ts'
import { watchClocks } from '../casework/watch-clocks.ts'
import type { Ports } from '../ports.ts'
import { listOngoing } from '../store/exercises.ts'
import { forgetForms, forgetUses } from '../store/guards.ts'
import { forgetActs } from '../store/queue-acts.ts'
import type { Team } from '../store/teams.ts'
import type { Delivered } from './outbox/deliver.ts'
import { deliverDue } from './outbox/outbox.ts'

export interface TickResult extends Delivered {
  /** Incidents in which a deadline came near or passed. */
  deadlines: number
  /** Agencies reminded of an advisory. */
  reminded: number
}

const day = 86_400_000

/** One whole round: what the clock has brought, then the outbox until it is empty. What fails in one part does not stop the others. */
export async function tick(ports: Ports): Promise<TickResult> {
  const done = await keepTime(ports)
  await carryOnActs(ports, 100)
  return { ...done, ...(await sendMail(ports)) }
}

/** Deadlines and reminders, and a round in every exercise at its own time. Real mail is only written into the outbox. */
export async function keepTime(ports: Ports): Promise<Pick<TickResult, 'deadlines' | 'reminded'>> {
  const done = await lookAtClocks(ports)
  await guarded(ports, 'exercises', () => tickExercises(ports), undefined)
  await guarded(ports, 'contacts', () => askContacts(ports), 0)
  await guarded(ports, 'sekda', () => tellSekdas(ports), 0)
  await guarded(ports, 'passages', () => readPassages(ports, 200), 0)
  await guarded(ports, 'sweep', () => sweep(ports), undefined)
  await guarded(ports, 'files', () => sweepFiles(ports), undefined)
  return done
}

/** Acts on many tickets that a request began, in real life and in every exercise, by at most `most` tickets each. */
export async function carryOnActs(ports: Ports, most: number): Promise<void> {
  await guarded(ports, 'acts', () => carryOnLeft(ports, most), 0)
  for (const { id, exercise } of await listOngoing(ports.database.query)) {
    const inside = exercise && insideExercise(ports, id, () => exercise)
    if (inside) await guarded(inside, 'acts', () => carryOnLeft(inside, most), 0)
  }
}

async function tickExercises(ports: Ports): Promise<void> {
  for (const team of await listOngoing(ports.database.query)) await tickExercise(ports, team)
}

/** What the exercise's clock has brought: deadlines, reminders, and mail that goes nowhere. */
export async function tickExercise(wall: Ports, { id, exercise }: Team): Promise<void> {
  if (!exercise) return
  const ports = insideExercise(wall, id, () => exercise)
  await lookAtClocks(ports)
  await sendMail(ports)
}

async function lookAtClocks(ports: Ports): Promise<Pick<TickResult, 'deadlines' | 'reminded'>> {
  const deadlines = await guarded(ports, 'deadlines', () => watchClocks(ports, 500), 0)
  await guarded(ports, 'scheduled', () => sendScheduled(ports, 20), 0)
  const reminded = await guarded(ports, 'reminders', () => chaseSilent(ports, 500), 0)
  return { deadlines, reminded }
}

function sendMail(ports: Ports): Promise<Delivered> {
  return guarded(ports, 'mail', () => deliverDue(ports), { sent: 0, deferred: 0, failed: 0 })
}

/** Form ids and try counters are only needed for a day. */
async function sweep({ database, now }: Ports): Promise<void> {
  const before = new Date(now().getTime() - day).toISOString()
  const [form, use, act] = await Promise.all([
    database.query.selectFrom('form_seen').select('id').where('at', '<', before).limit(1).executeTakeFirst(),
    database.query.selectFrom('rate').select('bucket').where('window_start', '<', before).limit(1).executeTakeFirst(),
    database.query.selectFrom('queue_act').select('id').where('at', '<', before).where('working', 'is', null).limit(1).executeTakeFirst(),
  ])
  const { query } = database
  if (form || use || act) await database.commit([forgetForms(query, before), forgetUses(query, before), forgetActs(query, before)])
}

async function guarded<T>(ports: Ports, part: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    ports.log.error('tick', { part, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return otherwise
  }
}
