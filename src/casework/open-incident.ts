import type { CompiledQuery } from 'kysely'
import { type Actor, clockwork } from '../core/actor.ts'
import { zones } from '../core/calendar.ts'
import { firstState } from '../core/incident/custody.ts'
import type { Elsewhere, IncidentEvent } from '../core/incident/events.ts'
import type { Affected, Incident, Link, Report } from '../core/incident/incident.ts'
import { open, playbookFor } from '../core/incident/open.ts'
import { note } from '../core/incident/work.ts'
import type { Organisation } from '../core/organisation.ts'
import type { Playbook } from '../core/playbook.ts'
import { Refusal } from '../core/refusal.ts'
import type { Tlp } from '../core/tlp.ts'
import type { Kind } from '../core/vocabulary.ts'
import { Conflict, type Ports } from '../ports.ts'
import { insertEvents } from '../store/events.ts'
import { insertAttachment } from '../store/evidence.ts'
import { findNumber, insertIncident, saveClocks } from '../store/incidents.ts'
import { insertReceipt } from '../store/mails.ts'
import { findReportByKey, insertReport } from '../store/reports.ts'
import { findCalendar, type Team } from '../store/teams.ts'
import { messageId, pageUrl, ticketCode, trackingToken } from './links.ts'
import { isProofUsed, limited, type PublicSender } from './public-limits.ts'
import { chain } from './record.ts'
import { currentPlaybooks } from './rules.ts'
import { findable, findableReport } from './search/passages.ts'

/** A report ready to become an incident. Bytes of attachments are already in `files`. */
export interface NewReport {
  kind: Kind
  report: Report
  organisation: Organisation | null
  attachments: StoredFile[]
  /** The same key again is the same report: form id or Idempotency-Key. */
  key: string | null
  /** Who is not known to us counts against the limits of the public form; left out for those who are. */
  sender?: PublicSender | undefined
  /** What comes along from the team that handed it over; the notes are for the team alone. */
  carried?: { title: string; tlp: Tlp; from?: Elsewhere; notes: string[]; affected?: Affected[] } | undefined
  /** Of the page that it was sent from; left out = Indonesian. */
  language?: 'id' | 'en' | undefined
  /** The incident whose task opened this one. */
  link?: Link | undefined
}

/** N1 to one address within an hour. */
const mostReceipts = 5

export interface StoredFile {
  sha256: string
  name: string
  type: string
  size: number
}

export interface Receipt {
  id: string
  code: string
  token: string
  trackingUrl: string
  /** True when this key was seen before: nothing was written now. */
  repeated: boolean
}

/** Where a report becomes an incident: one commit holds the report, its incident, clocks and the receipt mail. Mailed after. */
export async function openIncident(ports: Ports, team: Team, wanted: NewReport, actor: Actor | null): Promise<Receipt> {
  const id = ports.newId()
  const by: Actor = actor ?? { ...clockwork(team.id), kind: 'link', id: 'reporter', name: wanted.report.reporter.name }
  try {
    await ports.database.commit(await openingStatements(ports, team, wanted, { id, by }))
  } catch (error) {
    if (error instanceof Conflict && wanted.sender?.proof && isProofUsed(error.on))
      return openIncident(ports, team, { ...wanted, sender: { ...wanted.sender, proof: null } }, actor)
    const raced = error instanceof Conflict && error.on.includes('report.') ? await receiptOfKey(ports, team, wanted) : null
    if (raced) return raced
    throw error
  }
  return receipt(ports, team, { id, repeated: false })
}

