import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { type ChaseSetting, deleteSekda, insertSekda, saveChaseSetting } from '../../store/chase.ts'
import { findOrganisation } from '../../store/registry.ts'
import { audited } from '../audited.ts'
import { mayTellSekda } from './tell-sekda.ts'

function requireKeeper(actor: Actor): void {
  if (!mayTellSekda(actor)) throw new Refusal('not_allowed', 'Halaman ini diubah oleh ketua tim atau admin.')
}

export async function changeChase(ports: Ports, actor: Actor, wanted: ChaseSetting): Promise<void> {
  requireKeeper(actor)
  await ports.database.commit([
    saveChaseSetting(ports.database.query, actor.team, wanted),
    audited(ports, actor, { action: 'chase_changed', subject: null, detail: { ...wanted } }),
  ])
}

export async function addSekda(ports: Ports, actor: Actor, wanted: { area: string; name: string; email: string }): Promise<void> {
  requireKeeper(actor)
  const { area, name, email } = wanted
  if (!(await findOrganisation(ports.database.query, actor.team, area))) throw fault('area', 'Pilih pemerintah daerah yang terdaftar.')
  const row = { id: ports.newId(), team_id: actor.team, area, name, email, created_at: ports.now().toISOString() }
  try {
    await ports.database.commit([
      insertSekda(ports.database.query, row),
      audited(ports, actor, { action: 'sekda_added', subject: area, detail: { name } }),
    ])
  } catch (error) {
    throw error instanceof Conflict ? fault('email', 'Alamat ini sudah terdaftar untuk daerah itu.') : error
  }
}

export async function removeSekda(ports: Ports, actor: Actor, id: string): Promise<void> {
  requireKeeper(actor)
  await ports.database.commit([
    deleteSekda(ports.database.query, actor.team, id),
    audited(ports, actor, { action: 'sekda_removed', subject: id.slice(0, 60) }),
  ])
}

function fault(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}
