import type { MentionSaid } from '../../casework/colleagues/mention.ts'
import { compareTlp } from '../../core/tlp.ts'
import { kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import { findPersonByEmail } from '../../store/people.ts'
import type { MentionFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To a colleague whom a note mentions. Carries no secret link. */
export async function mentionFacts(ports: Ports, { mail, team }: Gathering): Promise<MentionFacts> {
  const said = JSON.parse(mail.facts) as MentionSaid
  const [known, person] = await Promise.all([
    findIncident(ports.database.query, mail.incident_id ?? ''),
    findPersonByEmail(ports.database.query, mail.address),
  ])
  if (!known) throw new Error(`incident ${mail.incident_id} is gone`)
  const { incident, number } = known
  const secret = compareTlp(incident.tlp, 'AMBER') > 0
  return {
    team: teamFacts(ports, team),
    tlp: incident.tlp,
    ticket: { number, code: null, url: null, title: secret ? number : incident.title, kind: kinds[incident.kind] },
    mention: { by: said.by, note: incident.tlp === 'RED' ? null : said.note },
    recipient: { name: person?.name ?? mail.address, organisation: team.name, role: 'rekan yang disebut' },
    console_url: `${ports.settings.baseUrl}/konsol/tiket/${number}#catatan`,
  }
}