/** Everything that a new incident consists of, for one commit. */
export async function openingStatements(
  ports: Ports,
  team: Team,
  wanted: NewReport,
  { id, by }: { id: string; by: Actor },
): Promise<CompiledQuery[]> {
  const query = ports.database.query
  const now = ports.now()
  const [published, calendar] = await Promise.all([currentPlaybooks(ports), findCalendar(query, team.id)])
  const playbook = playbookFor(
    published.map(one => ({ ...one.playbook, version: one.version })),
    wanted.kind,
  )
  if (!playbook) throw new Refusal('unavailable', 'Belum ada playbook yang terbit; laporan belum bisa diterima.')
  const body = JSON.stringify(wanted.report)
  const salt = ports.randomToken(16)
  const reportHash = ports.sha256(salt + body)
  const facts = {
    id,
    team: team.id,
    kind: wanted.kind,
    organisation: wanted.organisation?.code ?? null,
    organisationName: wanted.organisation?.name ?? null,
    playbookVersion: playbook.version,
    reportHash,
    carried: wanted.carried,
  }
  const rows = attachmentRows(ports, wanted, { id, by })
  const events: IncidentEvent[] = [
    ...open(wanted.report, facts, { playbook, calendar }, now).filter(event => !isMetElsewhere(event, wanted.report, playbook)),
    ...rows.map(({ id: evidence, sha256, name, size, type }) => ({
      type: 'evidence_added' as const,
      evidence: { id: evidence, sha256, name, size, type, state: firstState(by) },
    })),
    ...(wanted.carried?.affected ?? []).map(affected => ({ type: 'affected_added' as const, affected })),
    ...(wanted.carried?.notes ?? []).flatMap(text => note(text)),
    ...(wanted.link ? [{ type: 'linked' as const, link: wanted.link }] : []),
  ]
  const { chained, incident } = chain(ports, { incident: null, id, head: '' }, by, events)
  const at = now.toISOString()
  const { count, held } = limited(ports, team.id, wanted)
  return [
    ...count,
    ...insertIncident(query, incident, {
      held,
      stem: `${team.numberPrefix}-${period(now, team.zone)}`,
      trackingHash: ports.sha256(trackingToken(ports, id)),
    }),
    ...findableReport(query, incident, { report: wanted.report, agency: wanted.organisation?.name ?? null }),
    ...findable(query, incident, chained),
    insertReport(query, {
      incident_id: id,
      team_id: team.id,
      body,
      salt,
      hash: reportHash,
      idempotency_key: wanted.key,
      request_hash: wanted.key && requestHash(ports, wanted),
      created_at: at,
      language: wanted.language,
    }),
    ...insertEvents(query, id, chained),
    ...saveClocks(query, incident, null),
    ...rows.map(row => insertAttachment(query, row)),
    ...receiptMail(ports, incident, wanted.report),
  ]
}

/** An imported report was received and answered elsewhere, long ago: no receipt is sent, and no clock waits for one or for a first response. */
function isMetElsewhere(event: IncidentEvent, { via }: Report, playbook: Playbook): boolean {
  if (via !== 'impor' || event.type !== 'clock_started') return false
  return ['receipt', 'response'].includes(playbook.clocks[event.clock.id]?.metBy ?? '')
}

function attachmentRows(ports: Ports, wanted: NewReport, { id, by }: { id: string; by: Actor }) {
  const added = { incident_id: id, added_by: by.kind === 'link' ? 'Pelapor' : by.name, added_at: ports.now().toISOString() }
  return wanted.attachments.map(file => ({ id: ports.newId(), ...added, ...file }))
}

/** Nobody's mailbox is bombed by reports in their name: beyond five an hour the report counts and the receipt is only shown. */
export function receiptMail(ports: Ports, incident: Incident, report: Report): CompiledQuery[] {
  const address = report.reporter.email
  if (!address || report.via === 'impor') return []
  const since = new Date(ports.now().getTime() - 3_600_000).toISOString()
  const mail = { template: 'N1', address, cc: null, delivery_id: null, facts: '{}' }
  const about = { id: ports.newId(), team_id: incident.team, incident_id: incident.id, created_at: ports.now().toISOString() }
  const row = { ...mail, ...about, message_id: messageId(ports, 'N1', incident.id, address) }
  return [insertReceipt(ports.database.query, row, { most: mostReceipts, since })]
}

async function receiptOfKey(ports: Ports, team: Team, wanted: NewReport): Promise<Receipt | null> {
  if (!wanted.key) return null
  const known = await findReportByKey(ports.database.query, team.id, wanted.key)
  if (!known) return null
  if (known.requestHash !== requestHash(ports, wanted))
    throw new Refusal('key_reused', 'Kunci ini sudah dipakai untuk laporan lain. Kirim laporan baru dengan kunci baru.')
  return receipt(ports, team, { id: known.incidentId, repeated: true })
}

function receipt(ports: Ports, team: Team, { id, repeated }: { id: string; repeated: boolean }): Receipt {
  const token = trackingToken(ports, id)
  return { id, code: ticketCode(ports, id), token, trackingUrl: pageUrl(ports, team, `/t/${token}`), repeated }
}

/** The number that the commit gave it. */
export async function numberOf(ports: Ports, { id }: Receipt): Promise<string> {
  const number = await findNumber(ports.database.query, id)
  if (!number) throw new Error(`incident ${id} is gone`)
  return number
}

/** What makes two requests under one key the same: everything the sender wrote, and the bytes sent along. */
function requestHash(ports: Ports, wanted: NewReport): string {
  const files = wanted.attachments.map(file => file.sha256)
  const { noticedAt: _, ...said } = wanted.report
  return ports.sha256(JSON.stringify([wanted.kind, wanted.organisation?.code ?? null, said, files]))
}

/** Local year and month of the team, YYMM. */
function period(now: Date, zone: string): string {
  const local = new Date(now.getTime() + (zones[zone]?.offset ?? 0) * 60_000).toISOString()
  return local.slice(2, 4) + local.slice(5, 7)
}
