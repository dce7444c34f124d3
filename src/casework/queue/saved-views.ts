import { mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { QueueView } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { deleteSavedView, insertSavedView, listSavedViews, type SavedView, updateSavedView } from '../../store/queue-views.ts'

/** So many of one's own and of the team's together: they stand beside each other on the page. */
export const mostSavedViews = 30

/** Keeps a view under a name; one's own of the same name is replaced. For the whole team: a lead's. */
export async function keepView(
  ports: Ports,
  actor: Actor,
  wanted: { name: string; view: QueueView; filter: string; forTeam: boolean },
): Promise<void> {
  if (wanted.forTeam) requireForTeam(actor)
  const query = ports.database.query
  const of = { team: actor.team, person: actor.id }
  const all = await listSavedViews(query, of)
  const known = all.find(one => one.name === wanted.name && one.forTeam === wanted.forTeam)
  if (!known && all.length >= mostSavedViews) throw wrongName(`Paling banyak ${mostSavedViews} tampilan. Hapus dahulu yang tidak dipakai.`)
  const kept = { id: known?.id ?? ports.newId(), ...wanted, ...by(ports, actor) }
  await commitNamed(ports, known ? updateSavedView(query, kept) : insertSavedView(query, { of, kept }))
}

export async function renameView(ports: Ports, actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  const known = await changeable(ports, actor, id)
  await commitNamed(ports, updateSavedView(ports.database.query, { ...known, name, ...by(ports, actor) }))
}

export async function dropView(ports: Ports, actor: Actor, id: string): Promise<void> {
  const known = await changeable(ports, actor, id)
  await ports.database.commit([deleteSavedView(ports.database.query, known.id)])
}

export function mayKeepForTeam(actor: Pick<Actor, 'kind' | 'role'>): boolean {
  return mayAtAll(actor, 'queue.share')
}

async function changeable(ports: Ports, actor: Actor, id: string): Promise<SavedView> {
  const known = (await listSavedViews(ports.database.query, { team: actor.team, person: actor.id })).find(one => one.id === id)
  if (!known) throw new Refusal('not_found', 'Tampilan itu tidak ada lagi.')
  if (known.forTeam) requireForTeam(actor)
  return known
}

function requireForTeam(actor: Actor): void {
  if (!mayKeepForTeam(actor)) throw new Refusal('not_allowed', 'Tampilan untuk seluruh tim hanya dibuat dan diubah oleh ketua tim.')
}

async function commitNamed(ports: Ports, statement: Parameters<Ports['database']['commit']>[0][number]): Promise<void> {
  try {
    await ports.database.commit([statement])
  } catch (error) {
    if (!(error instanceof Conflict) || !error.on.includes('queue_view.')) throw error
    throw wrongName('Nama itu sudah dipakai tampilan lain.')
  }
}

function wrongName(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'name', message }] })
}

function by(ports: Ports, { name }: Actor) {
  return { changedAt: ports.now().toISOString(), changedBy: name }
}
