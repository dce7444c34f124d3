import { type Advisory, type Audience, mayDecline } from '../../core/advisory/advisory.ts'
import { composeAudience, type Reach, type Register } from '../../core/advisory/audience.ts'
import { wholeAudience } from '../../core/advisory/meant.ts'
import { isStatement } from '../../core/advisory/notice.ts'
import { matterOf, sameMatter, toldDays } from '../../core/advisory/same.ts'
import { highestTlp, type Tlp } from '../../core/tlp.ts'
import { type ContactRole, contactRoles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, listDeliveries } from '../../store/advisories.ts'
import { listSentSince, listTold } from '../../store/audiences.ts'
import { findIncident } from '../../store/incidents.ts'
import { listAssets, listContacts, listOrganisations } from '../../store/registry.ts'

/** The highest label of the incidents it tells of; null when it tells of none. */
export async function labelOfSources(ports: Ports, { incident, audience }: Pick<Advisory, 'incident' | 'audience'>): Promise<Tlp | null> {
  const ids = [...new Set([incident, audience.affectedOf])].filter(id => id !== null)
  const sources = await Promise.all(ids.map(id => findIncident(ports.database.query, id)))
  const labels = sources.flatMap(known => known?.incident.tlp ?? [])
  return labels.length > 0 ? highestTlp(labels) : null
}

/** What decides who gets it. A draft that has no text yet is about nothing that was told before. */
export type Aimed = Pick<Advisory, 'team' | 'notice' | 'tlp' | 'audience' | 'incident'> &
  Partial<Pick<Advisory, 'id' | 'title' | 'body' | 'corrects'>>

/** Who would get this advisory now, who would not and why, who may not. */
export async function reachOf(ports: Ports, advisory: Aimed): Promise<Reach> {
  if (isStatement(advisory.notice)) return { recipients: [], without: [], refused: [], skipped: [], declined: [], people: [] }
  const register = await registerFor(ports, advisory)
  return advisory.corrects
    ? reachAgain(ports, { ...advisory, corrects: advisory.corrects }, register)
    : composeAudience(advisory.audience, advisory.tlp, register)
}

/** A correction goes to the people who got the old one, at the address they have now, whatever they own or are by now. */
async function reachAgain(ports: Ports, { team, corrects, tlp }: Aimed & { corrects: string }, register: Register): Promise<Reach> {
  const [old, deliveries] = await Promise.all([
    findAdvisory(ports.database.query, team, corrects),
    listDeliveries(ports.database.query, corrects),
  ])
  const people = new Set(deliveries.map(delivery => delivery.contact_id))
  const contacts = register.contacts.filter(({ id }) => people.has(id))
  const also = [...new Set(deliveries.map(delivery => delivery.organisation))]
  const roles = Object.keys(contactRoles) as ContactRole[]
  const same: Audience = { organisations: [], kinds: [], below: null, assets: [], affectedOf: null, also, except: [], roles }
  const { told: _, ...rest } = register
  const reach = composeAudience(same, tlp, { ...rest, contacts })
  const why = `Sudah menerima ${old?.number}, yang dikoreksi.`
  return { ...reach, recipients: reach.recipients.map(recipient => ({ ...recipient, why })) }
}

/** The register as this advisory's audience asks it; assets only where one asks for assets. */
export async function registerFor(ports: Ports, advisory: Aimed): Promise<Register> {
  const query = ports.database.query
  const team = advisory.team
  const { assets: words, domains, ranges } = wholeAudience(advisory.audience)
  const asksAssets = words.length + domains.length + ranges.length > 0
  const [organisations, contacts, assets, affected, told] = await Promise.all([
    listOrganisations(query, team),
    listContacts(query, { team }),
    asksAssets ? listAssets(query, { team }) : [],
    affectedOrganisations(ports, advisory),
    toldBefore(ports, advisory),
  ])
  const declined = new Set(mayDecline(advisory.notice) ? contacts.filter(contact => contact.declined).map(({ id }) => id) : [])
  return { organisations, contacts, assets, affected, declined, told }
}

/** Agencies that got an advisory about the same matter lately, each with the clause that says so. */
async function toldBefore(ports: Ports, { id, team, notice, incident, title, body }: Aimed): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  if (title === undefined || body === undefined) return told
  const matter = matterOf({ notice, incident, title, body })
  const since = new Date(ports.now().getTime() - toldDays * 86_400_000).toISOString()
  const sent = (await listSentSince(ports.database.query, team, since)).filter(({ advisory }) => advisory.id !== id)
  const same = new Map(
    sent.flatMap(({ advisory, number }) => {
      const why = sameMatter(matter, matterOf(advisory))
      return why ? [[advisory.id, `sudah menerima ${number} tentang ${why}`] as const] : []
    }),
  )
  for (const { advisory, organisation } of await listTold(ports.database.query, [...same.keys()])) {
    const why = same.get(advisory)
    if (why && !told.has(organisation)) told.set(organisation, why)
  }
  return told
}

/** The agencies hit, the owner among them. Those already done or found unaffected are still concerned. */
async function affectedOrganisations(
  ports: Ports,
  { team, audience, incident }: Pick<Advisory, 'team' | 'audience' | 'incident'>,
): Promise<string[]> {
  const id = audience.affectedOf ?? incident
  const known = id ? await findIncident(ports.database.query, id) : null
  if (!known || known.incident.team !== team) return []
  const owner = known.incident.organisation ? [known.incident.organisation] : []
  return [...new Set([...owner, ...known.incident.affected.map(one => one.organisation)])]
}
