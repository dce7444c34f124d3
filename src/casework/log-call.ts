import { type Called, logCall } from '../core/incident/call.ts'
import type { Incident } from '../core/incident/incident.ts'
import type { Ports } from '../ports.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { type Contact, findContact, listContacts } from '../store/registry.ts'
import { type Hand, work } from './work-incident.ts'

/** `whom`: the id of a contact of an agency that this incident is about, or `pelapor`. */
export function logIncidentCall(
  ports: Ports,
  hand: Hand,
  { whom, ...call }: { whom: string; outcome: string; note: string },
): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => ({ events: logCall(await calledBy(ports, incident, whom), call) }))
}

/** Whom one calls about it: the contacts of its agency and of the affected ones that have a telephone, a few of each. */
export async function listCallable(ports: Ports, incident: Incident): Promise<Contact[]> {
  const each = await Promise.all(
    agenciesOf(incident)
      .slice(0, mostAgencies)
      .map(organisation => listContacts(ports.database.query, { team: incident.team, organisation })),
  )
  return each.flatMap(contacts => contacts.filter(({ phone }) => phone).slice(0, mostEach))
}

const mostAgencies = 5
const mostEach = 4

async function calledBy(ports: Ports, incident: Incident, whom: string): Promise<Called | null> {
  if (whom === 'pelapor') return { name: 'Pelapor', organisation: null }
  const contact = await findContact(ports.database.query, incident.team, whom)
  return contact && agenciesOf(incident).includes(contact.organisation) ? { name: contact.name, organisation: contact.organisation } : null
}

function agenciesOf({ organisation, affected }: Incident): string[] {
  return [...new Set([...(organisation ? [organisation] : []), ...affected.map(one => one.organisation)])]
}
