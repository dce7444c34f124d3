import { type CompiledQuery, type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Calendar } from '../core/calendar.ts'
import type { Exercise } from '../core/exercise.ts'
import type { Schema, TeamTable } from './schema.ts'

type Query = Kysely<Schema>

export interface Team {
  id: string
  slug: string
  name: string
  shortName: string
  zone: string
  constituency: string
  colour: string
  /** SHA-256 of its logo as it was uploaded; pages show it drawn anew. */
  logo: string | null
  phone: string | null
  email: string | null
  mailFrom: string | null
  numberPrefix: string
  isDefault: boolean
  createdAt: string
  /** null = a team of real life. */
  exercise: Exercise | null
}

/** The teams of real life; exercises stand in `store/exercises.ts`. */
export async function listTeams(query: Query): Promise<Team[]> {
  const rows = await query
    .selectFrom('team')
    .selectAll()
    .where('exercise_of', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('slug')
    .execute()
  return rows.map(toTeam)
}

export async function findTeam(query: Query, id: string): Promise<Team | null> {
  const row = await query.selectFrom('team').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toTeam(row) : null
}

/** By slug; the empty slug is the default team. */
export async function findTeamBySlug(query: Query, slug: string): Promise<Team | null> {
  const row = await query
    .selectFrom('team')
    .selectAll()
    .where(slug ? 'slug' : 'is_default', '=', slug || 1)
    .executeTakeFirst()
  return row ? toTeam(row) : null
}

/** Working hours and holidays. Hours are written "07:30" and read as minutes after local midnight. */
export async function findCalendar(query: Query, teamId: string): Promise<Calendar> {
  const holidays = sql<string>`(SELECT json_group_array(date) FROM holiday WHERE team_id = team.id)`.as('holidays')
  const team = await query.selectFrom('team').select(['timezone', 'calendar', holidays]).where('id', '=', teamId).executeTakeFirstOrThrow()
  const written = JSON.parse(team.calendar) as Record<string, [string, string][]>
  const hours = Object.entries(written).map(([weekday, spans]) => [weekday, spans.map(([from, to]) => [minutes(from), minutes(to)])])
  return {
    zone: team.timezone,
    hours: Object.fromEntries(hours) as Calendar['hours'],
    holidays: new Set(JSON.parse(team.holidays) as string[]),
  }
}

/** A team's columns in a row of something else that has `team_id`; `teamIn` reads them. */
export const teamColumns = [
  'team.name as team_name',
  'team.email as team_email',
  'team.slug',
  'team.short_name',
  'team.timezone',
  'team.constituency',
  'team.colour',
  'team.logo',
  'team.phone',
  'team.mail_from',
  'team.number_prefix',
  'team.is_default',
  'team.created_at as team_created_at',
  'team.exercise_of',
  'team.exercise',
] as const

export function teamIn(
  row: Omit<TeamRow, 'id' | 'name' | 'email' | 'created_at'> & {
    team_id: string
    team_name: string
    team_email: string | null
    team_created_at: string
  },
): Team {
  return toTeam({ ...row, id: row.team_id, name: row.team_name, email: row.team_email, created_at: row.team_created_at })
}

export function insertTeam(query: Query, team: Insertable<TeamTable>): CompiledQuery {
  return query.insertInto('team').values(team).compile()
}

export function insertHoliday(query: Query, holiday: { team_id: string; date: string; name: string }): CompiledQuery {
  return query
    .insertInto('holiday')
    .values(holiday)
    .onConflict(conflict => conflict.columns(['team_id', 'date']).doUpdateSet({ name: holiday.name }))
    .compile()
}

export function updateTeam(query: Query, id: string, change: Updateable<TeamTable>): CompiledQuery {
  return query.updateTable('team').set(change).where('id', '=', id).compile()
}

export function deleteHoliday(query: Query, team: string, date: string): CompiledQuery {
  return query.deleteFrom('holiday').where('team_id', '=', team).where('date', '=', date).compile()
}

export async function listHolidays(query: Query, team: string, since: string): Promise<{ date: string; name: string }[]> {
  return query
    .selectFrom('holiday')
    .select(['date', 'name'])
    .where('team_id', '=', team)
    .where('date', '>=', since)
    .orderBy('date')
    .execute()
}

/** Working hours as they are written, by ISO weekday. */
export async function findHours(query: Query, team: string): Promise<Record<string, [string, string][]>> {
  const row = await query.selectFrom('team').select('calendar').where('id', '=', team).executeTakeFirstOrThrow()
  return JSON.parse(row.calendar) as Record<string, [string, string][]>
}

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number)
  return hours * 60 + rest
}

type TeamRow = Omit<Selectable<TeamTable>, 'calendar'>

export function toTeam(row: TeamRow): Team {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    shortName: row.short_name,
    zone: row.timezone,
    constituency: row.constituency,
    colour: row.colour,
    logo: row.logo ?? null,
    phone: row.phone,
    email: row.email,
    mailFrom: row.mail_from,
    numberPrefix: row.number_prefix,
    isDefault: row.is_default === 1,
    createdAt: row.created_at,
    exercise: row.exercise_of && row.exercise ? { ...(JSON.parse(row.exercise) as Omit<Exercise, 'home'>), home: row.exercise_of } : null,
  }
}
