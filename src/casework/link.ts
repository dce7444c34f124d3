import { relate, unrelate } from '../core/incident/links.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findIncidentByNumber, type KnownIncident } from '../store/incidents.ts'
import { visibleIncident, written } from './record.ts'
import { type Hand, work } from './work-incident.ts'

/** Two tickets that have to do with each other: each names the other and why, in one commit. Linked already, nothing happens. */
export function linkIncident(ports: Ports, hand: Hand, { to, why }: { to: string; why: string }): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => {
    const other = await wanted(ports, hand, to.trim())
    const both = relate(incident, other.incident, why)
    if (both === null) return { events: [] }
    const { statements } = await written(ports, { before: other.incident, actor: hand.actor, events: [both.there] })
    return { events: [both.here], alongside: () => statements }
  })
}

/** Taken back on both, in one commit; why is optional. The other need not be open: it may have been merged or closed since. */
export function unlinkIncident(ports: Ports, hand: Hand, { from, reason }: { from: string; reason: string }): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => {
    const other = await visibleIncident(ports, hand.actor, from.trim(), 'incident.work').catch(unknown)
    const both = unrelate(incident, other.incident, reason)
    const { statements } = await written(ports, { before: other.incident, actor: hand.actor, events: [both.there] })
    return { events: [both.here], alongside: () => statements }
  })
}

async function wanted(ports: Ports, { actor }: Hand, number: string): Promise<KnownIncident> {
  const there = await findIncidentByNumber(ports.database.query, actor.team, number)
  const known = there && !there.held ? await visibleIncident(ports, actor, number, 'incident.work').catch(unknown) : unknown()
  return known
}

function unknown(): never {
  const message = 'Nomor tiket itu tidak ada, masih ditahan, atau bukan untuk Anda.'
  throw new Refusal('invalid', message, { errors: [{ field: 'ke', message }] })
}
