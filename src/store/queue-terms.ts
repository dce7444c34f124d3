import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Due, none, type Status, type Term } from '../core/queue/filter.ts'
import { readAsked } from '../core/search/asked.ts'
import type { Schema } from './schema.ts'
import { matchFor } from './search/match.ts'

type Query = Kysely<Schema>

/** A filter's terms as conditions on `incident`: all of them hold. Lists are one JSON parameter each, for D1 binds a hundred. */
export function termConditions(team: string, terms: readonly Term[]): RawBuilder<boolean>[] {
  return terms.flatMap(term => turned(term, conditionOf(team, term)))
}

/** Which of these neither begin the code of an agency nor stand in the name of one. */
export async function listUnknownAgencies(query: Query, team: string, typed: readonly string[]): Promise<string[]> {
  const asked = sql<{ value: string }>`SELECT value FROM json_each(${JSON.stringify(typed)}) AS asked WHERE NOT EXISTS
    (SELECT 1 FROM organisation WHERE team_id = ${team} AND (code = asked.value OR instr(lower(name), asked.value) > 0))`
  return (await asked.execute(query)).rows.map(({ value }) => value)
}

/** Of a word that stands everywhere the newest passages are looked at: so many for those wanted, more for those not wanted. */
export const newestPassages = { wanted: 5000, unwanted: 20_000 }

/** Incidents of which one passage holds all that these words ask. */
export function matching(team: string, typed: readonly string[], most = newestPassages.wanted): RawBuilder<boolean> | null {
  const asked = readAsked(typed.join(' '))
  if (asked.length === 0) return null
  const match = matchFor(asked, { team, kind: 'tiket', wide: false })
  return sql<boolean>`incident.id IN (SELECT subject FROM passage WHERE id IN
    (SELECT rowid FROM passage_search WHERE passage_search MATCH ${match} ORDER BY rowid DESC LIMIT ${most}))`
}

function turned({ not }: Term, condition: RawBuilder<boolean> | null): RawBuilder<boolean>[] {
  if (!condition) return []
  return [not ? sql<boolean>`NOT coalesce(${condition}, 0)` : condition]
}

function conditionOf(team: string, term: Term): RawBuilder<boolean> | null {
  if (term.by === 'status') return anyOf(term.values.map(statusIs))
  if (term.by === 'keparahan') return among('incident.severity', term.values)
  if (term.by === 'kategori') return among('incident.kind', term.values)
  if (term.by === 'tlp') return among('incident.tlp', term.values)
  if (term.by === 'pemilik') return among('incident.owner_id', term.values)
  if (term.by === 'opd') return agencyIs(team, term.values)
  if (term.by === 'tenggat') return dueWithin(term.values)
  if (term.by === 'sejak') return sql<boolean>`incident.opened_at >= ${term.values.toSorted()[0]}`
  return matching(team, term.values, term.not ? newestPassages.unwanted : newestPassages.wanted)
}

function statusIs(status: Status): RawBuilder<boolean> {
  if (status === 'terbuka') return sql<boolean>`incident.closed_at IS NULL`
  if (status === 'menunggu') return sql<boolean>`(incident.waiting = 1 AND incident.closed_at IS NULL)`
  return sql<boolean>`incident.public_status = ${status}`
}

/** One of the words, or, for `belum`, nothing at all. */
function among(column: string, words: readonly string[]): RawBuilder<boolean> {
  const known = words.filter(word => word !== none)
  const parts = known.length > 0 ? [sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(known)}))`] : []
  return anyOf(words.includes(none) ? [...parts, sql<boolean>`${sql.ref(column)} IS NULL`] : parts)
}

/** A code with all below it ("." and "/" are neighbours, and "0" follows), or a part of the name. */
function agencyIs(team: string, typed: readonly string[]): RawBuilder<boolean> {
  const codes = typed.filter(value => /^\d/.test(value))
  const names = typed.filter(value => !/^\d/.test(value) && value !== none)
  const at = sql.ref('incident.organisation')
  return anyOf([
    ...(codes.length > 0
      ? [
          sql<boolean>`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(codes)}) AS asked WHERE ${at} = asked.value OR (${at} > asked.value || '.' AND ${at} < asked.value || '0'))`,
        ]
      : []),
    ...(names.length > 0
      ? [
          sql<boolean>`${at} IN (SELECT o.code FROM organisation AS o, json_each(${JSON.stringify(names)}) AS asked WHERE o.team_id = ${team} AND instr(lower(o.name), asked.value) > 0)`,
        ]
      : []),
    ...(typed.includes(none) ? [sql<boolean>`${at} IS NULL`] : []),
  ])
}

function dueWithin(values: readonly Due[]): RawBuilder<boolean> {
  const before = values.flatMap(value => (value !== 'tanpa' && 'before' in value ? [value.before] : []))
  const after = values.flatMap(value => (value !== 'tanpa' && 'after' in value ? [value.after] : []))
  return anyOf([
    ...(before.length > 0 ? [sql<boolean>`incident.due_at <= ${before.toSorted().at(-1)}`] : []),
    ...(after.length > 0 ? [sql<boolean>`(incident.due_at > ${after.toSorted()[0]} AND incident.due_at < '9999')`] : []),
    ...(values.includes('tanpa') ? [sql<boolean>`incident.due_at >= '9999'`] : []),
  ])
}

function anyOf(parts: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(parts, sql` OR `)})`
}
