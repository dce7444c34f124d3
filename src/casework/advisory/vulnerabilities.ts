import type { Actor } from '../../core/actor.ts'
import { revise } from '../../core/advisory/release.ts'
import type { AffectedProduct, Vulnerability } from '../../core/advisory/vulnerability.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { advisoryFor, changedMeanwhile, recordAdvisory } from './record.ts'

/** What machines read of an N3. A revision like any other: it takes an approval back. */
export async function setVulnerabilities(
  ports: Ports,
  actor: Actor,
  id: string,
  facts: { products: AffectedProduct[]; vulnerabilities: Vulnerability[]; seq: number },
): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (facts.seq !== known.advisory.seq) throw changedMeanwhile()
  const { notice, incident, title, tlp, body, dueAt, audience } = known.advisory
  const { products, vulnerabilities } = facts
  const written = { notice, incident, title, tlp, dueAt, audience, body: { ...body, products, vulnerabilities } }
  return recordAdvisory(ports, { known, actor, events: revise(known.advisory, written) })
}
