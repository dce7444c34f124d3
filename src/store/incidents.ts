import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import { agendaOf } from '../core/agenda.ts'
import { nextLook } from '../core/incident/clocks.ts'
import type { Clock, Incident } from '../core/incident/incident.ts'
import { type Due, isOf } from './exercises.ts'
import type { ClockTable, IncidentTable, Schema } from './schema.ts'

type Query = Kysely<Schema>

/** Sorts after every real time: "no deadline" keeps keyset pages simple. */
export const noDeadline = '9999-12-31T00:00:00.000Z'

export interface KnownIncident {
  number: string
  incident: Incident
  /** Why it waits for review; null = an ordinary incident. */
  held: string | null
}

/** Where the queue's columns come from; also what a filter may ask for. */
export interface QueueRow extends Omit<IncidentTable, 'state' | 'tracking_hash' | 'held' | 'merged_into'> {
  owner_name: string | null
  /** Named in the view of held ones alone. */
  held?: string | null | undefined
  organisation_name: string | null
}

export async function findIncident(query: Query, id: string): Promise<KnownIncident | null> {
  const row = await query.selectFrom('incident').select(['number', 'state', 'held']).where('id', '=', id).executeTakeFirst()
  return row ? parseIncident(row) : null
}

export async function findNumber(query: Query, id: string): Promise<string | null> {
  const row = await query.selectFrom('incident').select('number').where('id', '=', id).executeTakeFirst()
  return row?.number ?? null
}

export async function findIncidentByNumber(query: Query, team: string, number: string): Promise<KnownIncident | null> {
  const row = await query
    .selectFrom('incident')
    .select(['number', 'state', 'held'])
    .where('team_id', '=', team)
    .where('number', '=', number.toUpperCase())
    .executeTakeFirst()
  return row ? parseIncident(row) : null
}

export async function findIncidentByTracking(query: Query, hash: string): Promise<KnownIncident | null> {
  const row = await query.selectFrom('incident').select(['number', 'state', 'held']).where('tracking_hash', '=', hash).executeTakeFirst()
  return row ? parseIncident(row) : null
}

/** Takes the next number of the team and month, and opens the row with it, in one commit. `stem` is e.g. TKT-2607; `held` is asked inside the commit. */
export function insertIncident(
  query: Query,
  incident: Incident,
  at: { stem: string; trackingHash: string; held: RawBuilder<string | null> | string | null },
): CompiledQuery[] {
  const name = `incident ${at.stem}`
  const number = sql<string>`(SELECT printf('%s-%04d', ${at.stem}, value) FROM counter WHERE team_id = ${incident.team} AND name = ${name})`
  return [
    query
      .insertInto('counter')
      .values({ team_id: incident.team, name, value: 1 })
      .onConflict(conflict => conflict.columns(['team_id', 'name']).doUpdateSet({ value: sql<number>`value + 1` }))
      .compile(),
    query
      .insertInto('incident')
      .values({
        id: incident.id,
        team_id: incident.team,
        number,
        tracking_hash: at.trackingHash,
        opened_at: incident.openedAt,
        ...columns(incident),
        held: at.held,
      })
      .compile(),
  ]
}

export function updateIncident(query: Query, incident: Incident): CompiledQuery {
  return query.updateTable('incident').set(columns(incident)).where('id', '=', incident.id).compile()
}

/** One upsert per clock that differs from before; all of them when the incident closes or reopens, for then they stop or run. */
export function saveClocks(query: Query, incident: Incident, before: Incident | null): CompiledQuery[] {
  return incident.clocks
    .filter(clock => before?.closedAt !== incident.closedAt || !before.clocks.includes(clock))
    .map(clock => {
      const row = { ...clockRow(incident, clock), next_at: unlessHeld(incident.id, runsOn(incident, clock) ? nextLook(clock) : null) }
      return query
        .insertInto('clock')
        .values(row)
        .onConflict(conflict => conflict.columns(['incident_id', 'id']).doUpdateSet(row))
        .compile()
    })
}

/** Incidents in which a clock wants to be looked at by `now`, at most `limit`. */
export async function listDueIncidents(query: Query, { now, exercise }: Due, limit: number): Promise<string[]> {
  const due = query.selectFrom('clock').select('incident_id').distinct().where('next_at', '<=', now)
  const rows = await due.where(isOf('clock.team_id', exercise)).limit(limit).execute()
  return rows.map(row => row.incident_id)
}

/** The newest incident of this organisation and kind since then. */
export async function findSimilar(query: Query, like: { team: string; organisation: string; kind: string; since: string }) {
  const row = await query
    .selectFrom('incident')
    .select(['number', 'opened_at'])
    .where('team_id', '=', like.team)
    .where('organisation', '=', like.organisation)
    .where('kind', '=', like.kind)
    .where('tlp', '!=', 'RED')
    .where('held', 'is', null)
    .where('merged_into', 'is', null)
    .where('opened_at', '>=', like.since)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: row.number, openedAt: row.opened_at } : null
}

function columns(incident: Incident) {
  return {
    seq: incident.seq,
    kind: incident.kind,
    title: incident.title,
    step: incident.step,
    public_status: incident.publicStatus,
    waiting: incident.waiting && !incident.answered ? 1 : 0,
    answered_at: incident.answered?.at ?? null,
    severity: incident.severity,
    tlp: incident.tlp,
    organisation: incident.organisation,
    owner_id: incident.owner?.id ?? null,
    reporter_id: incident.reporter,
    playbook_id: incident.playbook.id,
    playbook_version: incident.playbook.version,
    changed_at: incident.changedAt,
    closed_at: incident.closedAt,
    merged_into: incident.mergedInto,
    ...nearestDeadline(incident),
    snoozed_until: incident.snooze?.until ?? null,
    state: JSON.stringify(incident),
  }
}

/** What presses most of an incident's agenda (overdue law, then SOP, then what is due next), and which it is; a paused clock does not press, a closed incident has none. */
function nearestDeadline(incident: Incident): Pick<IncidentTable, 'due_at' | 'due_clock' | 'due_name'> {
  const [due] = incident.closedAt ? [] : agendaOf(incident)
  if (!due) return { due_at: noDeadline, due_clock: null, due_name: null }
  return { due_at: due.dueAt, due_clock: due.kind === 'clock' ? due.id : null, due_name: due.name }
}

function clockRow(incident: Incident, clock: Clock): Omit<ClockTable, 'next_at'> {
  return {
    incident_id: incident.id,
    id: clock.id,
    team_id: incident.team,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    met_at: clock.metAt,
  }
}

/** Closing stops the clocks, but for those that it starts (K12). */
function runsOn({ closedAt, openedAt }: Incident, clock: Clock): boolean {
  return closedAt === null || (clock.startedAt >= closedAt && clock.startedAt > openedAt)
}

/** A held incident's clocks are set and nobody looks at them. */
function unlessHeld(incident: string, next: string | null): RawBuilder<string | null> {
  return sql`iif((SELECT held FROM incident WHERE id = ${incident}) IS NULL, ${next}, NULL)`
}

export function parseIncident(row: { number: string; state: string; held?: string | null | undefined }): KnownIncident {
  return { number: row.number, incident: JSON.parse(row.state) as Incident, held: row.held ?? null }
}
