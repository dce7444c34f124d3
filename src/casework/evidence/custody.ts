import type { Actor } from '../../core/actor.ts'
import { acts } from '../../core/acts.ts'
import { type CustodyLine, custodyIn } from '../../core/incident/custody.ts'
import type { Incident } from '../../core/incident/incident.ts'
import type { Ports } from '../../ports.ts'
import type { AuditTable } from '../../store/audit.ts'
import { listCustody } from '../../store/custody.ts'
import { listEvents } from '../../store/events.ts'
import { requireMay } from '../record.ts'

/** What has happened to an incident's files since they came, oldest first: its own events, and who looked and took. */
export async function readCustody(ports: Ports, actor: Actor, incident: Incident): Promise<CustodyLine[]> {
  requireMay(actor, 'incident.work', incident, ports.now())
  const { query } = ports.database
  const [events, lines] = await Promise.all([listEvents(query, incident.id), listCustody(query, incident.id)])
  return [...custodyIn(events), ...lines.map(lineOf)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function lineOf({ at, actor_name: by, action, detail }: AuditTable): CustodyLine {
  const { attachment } = JSON.parse(detail) as { attachment?: string }
  return { at, by, file: attachment ?? null, act: acts[action as keyof typeof acts] }
}
