import { requireFresh } from '../core/incident/choose.ts'
import { split, type WantedSplit } from '../core/incident/split.ts'
import { Refusal } from '../core/refusal.ts'
import type { Kind } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { listEvents } from '../store/events.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { findOrganisation } from '../store/registry.ts'
import { findTeam } from '../store/teams.ts'
import { type NewReport, openingStatements } from './open-incident.ts'
import { type Hand, work } from './work-incident.ts'

/** A part of this ticket becomes one of its own, with chosen notes and affected ones; both name each other, in one commit. Here everything stays. */
export async function splitIncident(
  ports: Ports,
  hand: Hand,
  wanted: WantedSplit & { seq: number; kind: Kind },
): Promise<{ known: KnownIncident; id: string }> {
  const id = ports.newId()
  const known = await work(ports, hand, async ({ incident }, { number }) => {
    requireFresh(incident, wanted.seq)
    const query = ports.database.query
    const [home, owner, chain] = await Promise.all([
      findTeam(query, incident.team),
      incident.organisation ? findOrganisation(query, incident.team, incident.organisation) : null,
      listEvents(query, incident.id),
    ])
    if (!home) throw new Refusal('unavailable', 'Tim ini sudah tidak ada.')
    const { events, notes, affected } = split({ incident, number, chain, zone: home.zone }, { ...wanted, id })
    const why = wanted.why.trim()
    const unknown = { noticed: null, noticedAt: null, system: null, impact: null, actions: null, organisationText: null }
    const reporter = { name: hand.actor.name, position: null, phone: null, email: null }
    const report: NewReport = {
      kind: wanted.kind,
      organisation: owner,
      attachments: [],
      key: null,
      report: { story: why, ongoing: 'belum-diketahui', via: 'terkait', reporter, ...unknown },
      carried: { title: wanted.title.trim(), tlp: incident.tlp, notes, affected: affected.map(one => ({ ...one, id: ports.newId() })) },
      link: { incident: incident.id, relation: 'split-from', why },
    }
    const opening = await openingStatements(ports, home, report, { id, by: hand.actor })
    return { events, alongside: () => opening }
  })
  return { known, id }
}
