import { clockwork } from '../core/actor.ts'
import { elapse } from '../core/incident/clocks.ts'
import type { IncidentEvent } from '../core/incident/events.ts'
import type { Incident } from '../core/incident/incident.ts'
import type { Ports } from '../ports.ts'
import { findIncident, listDueIncidents } from '../store/incidents.ts'
import { insertMails, type NewMail } from '../store/mails.ts'
import { listColleagues } from '../store/people.ts'
import { messageId } from './links.ts'
import { record } from './record.ts'

/** Records every deadline that came near or passed, and writes to the owner, or to the leads while there is none. Answers how many incidents. */
export async function watchClocks(ports: Ports, limit: number): Promise<number> {
  const due = await listDueIncidents(ports.database.query, { now: ports.now().toISOString(), exercise: ports.exercise }, limit)
  for (const id of due) await watchOrLog(ports, id)
  return due.length
}

/** One incident that cannot be read does not stop the clocks of the others. */
async function watchOrLog(ports: Ports, id: string): Promise<void> {
  try {
    await watchOne(ports, id)
  } catch (error) {
    ports.log.error('clocks of an incident failed', { incident: id, error: String(error) })
  }
}

async function watchOne(ports: Ports, id: string): Promise<void> {
  const known = await findIncident(ports.database.query, id)
  if (!known) return
  const addresses = await addressesFor(ports, known.incident)
  await record(ports, {
    incident: id,
    actor: clockwork(known.incident.team),
    action: 'incident.work',
    decide: running => {
      const events = elapse(running, ports.now())
      return { events, alongside: after => mails(ports, { after, events, addresses }) }
    },
  })
}

/** Whom a deadline concerns: its owner, or the leads while there is none; the leads alone when it is raised to them. */
interface Addresses {
  owner: string[]
  leads: string[]
}

async function addressesFor(ports: Ports, incident: Incident): Promise<Addresses> {
  const colleagues = await listColleagues(ports.database.query, incident.team)
  const leads = colleagues.filter(person => person.role === 'lead').map(person => person.email)
  const owner = colleagues.filter(person => person.id === incident.owner?.id).map(person => person.email)
  return { owner: owner.length > 0 ? owner : leads, leads }
}

const told = { clock_warned: 'dekat', clock_breached: 'lewat', clock_escalated: 'naik' } as const
type Told = Extract<IncidentEvent, { type: keyof typeof told }>

/** One mail to each person about each clock: who hears that it has passed need not hear at the same moment that it was raised. */
function mails(ports: Ports, { after, events, addresses }: { after: Incident; events: IncidentEvent[]; addresses: Addresses }) {
  const due = events.filter((event): event is Told => Object.hasOwn(told, event.type))
  const wanted = due.flatMap(({ type, clock }) =>
    (type === 'clock_escalated' ? addresses.leads : addresses.owner).map(address => ({ clock, address, why: told[type] })),
  )
  const once = wanted.filter(
    ({ clock, address, why }) =>
      why !== 'naik' || !wanted.some(one => one.why === 'lewat' && one.clock === clock && one.address === address),
  )
  const rows = once.map(one => newMail(ports, after, one))
  return rows.length > 0 ? [insertMails(ports.database.query, rows)] : []
}

function newMail(ports: Ports, incident: Incident, { clock, address, why }: { clock: string; address: string; why: string }): NewMail {
  const started = incident.clocks.find(one => one.id === clock)?.startedAt ?? ''
  return {
    id: ports.newId(),
    team_id: incident.team,
    message_id: messageId(ports, 'tenggat', incident.id, clock, started, why, address),
    template: 'tenggat',
    address,
    cc: null,
    incident_id: incident.id,
    delivery_id: null,
    facts: JSON.stringify({ clock, breached: why !== 'dekat' }),
    created_at: incident.changedAt,
  }
}
