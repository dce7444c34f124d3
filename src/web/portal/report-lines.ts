import { survivorOf } from '../../casework/merge.ts'
import { mayFollow } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import { reachOf } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { openQuestions } from '../../core/incident/told.ts'
import type { Ports } from '../../ports.ts'
import { listSharedWith } from '../../store/partners.ts'
import { listSpoken } from '../../store/portal.ts'
import { listQueue } from '../../store/queue.ts'
import { listOrganisations } from '../../store/registry.ts'
import { listReported, type ReportedIncident } from '../../store/reported.ts'
import type { ReportLine } from '../pages/portal/report-lines.tsx'
import { nextFor } from '../public/next-word.ts'

const pageSize = 50

export interface KnownReport {
  line: ReportLine
  questions: string[]
  closed: boolean
}

/** The reports of one's tree, newest first: each asked of the table again, RED ones never listed. */
export async function reportsOf(
  ports: Ports,
  actor: Actor,
  { cursor, named }: { cursor?: string | undefined; named?: string | undefined } = {},
): Promise<{ reports: KnownReport[]; next: string | null }> {
  const filter = { reach: reachOf(actor, 'incident.follow'), view: 'semua' as const, person: '', soon: '', limit: pageSize }
  const { rows, next } = await listQueue(ports.database.query, { ...filter, cursor, named })
  return {
    reports: await describe(
      ports,
      actor,
      rows.map(({ id }) => id),
    ),
    next,
  }
}

/** Incidents that were shown to this person by name, wherever they belong in the team. */
export async function sharedReports(ports: Ports, actor: Actor): Promise<KnownReport[]> {
  const who = { partner: actor.id, now: ports.now().toISOString(), limit: pageSize }
  const found = await listSharedWith(ports.database.query, who)
  return describe(
    ports,
    actor,
    found.map(({ incident }) => incident.id),
  )
}

/** Lines for these incidents, in this order, as far as this person may follow them. */
export async function describe(ports: Ports, actor: Actor, ids: readonly string[]): Promise<KnownReport[]> {
  const query = ports.database.query
  const [found, spoken, organisations] = await Promise.all([
    listReported(query, ids),
    listSpoken(query, ids),
    listOrganisations(query, actor.team),
  ])
  const byId = new Map(found.filter(({ incident }) => mayFollow(actor, incident, ports.now())).map(one => [one.incident.id, one]))
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const ordered = ids.flatMap(id => byId.get(id) ?? [])
  return Promise.all(
    ordered.map(async one => {
      const words = (spoken.get(one.incident.id) ?? []).map(({ data }) => ({ event: JSON.parse(data) as IncidentEvent }))
      const { incident: on } = await survivorOf(ports, { ...one, held: null })
      const questions = one.incident.closedAt ? [] : openQuestions(words)
      const line = await lineOf(ports, { ...one, on }, { names, asks: questions.length > 0 })
      return { line, questions, closed: on.closedAt !== null }
    }),
  )
}

async function lineOf(
  ports: Ports,
  { incident, number, report, on }: ReportedIncident & { on: Incident },
  { names, asks }: { names: Map<string, string>; asks: boolean },
): Promise<ReportLine> {
  const { playbook } = await rulesFor(ports, on)
  const { organisation } = incident
  return {
    no: number,
    title: incident.title,
    organisation: (organisation && names.get(organisation)) ?? organisation ?? report.organisationText ?? 'Instansi belum dikenal',
    status: on.publicStatus,
    by: nextFor({ incident: on, playbook }).by,
    openedAt: new Date(incident.openedAt),
    asks,
  }
}
