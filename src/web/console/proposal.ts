import { currentPlaybooks } from '../../casework/rules.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { routeFor } from '../../core/routing.ts'
import type { Ports } from '../../ports.ts'
import type { PlaybookPanelProps } from '../pages/console/incident/playbook.tsx'

/** Another playbook whose routes fit the answers of triage better than the one that runs; moving there stays a person's act. */
export async function proposalOf(ports: Ports, incident: Incident): Promise<PlaybookPanelProps['proposal']> {
  if (incident.closedAt) return undefined
  const published = (await currentPlaybooks(ports)).map(({ playbook, version }) => ({ ...playbook, version }))
  const best = routeFor(published, incident, incident.playbook.id)
  if (!best || best.playbook.id === incident.playbook.id) return undefined
  const { id, version, name } = best.playbook
  return { to: `${id}@${version}`, name, why: best.why.join(', ') }
}
