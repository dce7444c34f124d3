import type { Actor } from '../core/actor.ts'
import { requireFresh } from '../core/incident/choose.ts'
import type { Incident, Running } from '../core/incident/incident.ts'
import { type Both, merge, type Numbered, part } from '../core/incident/merge.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findIncident, type KnownIncident } from '../store/incidents.ts'
import { requireMay, visibleIncident, written } from './record.ts'
import { rulesFor } from './rules.ts'
import { type Hand, work } from './work-incident.ts'

/** `into` is a number; `seq` and `intoSeq` are those of the page on which both were looked at. */
export interface WantedMerge {
  into: string
  seq: number
  intoSeq: number
  reason: string
}

/** Two tickets of one event become one case, in one commit on both. The actor must be able to work both. */
export function mergeIncident(ports: Ports, hand: Hand, wanted: WantedMerge): Promise<KnownIncident> {
  return work(ports, hand, async (running, { number }) => {
    requireFresh(running.incident, wanted.seq)
    const other = await survivorWanted(ports, hand.actor, wanted.into)
    if (other.incident.id !== hand.incident) requireFresh(other.incident, wanted.intoSeq)
    const both = { gone: { number, running }, stays: await numbered(ports, other) }
    return commitOf(ports, hand.actor, both.stays, merge(both, { reason: wanted.reason, actor: hand.actor }, ports.now()))
  })
}

/** What a merge would do, refused like the merge itself where it cannot be done; nothing is written. */
export async function previewMerge(ports: Ports, actor: Actor, one: KnownIncident, into: string): Promise<{ other: KnownIncident } & Both> {
  const other = await survivorWanted(ports, actor, into)
  const both = { gone: await numbered(ports, one), stays: await numbered(ports, other) }
  return { other, ...merge(both, { reason: 'pratinjau', actor }, ports.now()) }
}

/** Takes a merge back: `hand.incident` is the one that was merged. */
export function partIncident(ports: Ports, hand: Hand, { seq, reason }: { seq: number; reason: string }): Promise<KnownIncident> {
  return work(ports, { ...hand, onMerged: true }, async (running, { number }) => {
    const { mergedInto } = running.incident
    const other = mergedInto ? await findIncident(ports.database.query, mergedInto) : null
    if (!other) throw new Refusal('already_done', `${number} sudah tidak tergabung ke tiket lain.`)
    requireFresh(running.incident, seq)
    requireMay(hand.actor, 'incident.work', other.incident)
    const both = { gone: { number, running }, stays: await numbered(ports, other) }
    return commitOf(ports, hand.actor, both.stays, part(both, { reason, actor: hand.actor }))
  })
}

/** Where an incident goes on in the end: itself, unless it was merged. */
export async function survivorOf(ports: Ports, { incident, ...known }: KnownIncident): Promise<KnownIncident> {
  if (!incident.mergedInto) return { incident, ...known }
  const next = await findIncident(ports.database.query, incident.mergedInto)
  if (!next) throw new Error(`incident ${incident.mergedInto} is gone`)
  return survivorOf(ports, next)
}

/** The other ticket of a merge, by its number; refused beside the field `ke`. */
export async function survivorWanted(ports: Ports, actor: Actor, number: string): Promise<KnownIncident> {
  const known = await visibleIncident(ports, actor, number.trim(), 'incident.work').catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'not_found' ? unfit('Nomor tiket itu tidak ada, atau bukan untuk Anda.') : error
  })
  if (known.held) throw unfit(`${known.number} masih ditahan; lepaskan dahulu.`)
  return known
}

function unfit(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'ke', message }] })
}

async function numbered(ports: Ports, { incident, number }: { incident: Incident; number: string }): Promise<Numbered> {
  const running: Running = { ...(await rulesFor(ports, incident)), incident }
  return { number, running }
}

/** The events of the one, and alongside everything that the other's events write. */
async function commitOf(ports: Ports, actor: Actor, { running }: Numbered, { gone, stays }: Both) {
  const { statements } = await written(ports, { before: running.incident, actor, events: stays })
  return { events: gone, alongside: () => statements }
}
