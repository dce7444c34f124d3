import { may, mayAtAll } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import type { Ports } from '../../../ports.ts'
import type { KnownAdvisory } from '../../../store/advisories.ts'
import { listAskedOf } from '../../../store/advisory-pages.ts'

/** What waits for this person as the second one; nothing for whoever approves nothing. */
export async function askedOf(ports: Ports, actor: Actor): Promise<KnownAdvisory[]> {
  const { team, id: person } = actor
  if (!may(actor, 'advisory.release', { team })) return []
  const asked = await listAskedOf(ports.database.query, { team, person, lead: mayAtAll(actor, 'incident.lower'), limit: 100 })
  return asked.filter(({ advisory }) => may(actor, 'advisory.release', { team, tlp: advisory.tlp }))
}
