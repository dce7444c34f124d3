import { isOutsideTeam } from '../core/access.ts'
import { firstState } from '../core/incident/custody.ts'
import { heard } from '../core/incident/reporter.ts'
import { addEvidence, inform } from '../core/incident/work.ts'
import type { Ports } from '../ports.ts'
import { insertAttachment } from '../store/evidence.ts'
import { findIncident, type KnownIncident } from '../store/incidents.ts'
import { survivorOf } from './merge.ts'
import type { StoredFile } from './open-incident.ts'
import { type Decided, requireMay } from './record.ts'
import { type Hand, work } from './work-incident.ts'

/** The reporter, by the tracking page: text, files, or both. What they add to a merged report stands at the case it went to, with its number. */
export async function addInformation(ports: Ports, hand: Hand, more: { text: string; files: StoredFile[] }): Promise<KnownIncident> {
  const place = await placeOf(ports, hand)
  return work(ports, place.hand, ({ incident }) => {
    const told = more.text.trim() || more.files.length === 0 ? inform(more.text, place.via) : []
    const kept = keep(ports, place, more.files)
    const on = hand.actor.kind === 'link' || isOutsideTeam(hand.actor) ? heard(incident, ports.now()) : []
    return { ...kept, events: [...told, ...kept.events, ...on] }
  })
}

export function addFiles(ports: Ports, hand: Hand, files: StoredFile[]): Promise<KnownIncident> {
  return work(ports, { ...hand, action: 'incident.inform' }, () => keep(ports, { hand }, files))
}

/** Where it lands: `via` is the id of the report that it was added to, `number` what people know that by. */
interface Place {
  hand: Hand & { action?: 'incident.inform' | null }
  via?: string
  number?: string
}

/** The team itself adds nothing to a merged ticket: it works at the other. */
async function placeOf(ports: Ports, hand: Hand): Promise<Place> {
  const { actor, incident } = hand
  const known = await findIncident(ports.database.query, incident)
  const follows = actor.kind === 'link' || isOutsideTeam(actor)
  if (!known?.incident.mergedInto || !follows) return { hand: { ...hand, action: 'incident.inform' } }
  requireMay(actor, 'incident.inform', known.incident, ports.now())
  const on = await survivorOf(ports, known)
  return { hand: { ...hand, incident: on.incident.id, action: null }, via: incident, number: known.number }
}

function keep(ports: Ports, { hand, via, number }: Place, files: StoredFile[]): Decided {
  const who = hand.actor.kind === 'link' ? 'Pelapor' : hand.actor.name
  const added = {
    incident_id: hand.incident,
    added_by: number ? `${who} (${number})` : who,
    added_at: ports.now().toISOString(),
  }
  const rows = files.map(file => ({ id: ports.newId(), ...added, ...file }))
  return {
    events: rows.flatMap(({ id, sha256, name, size, type }) =>
      addEvidence({ id, sha256, name, size, type, state: firstState(hand.actor) }, via),
    ),
    alongside: () => rows.map(row => insertAttachment(ports.database.query, row)),
  }
}
