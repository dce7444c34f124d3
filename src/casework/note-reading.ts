import type { Actor } from '../core/actor.ts'
import type { Incident } from '../core/incident/incident.ts'
import { Conflict, type Ports } from '../ports.ts'
import { isFormMarked, markForm } from '../store/guards.ts'
import { audited } from './audited.ts'

/** A RED incident is not opened unnoticed: one line a person, incident and hour, however often the page is loaded. Others cost nothing. */
export async function noteReading(ports: Ports, actor: Actor, incident: Incident): Promise<void> {
  if (incident.tlp !== 'RED') return
  const at = ports.now().toISOString()
  const mark = { id: `baca ${actor.id} ${incident.id} ${at.slice(0, 13)}`, subject: 'baca' }
  if (await isFormMarked(ports.database.query, mark)) return
  const line = audited(ports, actor, { action: 'incident_read', subject: incident.id })
  try {
    await ports.database.commit([markForm(ports.database.query, { ...mark, at }), line])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
