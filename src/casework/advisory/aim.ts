import { mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Audience } from '../../core/advisory/advisory.ts'
import { unknownCodes, wholeAudience } from '../../core/advisory/meant.ts'
import { aim } from '../../core/advisory/release.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { deleteAudience, findAudience, insertAudience, listAudiences, type SavedAudience, updateAudience } from '../../store/audiences.ts'
import { listOrganisations } from '../../store/registry.ts'
import { audited } from '../audited.ts'
import { visibleIncident } from '../record.ts'
import { reachOf } from './reach.ts'
import { advisoryFor, changedMeanwhile, recordAdvisory } from './record.ts'

/** Gives a draft its audience; a code that names nobody is refused by name. `affectedOf` is the incident's number. */
export async function aimAdvisory(ports: Ports, actor: Actor, id: string, aimed: { audience: Audience; seq?: number | undefined }) {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (aimed.seq !== undefined && aimed.seq !== known.advisory.seq) throw changedMeanwhile()
  const audience = await resolvedAudience(ports, actor, aimed.audience)
  return record(ports, { known, actor, audience })
}

/** Lets these agencies be told though they were told of the same before; null = all of them. */
export async function tellAgain(ports: Ports, actor: Actor, id: string, which: { codes: string[] | null; seq?: number | undefined }) {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (which.seq !== undefined && which.seq !== known.advisory.seq) throw changedMeanwhile()
  const { skipped } = await reachOf(ports, known.advisory)
  const told = skipped.filter(({ because }) => because === 'sudah').map(({ organisation }) => organisation)
  const chosen = which.codes === null ? told : told.filter(code => which.codes?.includes(code))
  const { audience } = known.advisory
  return record(ports, { known, actor, audience: { ...audience, again: [...new Set([...(audience.again ?? []), ...chosen])] } })
}

async function record(ports: Ports, { known, actor, audience }: { known: KnownAdvisory; actor: Actor; audience: Audience }) {
  const events = aim(known.advisory, audience)
  return events.length === 0 ? known : recordAdvisory(ports, { known, actor, events })
}

export async function resolvedAudience(ports: Ports, actor: Actor, audience: Audience): Promise<Audience> {
  const unknown = unknownCodes(audience, await listOrganisations(ports.database.query, actor.team))
  if (unknown.length > 0) throw new Refusal('invalid', 'Ada kode instansi yang tidak dikenal.', { errors: faultsOf(audience, unknown) })
  const { affectedOf } = audience
  return { ...audience, affectedOf: affectedOf ? (await visibleIncident(ports, actor, affectedOf)).incident.id : null }
}

function faultsOf(audience: Audience, unknown: string[]) {
  const whole = wholeAudience(audience)
  const fields = ['organisations', 'areas', 'also', 'except', 'again'] as const
  return fields.flatMap(field => {
    const wrong = whole[field].filter(code => unknown.includes(code))
    return wrong.length > 0 ? [{ field, message: `Tidak ada di daftar instansi: ${wrong.slice(0, 10).join(', ')}.` }] : []
  })
}

/** Keeps an audience under a name, for others to begin with; the same name again replaces it. What belongs to one case stays out. */
export async function keepAudience(ports: Ports, actor: Actor, { name, audience }: { name: string; audience: Audience }): Promise<void> {
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
