import type { Actor } from '../../core/actor.ts'
import { isRange } from '../../core/assets.ts'
import { Refusal } from '../../core/refusal.ts'
import { type AssetKind, assetKinds, isWord } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { type Asset, deleteAsset, findAsset, insertAsset, updateAsset } from '../../store/registry.ts'
import type { AssetTable } from '../../store/schema.ts'
import { fault, refuseFaults, requireRegistry, unknownEntry } from './access.ts'
import { requireOrganisation } from './contacts.ts'
import { tellTeam } from './outside.ts'

export interface AssetEntry {
  organisation: string
  kind: AssetKind
  value: string
  name: string
  iiv: boolean
  personalData: boolean
}

export async function addAsset(ports: Ports, actor: Actor, entry: AssetEntry): Promise<Asset> {
  const sound = requireSoundAsset(entry)
  await requireOrganisation(ports, actor, entry.organisation)
  const id = ports.newId()
  const row = { id, team_id: actor.team, created_at: ports.now().toISOString(), ...asRow(sound) }
  const says = `Aset baru: ${sound.value}.`
  const told = await tellTeam(ports, actor, { organisation: sound.organisation, says, action: 'asset_added', subject: id })
  await commitOnce(ports, [insertAsset(ports.database.query, row), ...told])
  return assetFor(ports, actor, id)
}

export async function changeAsset(ports: Ports, actor: Actor, id: string, change: Partial<AssetEntry>): Promise<Asset> {
  const known = await assetFor(ports, actor, id, 'registry.manage')
  const entry = requireSoundAsset({ ...known, ...change })
  if (change.organisation !== undefined) await requireOrganisation(ports, actor, entry.organisation)
  const says = `Aset diubah: ${entry.value}.`
  const told = await tellTeam(ports, actor, { organisation: entry.organisation, says, action: 'asset_changed', subject: id })
  await commitOnce(ports, [updateAsset(ports.database.query, id, asRow(entry)), ...told])
  return assetFor(ports, actor, id)
}

/** Incidents keep the asset's name in their own words, so nothing there changes. */
export async function removeAsset(ports: Ports, actor: Actor, id: string): Promise<void> {
  const { organisation, value } = await assetFor(ports, actor, id, 'registry.manage')
  const says = `Aset dihapus: ${value}.`
  const told = await tellTeam(ports, actor, { organisation, says, action: 'asset_removed', subject: id })
  await ports.database.commit([deleteAsset(ports.database.query, id), ...told])
}

export async function assetFor(
  ports: Ports,
  actor: Actor,
  id: string,
  action: 'registry.read' | 'registry.manage' = 'registry.read',
): Promise<Asset> {
  const known = await findAsset(ports.database.query, actor.team, id)
  if (!known) throw unknownEntry()
  requireRegistry(actor, action, known.organisation)
  return known
}

/** Refuses what cannot be an asset; answers it as it is stored: a domain without scheme, path or www. */
export function requireSoundAsset(entry: Omit<AssetEntry, 'kind'> & { kind: string }): AssetEntry {
  const { kind, organisation, iiv, personalData } = entry
  const value = kind === 'domain' ? domainOf(entry.value) : entry.value.trim()
  const name = entry.name.trim() || value
  refuseFaults([
    fault(!isWord(assetKinds, kind), 'kind', `Jenis salah satu dari ${Object.keys(assetKinds).join(', ')}.`),
    fault(value === '' || value.length > 300, 'value', 'Nilai aset perlu diisi, paling banyak 300 huruf.'),
    fault(name.length > 200, 'name', 'Nama aset paling banyak 200 huruf.'),
    fault(
      kind === 'domain' && !/^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/.test(value),
      'value',
      'Tulis nama domain, mis. gresikkab.go.id.',
    ),
    fault(kind === 'alamat' && !isRange(value), 'value', 'Tulis rentang alamat, mis. 103.10.4.0/24 atau 2001:db8::/32.'),
  ])
  return { organisation, kind: kind as AssetKind, value, name, iiv, personalData }
}

function domainOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^(\*\.|www\.)/, '')
    .replace(/\.$/, '')
}

export function asRow({
  organisation,
  kind,
  value,
  name,
  iiv,
  personalData,
}: AssetEntry): Omit<AssetTable, 'id' | 'team_id' | 'created_at'> {
  return { organisation, kind, value, name, iiv: iiv ? 1 : 0, personal_data: personalData ? 1 : 0 }
}

async function commitOnce(ports: Ports, statements: Parameters<Ports['database']['commit']>[0]): Promise<void> {
  try {
    await ports.database.commit(statements)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const message = 'Aset ini sudah terdaftar pada instansi itu.'
    throw new Refusal('already_done', message, { errors: [{ field: 'value', message }] })
  }
}
