import { contactToken, pageUrl } from '../../casework/links.ts'
import { proofDays } from '../../casework/registry/verify.ts'
import { fullTime } from '../../core/dates.ts'
import { contactRoles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findContact, findOrganisation } from '../../store/registry.ts'
import type { ChangeFacts, VerificationFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To an address that an agency wrote down by itself. */
export async function verificationFacts(ports: Ports, { mail, team }: Gathering): Promise<VerificationFacts> {
  const said = JSON.parse(mail.facts) as { contact: string; by: string }
  const contact = await findContact(ports.database.query, team.id, said.contact)
  if (!contact) throw new Error(`contact ${said.contact} is gone`)
  const organisation = await findOrganisation(ports.database.query, team.id, contact.organisation)
  const until = new Date(Date.parse(mail.created_at) + proofDays * 86_400_000)
  return {
    team: teamFacts(ports, team),
    tlp: 'GREEN',
    recipient: { name: contact.name, organisation: organisation?.name ?? contact.organisation, role: contactRoles[contact.role] },
    verification: {
      url: pageUrl(ports, team, `/k/${contactToken(ports, contact.id, mail.address)}`),
      until: fullTime(until, team.zone),
      by: said.by,
    },
  }
}

/** To the team: what an agency changed. */
export async function changeFacts(ports: Ports, { mail, team }: Gathering): Promise<ChangeFacts> {
  const { says, by, organisation: code } = JSON.parse(mail.facts) as { says: string; by: string; organisation: string }
  const organisation = await findOrganisation(ports.database.query, team.id, code)
  return {
    team: teamFacts(ports, team),
    tlp: 'AMBER',
    change: { says, by, organisation: organisation?.name ?? code },
    console_url: `${ports.settings.baseUrl}/konsol/instansi/${encodeURIComponent(code)}`,
  }
}
