import type { CompiledQuery, Kysely } from 'kysely'
import type { QueueView } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** A view of the queue with a filter, kept under a name: a person's own, or the whole team's. */
export interface SavedView {
  id: string
  name: string
  view: QueueView
  filter: string
  forTeam: boolean
  changedAt: string
  changedBy: string
}

/** The team's first, then one's own. */
export async function listSavedViews(query: Query, of: { team: string; person: string }): Promise<SavedView[]> {
  const rows = await query
    .selectFrom('queue_view')
    .selectAll()
    .where('team_id', '=', of.team)
    .where('person_id', 'in', ['', of.person])
    .orderBy('person_id')
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map(({ id, name, view, filter, person_id, changed_at, changed_by }) => ({
    id,
    name,
    view: view as QueueView,
    filter,
    forTeam: person_id === '',
    changedAt: changed_at,
    changedBy: changed_by,
  }))
}

export function insertSavedView(query: Query, { of, kept }: { of: { team: string; person: string }; kept: SavedView }): CompiledQuery {
  const { id, name, view, filter, changedAt, changedBy } = kept
  const whose = { team_id: of.team, person_id: kept.forTeam ? '' : of.person }
  return query
    .insertInto('queue_view')
    .values({ id, ...whose, name, view, filter, changed_at: changedAt, changed_by: changedBy })
    .compile()
}

export function updateSavedView(query: Query, { id, name, view, filter, changedAt, changedBy }: SavedView): CompiledQuery {
  const row = { name, view, filter, changed_at: changedAt, changed_by: changedBy }
  return query.updateTable('queue_view').set(row).where('id', '=', id).compile()
}

export function deleteSavedView(query: Query, id: string): CompiledQuery {
  return query.deleteFrom('queue_view').where('id', '=', id).compile()
}
