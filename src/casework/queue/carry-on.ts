import type { Actor } from '../../core/actor.ts'
import type { Ports } from '../../ports.ts'
import { findMember } from '../../store/members.ts'
import { type Item, listLeftItems, type Outcome, saveOutcomes } from '../../store/queue-act-items.ts'
import { claimAct, endWork, findAct, type KnownAct, listLeftActs } from '../../store/queue-acts.ts'
import { doOne, undoOne } from './one.ts'

/** After so many the outcomes are written down. Who breaks off in between does these again: each ticket counts its form once. */
const batch = 20

/** Whoever is at an act and falls silent for so long is taken to have broken off. */
const lease = 60_000

export function leaseFrom(now: Date): string {
  return new Date(now.getTime() + lease).toISOString()
}

/** Goes on with an act by at most `most` tickets, one after the other; others have their turn between two. Answers how many. */
export async function carryOn(ports: Ports, actor: Actor | null, { act, most }: { act: KnownAct; most: number }): Promise<number> {
  const { working } = act
  if (!working) return 0
  const query = ports.database.query
  let did = 0
  while (did < most && (await findAct(query, act))?.working === working) {
    const items = await listLeftItems(query, { act: act.id, working, limit: Math.min(batch, most - did) })
    if (items.length === 0) break
    const written = saveOutcomes(query, { act: act.id, working }, await oneByOne(ports, actor, { act, items }))
    await ports.database.commit([...written, claimAct(query, act.id, leaseFrom(ports.now()))])
    did += items.length
  }
  const [left] = await listLeftItems(query, { act: act.id, working, limit: 1 })
  const free = claimAct(query, act.id, null)
  await ports.database.commit(left ? [free] : [endWork(query, act.id, working), free])
  return did
}

async function oneByOne(ports: Ports, actor: Actor | null, { act, items }: { act: KnownAct; items: readonly Item[] }): Promise<Outcome[]> {
  const one = act.working === 'kerjakan' ? doOne : undoOne
  const outcomes: Outcome[] = []
  for (const item of items) {
    outcomes.push(await one(ports, actor, { act, item }))
    await othersTurn()
  }
  return outcomes
}

/** A round of the clockwork: acts that a request left, with the rights that their people have at this moment. */
export async function carryOnLeft(ports: Ports, most: number): Promise<number> {
  const left = await listLeftActs(ports.database.query, { now: ports.now().toISOString(), exercise: ports.exercise })
  let did = 0
  for (const act of left) {
    if (did >= most) break
    await ports.database.commit([claimAct(ports.database.query, act.id, leaseFrom(ports.now()))])
    did += await carryOn(ports, await actorOf(ports, act), { act, most: most - did })
  }
  return did
}

/** null: may not come in any more. */
async function actorOf(ports: Ports, { team, person }: KnownAct): Promise<Actor | null> {
  const member = await findMember(ports.database.query, team, person)
  if (!member || member.disabled) return null
  const { id, name, role, organisation } = member
  return { kind: 'person', id, name, team, role, organisation }
}

function othersTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
