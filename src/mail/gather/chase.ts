import { checkToken } from '../../casework/chase/ask-contacts.ts'
import type { SilentAgencies } from '../../casework/chase/tell-sekda.ts'
import { pageUrl } from '../../casework/links.ts'
import { fullTime } from '../../core/dates.ts'
import { contactRoles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findContact, findOrganisation } from '../../store/registry.ts'
import type { CheckFacts, SekdaFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To a contact, once a quarter. */
export async function checkFacts(ports: Ports, { mail, team }: Gathering): Promise<CheckFacts> {
  const said = JSON.parse(mail.facts) as { check: string; contact: string }
  const contact = await findContact(ports.database.query, team.id, said.contact)
  if (!contact) throw new Error(`contact ${said.contact} is gone`)
  const organisation = await findOrganisation(ports.database.query, team.id, contact.organisation)
  return {
    team: teamFacts(ports, team),
    tlp: 'GREEN',
    recipient: { name: contact.name, organisation: organisation?.name ?? contact.organisation, role: contactRoles[contact.role] },
    link: { url: pageUrl(ports, team, `/n/${checkToken(ports, said.check)}`), until: '' },
  }
}

/** To a Sekda: the list as it was when it was made. */
export async function sekdaFacts(ports: Ports, { mail, team }: Gathering): Promise<SekdaFacts> {
  const { area, name, silent } = JSON.parse(mail.facts) as SilentAgencies
  const government = await findOrganisation(ports.database.query, team.id, area)
  return {
    team: teamFacts(ports, team),
    tlp: 'AMBER',
    silent: {
      sekda: name,
      area: government?.name ?? area,
      lines: silent.map(one => `${one.name}: ${one.number}, batas waktu ${fullTime(new Date(one.dueAt), team.zone)}`),
    },
  }
}
