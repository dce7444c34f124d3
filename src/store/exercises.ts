import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Exercise } from '../core/exercise.ts'
import type { Schema } from './schema.ts'
import { type Team, toTeam } from './teams.ts'

type Query = Kysely<Schema>

/** Of one team, the newest first. */
export async function listExercises(query: Query, home: string, limit: number): Promise<Team[]> {
  const own = query.selectFrom('team').selectAll().where('exercise_of', '=', home)
  const rows = await own.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toTeam)
}

/** Those that have not ended, of all teams: the clockwork goes through them. */
export async function listOngoing(query: Query): Promise<Team[]> {
  const all = query.selectFrom('team').selectAll().where('exercise_of', 'is not', null)
  const rows = await all.where(sql<boolean>`exercise ->> 'endedAt' IS NULL`).execute()
  return rows.map(toTeam)
}

/** The exercises that a person takes part in, the newest first. */
export async function listJoined(query: Query, person: string): Promise<{ team: Team; role: string }[]> {
  const rows = await query
    .selectFrom('membership')
    .innerJoin('team', 'team.id', 'membership.team_id')
    .selectAll('team')
    .select('membership.role')
    .where('membership.person_id', '=', person)
    .where('team.exercise_of', 'is not', null)
    .where('membership.disabled_at', 'is', null)
    .orderBy('team.created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ role, ...row }) => ({ team: toTeam(row), role }))
}

export interface NewExercise {
  id: string
  slug: string
  name: string
  numberPrefix: string
  exercise: Exercise
  createdAt: string
}

/** Its team as a copy of its home: zone, working hours, holidays, register. */
export function insertExercise(query: Query, given: NewExercise): CompiledQuery[] {
  const { id, slug, name, numberPrefix, createdAt } = given
  const { home, ...rest } = given.exercise
  const team = sql`INSERT INTO team (id, slug, name, short_name, timezone, constituency, colour, logo, phone, email, mail_from, number_prefix, calendar, is_default, created_at, exercise_of, exercise)
    SELECT ${id}, ${slug}, ${name}, short_name, timezone, constituency, colour, logo, phone, email, NULL, ${numberPrefix}, calendar, 0, ${createdAt}, id, ${JSON.stringify(rest)}
    FROM team WHERE id = ${home}`
  const holidays = sql`INSERT INTO holiday (team_id, date, name) SELECT ${id}, date, name FROM holiday WHERE team_id = ${home}`
  const organisations = sql`INSERT INTO organisation (team_id, code, name, kind, parent, created_at)
    SELECT ${id}, code, name, kind, parent, ${createdAt} FROM organisation WHERE team_id = ${home}`
  return [team, holidays, organisations, contacts(id, given), assets(id, given)].map(statement => statement.compile(query))
}

/** Each is named after whom it stands for. Addresses that no server can ever be found for (RFC 2606): whatever went wrong, a real contact hears nothing of an exercise. */
function contacts(id: string, { exercise, createdAt }: NewExercise) {
  return sql`INSERT INTO contact (id, team_id, organisation, name, role, email, phone, suspended_at, suspended_why, created_at)
    SELECT ${id} || '.' || id, ${id}, organisation, name, role,
      CASE WHEN email IS NULL THEN NULL ELSE id || '.' || ${id.slice(-6)} || '@latihan.invalid' END, NULL, suspended_at, suspended_why, ${createdAt} FROM contact WHERE team_id = ${exercise.home}`
}

function assets(id: string, { exercise, createdAt }: NewExercise) {
  return sql`INSERT INTO asset (id, team_id, organisation, kind, value, name, iiv, personal_data, created_at)
    SELECT ${id} || '.' || id, ${id}, organisation, kind, value, name, iiv, personal_data, ${createdAt} FROM asset WHERE team_id = ${exercise.home}`
}

/** Only over what was read: of two who set the clock at once, the second changes nothing. */
export function updateExercise(query: Query, id: string, { before, after }: { before: Exercise; after: Exercise }): CompiledQuery {
  const { home: _, ...rest } = after
  return sql`UPDATE team SET exercise = ${JSON.stringify(rest)} WHERE id = ${id} AND exercise ->> 'clock' = ${JSON.stringify(before.clock)}
    AND exercise ->> 'endedAt' IS NULL`.compile(query)
}

/** The next moment at which a deadline comes near or passes, or an agency is reminded. */
export async function findNextMoment(query: Query, team: string, after: string): Promise<string | null> {
  const clock = sql<string | null>`(SELECT min(next_at) FROM clock WHERE team_id = ${team} AND next_at > ${after})`
  const chase = sql<string | null>`(SELECT min(next_at) FROM delivery WHERE team_id = ${team} AND next_at > ${after})`
  const { rows } = await sql<{ clock: string | null; chase: string | null }>`SELECT ${clock} AS clock, ${chase} AS chase`.execute(query)
  const moments = [rows[0]?.clock, rows[0]?.chase].filter((one): one is string => Boolean(one))
  return moments.sort()[0] ?? null
}

export interface ExerciseCase {
  number: string
  title: string
  step: string
  playbook_id: string
  playbook_version: number
  openedAt: string
  closedAt: string | null
  met: number
  late: number
  running: number
  /** Tasks whose time passed before they were done, or that are not done and late. */
  lateTasks: number
}

/** What became of its incidents; clocks counted as of `now` of the exercise. */
export async function listCases(query: Query, team: string, now: string): Promise<ExerciseCase[]> {
  const { rows } = await sql<Record<string, string | number | null>>`
    SELECT number, title, step, playbook_id, playbook_version, opened_at, closed_at,
      (SELECT count(*) FROM clock WHERE incident_id = incident.id AND met_at <= due_at) AS met,
      (SELECT count(*) FROM clock WHERE incident_id = incident.id AND coalesce(met_at, ${now}) > due_at) AS late,
      (SELECT count(*) FROM clock WHERE incident_id = incident.id AND met_at IS NULL AND due_at >= ${now}) AS running,
      (SELECT count(*) FROM json_each(incident.state, '$.tasks') WHERE value ->> 'asideAt' IS NULL
        AND value ->> 'dueAt' < coalesce(value ->> 'doneAt', incident.closed_at, ${now})) AS lateTasks
    FROM incident WHERE team_id = ${team} ORDER BY opened_at, id LIMIT 200`.execute(query)
  return rows.map(row => ({
    number: String(row.number),
    title: String(row.title),
    step: String(row.step),
    playbook_id: String(row.playbook_id),
    playbook_version: Number(row.playbook_version),
    openedAt: String(row.opened_at),
    closedAt: row.closed_at === null ? null : String(row.closed_at),
    met: Number(row.met),
    late: Number(row.late),
    running: Number(row.running),
    lateTasks: Number(row.lateTasks),
  }))
}

/** What the clockwork looks for: rows due by `now`, of one exercise, or of real life. */
export interface Due {
  now: string
  exercise: string | undefined
}

export function isOf(column: string, exercise: string | undefined): RawBuilder<boolean> {
  return exercise === undefined
    ? sql`${sql.ref(column)} NOT IN (SELECT id FROM team WHERE exercise_of IS NOT NULL)`
    : sql`${sql.ref(column)} = ${exercise}`
}
