import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Actor } from '../core/actor.ts'
import type { Act } from '../core/acts.ts'
import type { Schema } from './schema.ts'

export interface AuditTable {
  id: string
  team_id: string | null
  at: string
  actor_kind: string
  actor_id: string
  actor_name: string
  action: string
  subject: string | null
  detail: string
}

export interface AuditEntry {
  id: string
  /** null = the installation, not one team. */
  team: string | null
  /** RFC 3339 UTC. */
  at: string
  actor: Pick<Actor, 'kind' | 'id' | 'name'>
  action: Act
  subject: string | null
  /** No bodies, no secrets. */
  detail?: Record<string, unknown>
}

/** One line of the trail, as a statement of the commit that does the thing. */
export function insertAudit(query: Kysely<Schema>, entry: AuditEntry): CompiledQuery {
  return query.insertInto('audit').values(rowOf(entry)).compile()
}

/** The same, if a condition holds at this place of the commit. */
export function insertAuditIf(query: Kysely<Schema>, entry: AuditEntry, only: RawBuilder<boolean>): CompiledQuery {
  const row = rowOf(entry)
  const columns = Object.keys(row).map(name => sql.ref(name))
  return sql`INSERT INTO audit (${sql.join(columns)}) SELECT ${sql.join(Object.values(row))} WHERE ${only}`.compile(query)
}

function rowOf({ id, team, at, actor, action, subject, detail = {} }: AuditEntry): AuditTable {
  const by = { actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name }
  return { id, team_id: team, at, ...by, action, subject, detail: JSON.stringify(detail) }
}

export interface AuditFilter {
  team: string
  /** Only this actor's own acts. */
  actor?: string | undefined
  action?: string | undefined
  since?: string | undefined
  /** Older than this entry. */
  before?: string | undefined
  limit: number
}

export interface AuditLine extends AuditTable {
  /** The number, name or address of what it was done to, where that still stands; else as it was written down. */
  about: string | null
  /** The incident that it was done to. */
  incident: string | null
}

/** Newest first. */
export async function listAudit(query: Kysely<Schema>, filter: AuditFilter): Promise<AuditLine[]> {
  const incident = sql<string | null>`(SELECT number FROM incident WHERE incident.id = audit.subject)`
  const about = sql<string | null>`coalesce(${incident}, (SELECT name FROM person WHERE person.id = audit.subject),
    (SELECT name FROM contact WHERE contact.id = audit.subject), (SELECT value FROM asset WHERE asset.id = audit.subject),
    (SELECT name FROM token WHERE token.id = audit.subject), subject)`
  let select = query
    .selectFrom('audit')
    .selectAll()
    .select([about.as('about'), incident.as('incident')])
    .where('team_id', '=', filter.team)
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.actor) select = select.where('actor_id', '=', filter.actor)
  if (filter.action) select = select.where('action', '=', filter.action)
  if (filter.since) select = select.where('at', '>=', filter.since)
  if (filter.before) select = select.where('id', '<', filter.before)
  return select.execute()
}
