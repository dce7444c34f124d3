import { type Advisory, mayDecline } from '../../core/advisory/advisory.ts'
import { composeAudience, type Reach } from '../../core/advisory/audience.ts'
import { highestTlp, type Tlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import { listAssets, listContacts, listOrganisations } from '../../store/registry.ts'

/** The highest label of the incidents it tells of; null when it tells of none. */
export async function labelOfSources(ports: Ports, { incident, audience }: Pick<Advisory, 'incident' | 'audience'>): Promise<Tlp | null> {
  const ids = [...new Set([incident, audience.affectedOf])].filter(id => id !== null)
  const sources = await Promise.all(ids.map(id => findIncident(ports.database.query, id)))
  const labels = sources.flatMap(known => known?.incident.tlp ?? [])
  return labels.length > 0 ? highestTlp(labels) : null
}

/** Who would get this advisory now, who would not and why, who may not. */
export async function reachOf(ports: Ports, advisory: Pick<Advisory, 'team' | 'notice' | 'tlp' | 'audience' | 'incident'>): Promise<Reach> {
  const query = ports.database.query
  const team = advisory.team
  const [organisations, contacts, assets, affected] = await Promise.all([
    listOrganisations(query, team),
    listContacts(query, { team }),
    listAssets(query, { team }),
    affectedOrganisations(ports, advisory),
  ])
  const declined = new Set(mayDecline(advisory.notice) ? contacts.filter(contact => contact.declined).map(({ id }) => id) : [])
  return composeAudience(advisory.audience, advisory.tlp, { organisations, contacts, assets, affected, declined })
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
