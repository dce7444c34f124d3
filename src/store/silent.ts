import { type Kysely, sql } from 'kysely'
import type { CallOutcome } from '../core/advisory/call.ts'
import type { Tlp } from '../core/tlp.ts'
import type { Notice, Severity } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** An agency of which nobody has answered an advisory. */
export interface SilentAgency {
  advisory: string
  number: string
  title: string
  notice: Notice
  tlp: Tlp
  organisation: string
  name: string
  dueAt: string
  severity: Severity | null
  /** None of its messages arrived. */
  unreached: boolean
}

/** The riskiest first: what is overdue, then by the incident's severity, then N2 before N3 before N4, then by the time due. */
export async function listSilentAgencies(
  query: Query,
  team: string,
  { now, limit }: { now: string; limit: number },
): Promise<SilentAgency[]> {
  const { rows } = await sql<Omit<SilentAgency, 'unreached'> & { unreached: number }>`
    SELECT advisory.id AS advisory, advisory.number, advisory.title, advisory.notice, advisory.tlp, delivery.organisation,
      coalesce(organisation.name, delivery.organisation) AS name, min(delivery.due_at) AS dueAt,
      incident.severity, min(mail.status = 'failed') AS unreached
    FROM delivery JOIN advisory ON advisory.id = delivery.advisory_id AND advisory.status = 'sent'
      LEFT JOIN incident ON incident.id = advisory.incident_id
      LEFT JOIN organisation ON organisation.team_id = delivery.team_id AND organisation.code = delivery.organisation
      LEFT JOIN mail ON mail.delivery_id = delivery.id AND mail.template IN ('N2', 'N3', 'N4')
    WHERE delivery.team_id = ${team}
    GROUP BY advisory.id, delivery.organisation
    HAVING count(delivery.answer) = 0
    ORDER BY dueAt < ${now} DESC, CASE incident.severity WHEN 'kritis' THEN 0 WHEN 'tinggi' THEN 1 WHEN 'sedang' THEN 2 ELSE 3 END,
      advisory.notice, dueAt, delivery.organisation
    LIMIT ${limit}`.execute(query)
  return rows.map(row => ({ ...row, unreached: row.unreached === 1 }))
}

export interface Callable {
  id: string
  organisation: string
  name: string
  role: string
  phone: string
}

/** Everybody there who has a telephone; also those whose mail came back, for that is why one calls. */
export async function listCallable(query: Query, team: string, organisations: readonly string[]): Promise<Callable[]> {
  const wanted = sql<boolean>`organisation IN (SELECT value FROM json_each(${JSON.stringify(organisations)}))`
  const rows = await query
    .selectFrom('contact')
    .select(['id', 'organisation', 'name', 'role', 'phone'])
    .where('team_id', '=', team)
    .where(wanted)
    .where('phone', 'is not', null)
    .where(sql<boolean>`coalesce(suspended_why, '') <> 'dihapus dari daftar'`)
    .orderBy('name')
    .execute()
  return rows.map(row => ({ ...row, phone: row.phone ?? '' }))
}

export interface LastCall {
  at: string
  by: string
  name: string
  outcome: CallOutcome
}

/** The last call to each agency about each advisory, by `advisory organisation`. */
export async function lastCalls(query: Query, advisories: readonly string[]): Promise<Map<string, LastCall>> {
  const rows = await query
    .selectFrom('advisory_event')
    .select(['advisory_id', 'at', 'actor_name', 'data'])
    .where('type', '=', 'called')
    .where(sql<boolean>`advisory_id IN (SELECT value FROM json_each(${JSON.stringify(advisories)}))`)
    .orderBy('at')
    .orderBy('seq')
    .execute()
  return new Map(
    rows.map(({ advisory_id, at, actor_name, data }) => {
      const { organisation, name, outcome } = JSON.parse(data) as { organisation: string; name: string; outcome: CallOutcome }
      return [`${advisory_id} ${organisation}`, { at, by: actor_name, name, outcome }]
    }),
  )
}
