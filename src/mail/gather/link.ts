import { linkToken } from '../../casework/links.ts'
import type { LinkLetter } from '../../casework/people/letters.ts'
import { fullTime } from '../../core/dates.ts'
import { roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import type { InvitationFacts, LinkFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

export async function invitationFacts(ports: Ports, gathering: Gathering): Promise<InvitationFacts> {
  const { link, ...facts } = await linkFacts(ports, gathering)
  return { ...facts, invitation: { ...link, role: facts.recipient.role } }
}

/** The row knows the link's id; the secret in the address is derived from it. */
export async function linkFacts(ports: Ports, { mail, team }: Gathering): Promise<LinkFacts> {
  const said = JSON.parse(mail.facts) as LinkLetter
  const organisation = said.organisation ? await findOrganisation(ports.database.query, team.id, said.organisation) : null
  return {
    team: teamFacts(ports, team),
    tlp: 'AMBER+STRICT',
    recipient: { name: said.name, organisation: organisation?.name ?? said.organisation ?? team.name, role: roles[said.role] },
    link: { url: `${ports.settings.baseUrl}${said.path}/${linkToken(ports, said.link)}`, until: fullTime(new Date(said.until), team.zone) },
  }
}
