import { mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Audience } from '../../core/advisory/advisory.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { deleteAudience, findAudience, insertAudience, listAudiences, type SavedAudience, updateAudience } from '../../store/audiences.ts'
import { audited } from '../audited.ts'

/** Keeps an audience under a name, for others to begin with; the same name again replaces it. What belongs to one case stays out. */
export async function keepAudience(
  ports: Ports,
  actor: Actor,
  { name, audience }: { name: string; audience: Audience },
): Promise<SavedAudience> {
  requireDraft(actor)
  const query = ports.database.query
  const known = (await listAudiences(query, actor.team)).find(one => one.name === name)
  const kept: SavedAudience = {
    id: known?.id ?? ports.newId(),
    team: actor.team,
    name,
    audience: { ...audience, affectedOf: null, again: [] },
    ...by(ports, actor),
  }
  const done = audited(ports, actor, { action: 'audience_saved', subject: kept.id, detail: { name } })
  await commitNamed(ports, [known ? updateAudience(query, kept) : insertAudience(query, kept), done])
  return kept
}

export async function renameAudience(ports: Ports, actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  const known = await savedAudience(ports, actor, id)
  const done = audited(ports, actor, { action: 'audience_saved', subject: id, detail: { name } })
  await commitNamed(ports, [updateAudience(ports.database.query, { ...known, name, ...by(ports, actor) }), done])
}

export async function dropAudience(ports: Ports, actor: Actor, id: string): Promise<void> {
  const { name } = await savedAudience(ports, actor, id)
  const done = audited(ports, actor, { action: 'audience_removed', subject: id, detail: { name } })
  await ports.database.commit([deleteAudience(ports.database.query, actor.team, id), done])
}

export async function savedAudience(ports: Ports, actor: Actor, id: string): Promise<SavedAudience> {
  requireDraft(actor)
  const known = await findAudience(ports.database.query, actor.team, id)
  if (!known) throw new Refusal('not_found', 'Sasaran itu tidak ada lagi.')
  return known
}

export function requireDraft(actor: Actor): void {
  if (!mayAtAll(actor, 'advisory.draft')) throw new Refusal('not_allowed', 'Peran Anda tidak boleh menyusun imbauan.')
}

async function commitNamed(ports: Ports, rows: Parameters<Ports['database']['commit']>[0]): Promise<void> {
  try {
    await ports.database.commit(rows)
  } catch (error) {
    if (!(error instanceof Conflict) || !error.on.includes('audience.')) throw error
    const message = 'Nama itu sudah dipakai sasaran lain.'
    throw new Refusal('invalid', message, { errors: [{ field: 'name', message }] })
  }
}

function by(ports: Ports, { name }: Actor) {
  return { changedAt: ports.now().toISOString(), changedBy: name }
}
