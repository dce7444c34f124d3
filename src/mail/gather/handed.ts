import type { HandedSaid } from '../../casework/colleagues/handed.ts'
import { compareTlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import type { HandedFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To a lead of the other team. Above AMBER the mail names the number and nothing else. */
export async function handedFacts(ports: Ports, { mail, team }: Gathering): Promise<HandedFacts> {
  const said = JSON.parse(mail.facts) as HandedSaid
  const known = await findIncident(ports.database.query, said.incident)
  if (!known) throw new Error(`incident ${said.incident} is gone`)
  const { incident, number } = known
  const secret = compareTlp(incident.tlp, 'AMBER') > 0
  return {
    team: teamFacts(ports, team),
    tlp: incident.tlp,
    handed: { from: said.from, number, title: secret ? null : incident.title, theirs: said.theirs },
    recipient: { name: said.name, organisation: team.name, role: 'ketua tim' },
    console_url: `${ports.settings.baseUrl}/konsol/${said.theirs ? `tiket/${number}` : `bersama/${said.incident}`}`,
  }
}
