import { openLinked, opensOf } from '../core/incident/links.ts'
import { Refusal } from '../core/refusal.ts'
import { kinds } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { findOrganisation } from '../store/registry.ts'
import { findTeam } from '../store/teams.ts'
import { type NewReport, openingStatements } from './open-incident.ts'
import { currentPlaybooks } from './rules.ts'
import { type Hand, work } from './work-incident.ts'

/** A task's finding opens an incident of its own, e.g. a typed password opens `akun`. Both incidents and the link between them are one commit. */
export function openLinkedIncident(ports: Ports, hand: Hand, { task, why }: { task: string; why: string }): Promise<KnownIncident> {
  const id = ports.newId()
  return work(ports, hand, async (running, known) => {
    const playbook = opensOf(running, task)
    const events = openLinked(running, { task, incident: id, why }, hand.actor, ports.now())
    const { team, organisation, title, tlp } = running.incident
    const [home, owner, published] = await Promise.all([
      findTeam(ports.database.query, team),
      organisation ? findOrganisation(ports.database.query, team, organisation) : null,
      currentPlaybooks(ports),
    ])
    const kind = published.find(one => one.playbook.id === playbook)?.playbook.kinds[0]
    if (!home || !kind) throw new Refusal('unavailable', `Playbook ${playbook} belum terbit; insiden terkait belum bisa dibuka.`)
    const wanted: NewReport = {
      kind,
      organisation: owner,
      attachments: [],
      key: null,
      report: {
        story: why.trim(),
        noticed: null,
        noticedAt: null,
        ongoing: 'belum-diketahui',
        system: null,
        impact: null,
        actions: null,
        via: 'terkait',
        reporter: { name: hand.actor.name, position: null, phone: null, email: null },
        organisationText: null,
      },
      carried: { title: `${kinds[kind]}, dari ${known.number}: ${title}`, tlp, notes: [] },
      link: { incident: hand.incident, relation: 'opened-by', playbook: running.playbook.id, why: why.trim() },
    }
    const opening = await openingStatements(ports, home, wanted, { id, by: hand.actor })
    return { events, alongside: () => opening }
  })
}
