import { clockwork } from '../../core/actor.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import type { Incident } from '../../core/incident/incident.ts'
import type { Organisation } from '../../core/organisation.ts'
import { Refusal } from '../../core/refusal.ts'
import { highestTlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listHelpTickets } from '../../store/answer-files.ts'
import { findIncident, type KnownIncident } from '../../store/incidents.ts'
import { findOrganisation } from '../../store/registry.ts'
import { findReportByKey } from '../../store/reports.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import { findTeam } from '../../store/teams.ts'
import { addInformation } from '../add-information.ts'
import { type NewReport, openIncident, type StoredFile } from '../open-incident.ts'

type Called = Pick<DeliveryTable, 'id' | 'advisory_id' | 'organisation'>

/** A call for help opens one incident for each agency and advisory, whoever of its contacts calls, however often. */
export function helpKey({ advisory_id, organisation }: Called): string {
  return `bantuan:${advisory_id}:${organisation}`
}

/** The second is how the calls of one contact were kept before. */
export function helpKeys(delivery: Called): string[] {
  return [helpKey(delivery), `bantuan:${delivery.id}`]
}

/** Number of the incident that this agency's call for help opened, if it did. */
export async function helpTicketOf(ports: Ports, delivery: DeliveryTable): Promise<string | null> {
  const found = await listHelpTickets(ports.database.query, delivery.team_id, helpKeys(delivery))
  return [...found.values()][0] ?? null
}

/** The incident itself that this agency's call opened. */
export async function helpCaseOf(ports: Ports, delivery: DeliveryTable): Promise<KnownIncident | null> {
  const opened = await openedBefore(ports, delivery)
  return opened && findIncident(ports.database.query, opened.incident)
}

export interface Call {
  name: string
  /** Where the ticket answers to. */
  email: string | null
  note: string | null
  files: readonly StoredFile[]
}

export interface Help {
  /** Id of the incident that the call opened. */
  incident: string
  playbook: string
}

/** Opens the incident, or adds to the one that is open already. */
export async function askForHelp(ports: Ports, addressed: KnownAdvisory & { delivery: DeliveryTable }, call: Call): Promise<Help> {
  const known = await openedBefore(ports, addressed.delivery)
  if (known) await tellMore(ports, known, addressed, call)
  return known ?? opened(ports, addressed, call)
}

/** Tells the advisory's own incident, once, that the call opened another. */
export function linkOf({ id, links = [] }: Incident, help: Help, number: string): IncidentEvent[] {
  if (help.incident === id || links.some(({ incident }) => incident === help.incident)) return []
  return [{ type: 'linked', link: { ...help, relation: 'opened', why: `permintaan bantuan atas ${number}` } }]
}

async function openedBefore(ports: Ports, delivery: DeliveryTable): Promise<Help | null> {
  for (const key of helpKeys(delivery)) {
    const report = await findReportByKey(ports.database.query, delivery.team_id, key)
    const found = report && (await findIncident(ports.database.query, report.incidentId))
    if (found) return helpOf(found)
  }
  return null
}

function helpOf({ incident }: KnownIncident): Help {
  return { incident: incident.id, playbook: incident.playbook.id }
}

/** New words and files belong to the incident that works on it; one that was merged or closed meanwhile keeps them in the answer alone. */
async function tellMore(
  ports: Ports,
  { incident }: Help,
  { number, delivery }: KnownAdvisory & { delivery: DeliveryTable },
  call: Call,
): Promise<void> {
  if (!call.note && call.files.length === 0) return
  const actor = { ...clockwork(delivery.team_id), kind: 'link' as const, id: delivery.contact_id, name: call.name }
  const form = `bantuan ${delivery.id} ${ports.sha256(JSON.stringify([call.note, call.files])).slice(0, 40)}`
  const text = call.note ? `Atas ${number}: ${call.note}` : ''
  try {
    await addInformation(ports, { actor, incident, form }, { text, files: [...call.files] })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

async function opened(ports: Ports, addressed: KnownAdvisory & { delivery: DeliveryTable }, call: Call): Promise<Help> {
  const { advisory, delivery } = addressed
  const query = ports.database.query
  const [team, organisation, origin] = await Promise.all([
    findTeam(query, advisory.team),
    findOrganisation(query, advisory.team, delivery.organisation),
    advisory.incident ? findIncident(query, advisory.incident) : null,
  ])
  if (!team) throw new Error(`team ${advisory.team} is gone`)
  const id = await openedOrRaced(ports, delivery, () =>
    openIncident(ports, team, reportOf(addressed, { call, organisation, origin }), null),
  )
  const found = await findIncident(query, id)
  if (!found) throw new Error(`incident ${id} is gone`)
  return helpOf(found)
}

/** A colleague who called at the same moment, in other words, was quicker: that incident is the agency's. */
async function openedOrRaced(ports: Ports, delivery: DeliveryTable, open: () => Promise<{ id: string }>): Promise<string> {
  try {
    return (await open()).id
  } catch (error) {
    const raced = error instanceof Refusal && error.code === 'key_reused' ? await openedBefore(ports, delivery) : null
    if (!raced) throw error
    return raced.incident
  }
}

interface From {
  call: Call
  organisation: Organisation | null
  origin: KnownIncident | null
}

/** As secret as what it asks about, at the least. */
function reportOf(
  { advisory, number, delivery }: KnownAdvisory & { delivery: DeliveryTable },
  { call, organisation, origin }: From,
): NewReport {
  const why = `permintaan bantuan atas ${number}`
  const name = organisation?.name ?? delivery.organisation
  return {
    kind: origin?.incident.kind ?? 'lainnya',
    organisation,
    attachments: [...call.files],
    key: helpKey(delivery),
    carried: {
      title: `Bantuan untuk ${name}: ${advisory.title}`,
      tlp: highestTlp([advisory.tlp, origin?.incident.tlp ?? 'AMBER']),
      notes: [],
    },
    ...(origin && { link: { incident: origin.incident.id, relation: 'opened-by' as const, playbook: origin.incident.playbook.id, why } }),
    report: {
      story: `Permintaan bantuan atas ${number}: ${advisory.title}. ${call.note ?? 'Tanpa catatan.'}`,
      noticed: null,
      noticedAt: null,
      ongoing: 'belum-diketahui',
      system: advisory.body.system,
      impact: null,
      actions: null,
      via: 'imbauan',
      reporter: { name: call.name, position: null, phone: null, email: call.email },
      organisationText: null,
    },
  }
}
