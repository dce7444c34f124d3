import type { Actor } from '../../core/actor.ts'
import type { Act } from '../../core/acts.ts'
import { type Organisation, organisationCode, parentCode } from '../../core/organisation.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, type OrganisationKind, organisationKinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation, saveOrganisation } from '../../store/registry.ts'
import { deleteOrganisation, findUseOfOrganisation } from '../../store/registry-pages.ts'
import { audited } from '../audited.ts'
import { fault, refuseFaults, requireRegistry, unknownEntry } from './access.ts'

export interface OrganisationEntry {
  code: string
  name: string
  kind: OrganisationKind
}

/** A new agency below one that is known. An existing code is refused, never renamed by accident. */
export async function addOrganisation(ports: Ports, actor: Actor, entry: OrganisationEntry): Promise<Organisation> {
  requireSoundOrganisation(entry)
  requireRegistry(actor, 'registry.manage', entry.code)
  const query = ports.database.query
  if (await findOrganisation(query, actor.team, entry.code)) throw new Refusal('already_done', `Instansi ${entry.code} sudah terdaftar.`)
  const parent = parentCode(entry.code)
  if (parent && !(await findOrganisation(query, actor.team, parent))) throw orphan(parent)
  return save(ports, actor, { ...entry, action: 'organisation_added' })
}

export async function changeOrganisation(
  ports: Ports,
  actor: Actor,
  code: string,
  change: Partial<Omit<OrganisationEntry, 'code'>>,
): Promise<Organisation> {
  const known = await organisationFor(ports, actor, code, 'registry.manage')
  const entry = { code, name: change.name ?? known.name, kind: change.kind ?? known.kind }
  requireSoundOrganisation(entry)
  return save(ports, actor, { ...entry, action: 'organisation_changed' })
}

/** Only one that nothing refers to any more. */
export async function removeOrganisation(ports: Ports, actor: Actor, code: string): Promise<void> {
  await organisationFor(ports, actor, code, 'registry.manage')
  const use = await findUseOfOrganisation(ports.database.query, actor.team, code)
  if (use) throw new Refusal('already_done', `Instansi ini tidak bisa dihapus: masih ada ${use}.`)
  const line = audited(ports, actor, { action: 'organisation_removed', subject: code })
  await ports.database.commit([deleteOrganisation(ports.database.query, actor.team, code), line])
}

export async function organisationFor(
  ports: Ports,
  actor: Actor,
  code: string,
  action: 'registry.read' | 'registry.manage' = 'registry.read',
): Promise<Organisation> {
  const known = await findOrganisation(ports.database.query, actor.team, code)
  if (!known) throw unknownEntry()
  requireRegistry(actor, action, known.code)
  return known
}

export function requireSoundOrganisation({ code, name, kind }: { code: string; name: string; kind: string }): void {
  refuseFaults([
    fault(!organisationCode.test(code), 'code', 'Kode instansi seperti 35.25 atau 35.25/dinkes.'),
    fault(name.trim() === '' || name.length > 200, 'name', 'Nama instansi perlu diisi, paling banyak 200 huruf.'),
    fault(!isWord(organisationKinds, kind), 'kind', `Jenis salah satu dari ${Object.keys(organisationKinds).join(', ')}.`),
  ])
}

export function orphan(parent: string): Refusal {
  const message = `Instansi induk ${parent} belum terdaftar pada tim ini.`
  return new Refusal('invalid', message, { errors: [{ field: 'code', message }] })
}

async function save(ports: Ports, actor: Actor, { code, name, kind, action }: OrganisationEntry & { action: Act }): Promise<Organisation> {
  const organisation = { code, kind, name: name.trim(), parent: parentCode(code) }
  const row = { team_id: actor.team, ...organisation, created_at: ports.now().toISOString() }
  const line = audited(ports, actor, { action, subject: code })
  await ports.database.commit([saveOrganisation(ports.database.query, row), line])
  return organisation
}
