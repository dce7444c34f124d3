import type { Proof } from '../core/incident/incident.ts'
import { correctStart, proveSent, waive } from '../core/incident/legal.ts'
import type { Ports } from '../ports.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { hasAcceptedDelivery } from '../store/mails.ts'
import { type Hand, work } from './work-incident.ts'

/** A clock is closed by what shows that something was sent: a file of the incident, or an advisory of it that a server took. */
export function proveClock(ports: Ports, hand: Hand, { clock, proof }: { clock: string; proof: Proof }): Promise<KnownIncident> {
  return work(ports, hand, async running => {
    const number = proof.advisory
    const advisoryAccepted = number !== null && (await hasAcceptedDelivery(ports.database.query, { incident: hand.incident, number }))
    return { events: proveSent(running, clock, { proof, advisoryAccepted }, ports.now()) }
  })
}

export function waiveClock(ports: Ports, hand: Hand, { clock, reason }: { clock: string; reason: string }): Promise<KnownIncident> {
  return work(ports, hand, running => ({ events: waive(running, clock, reason, hand.actor) }))
}

export function correctClocks(
  ports: Ports,
  hand: Hand,
  wanted: { clocks: readonly string[]; startedAt: Date; reason: string },
): Promise<KnownIncident> {
  return work(ports, hand, running => ({ events: correctStart(running, wanted, ports.now()) }))
}
