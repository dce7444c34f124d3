import type { Actor } from '../core/actor.ts'
import { requireFresh } from '../core/incident/choose.ts'
import type { Incident, Report } from '../core/incident/incident.ts'
import { toldOutside } from '../core/incident/told.ts'
import { transfer } from '../core/incident/transfer.ts'
import { Refusal } from '../core/refusal.ts'
import { publicStatuses } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { listEvents } from '../store/events.ts'
import { listAttachments } from '../store/evidence.ts'
import { findIncident, type KnownIncident } from '../store/incidents.ts'
import { findOrganisation } from '../store/registry.ts'
import { findReport, findReportLanguage } from '../store/reports.ts'
import { findTeam, listTeams, type Team } from '../store/teams.ts'
import { audited } from './audited.ts'
import { lettersToLeads } from './colleagues/handed.ts'
import { requireRealLife } from './exercise/inside.ts'
import { type NewReport, openingStatements } from './open-incident.ts'
import { type Hand, work } from './work-incident.ts'

export interface WantedTransfer {
  /** Of the receiving team. */
  slug: string
  seq: number
  reason: string
  reporterToo: boolean
  reporterReason: string
}

/**
 * Hands an incident to another team of this installation. With it travel the report, title, kind, the affected ones as text, evidence and
 * what was told outside; here stay internal notes, owner, advisories, and the reporter's identity unless a reason says otherwise.
 * Its end here and its beginning there are one commit.
 */
export async function transferIncident(ports: Ports, hand: Hand, wanted: WantedTransfer): Promise<KnownIncident> {
  const receiving = await receivingTeam(ports, hand.actor, wanted.slug)
  const id = ports.newId()
  return work(ports, { ...hand, action: 'incident.transfer' }, async running => {
    requireFresh(running.incident, wanted.seq)
    const { reason, reporterToo, reporterReason } = wanted
    const to = { team: receiving.id, name: receiving.shortName, incident: id }
    const events = transfer(running, { to, reason, reporterToo, reporterReason }, ports.now())
    const carried = await luggage(ports, running.incident, { receiving, reporterToo, reason })
    const by = { ...hand.actor, team: receiving.id }
    const opening = await openingStatements(ports, receiving, carried, { id, by })
    const from = carried.carried?.from?.name ?? hand.actor.name
    const letters = await lettersToLeads(ports, { to: receiving, incident: id, from, theirs: true, time: 'alih' })
    const line = audited(ports, hand.actor, {
      action: 'incident_transferred',
      subject: hand.incident,
      detail: { to: receiving.slug, incident: id, reporterToo },
    })
    return { events, alongside: () => [...opening, ...letters, line] }
  })
}

async function receivingTeam(ports: Ports, actor: Actor, slug: string): Promise<Team> {
  requireRealLife(ports)
  const found = (await listTeams(ports.database.query)).find(team => team.slug === slug && team.id !== actor.team)
  const message = 'Pilih tim penerima.'
  if (!found) throw new Refusal('invalid', message, { errors: [{ field: 'team', message }] })
  return found
}

async function luggage(
  ports: Ports,
  incident: Incident,
  { receiving, reporterToo, reason }: { receiving: Team; reporterToo: boolean; reason: string },
): Promise<NewReport> {
  const query = ports.database.query
  const [known, origin, report, language, files, chain, here] = await Promise.all([
    findIncident(query, incident.id),
    findTeam(query, incident.team),
    findReport(query, incident.id),
    findReportLanguage(query, incident.id),
    listAttachments(query, incident.id),
    listEvents(query, incident.id),
    incident.organisation ? findOrganisation(query, incident.team, incident.organisation) : null,
  ])
  if (!report || !known || !origin) throw new Refusal('not_found', 'Laporan ini sudah tidak tersimpan.')
  const there = incident.organisation ? await findOrganisation(query, receiving.id, incident.organisation) : null
  const affected = incident.affected.map(({ label }) => `- ${label}`)
  return {
    kind: incident.kind,
    report: {
      ...report,
      ...reporterOf(report, origin, reporterToo),
      organisationText: there ? null : (here?.name ?? report.organisationText),
    },
    organisation: there,
    attachments: files.map(({ sha256, name, type, size }) => ({ sha256, name, type, size })),
    key: null,
    language,
    carried: {
      title: incident.title,
      tlp: incident.tlp,
      from: { team: origin.id, name: origin.shortName, incident: incident.id },
      notes: [
        `Dialihkan dari ${origin.name} (${known.number}): ${reason.trim()}`,
        affected.length > 0 && `Terdampak menurut ${origin.shortName}:\n${affected.join('\n')}`,
        `Yang sudah disampaikan kepada pelapor:\n${toldOutside(chain).map(inWords).join('\n')}`,
      ].filter(text => text !== false),
    },
  }
}

function reporterOf(report: Report, origin: Team, reporterToo: boolean): Pick<Report, 'via' | 'reporter'> {
  const unnamed = { name: `Pelapor (identitas ada pada ${origin.shortName})`, position: null, phone: null, email: null }
  return { via: 'alihan', reporter: reporterToo ? report.reporter : unnamed }
}

function inWords({ at, mine, event }: ReturnType<typeof toldOutside>[number]): string {
  const who = mine ? 'Pelapor' : 'Tim'
  if (event.type === 'entered') return `- ${at}: status ${publicStatuses[event.publicStatus]}`
  if (event.type === 'evidence_added') return `- ${at} ${who}: berkas ${event.name}`
  if (event.type === 'rejected') return `- ${at}: laporan ditolak`
  if (event.type === 'merged' || event.type === 'unmerged')
    return `- ${at}: ${event.type === 'merged' ? 'digabung dengan laporan lain' : 'dipisahkan lagi'}`
  if (event.type === 'reply_received') return `- ${at} Pelapor: menjawab lewat surel`
  return event.type === 'receipt_sent' ? `- ${at}: tanda terima dikirim` : `- ${at} ${who}: ${event.text}`
}
