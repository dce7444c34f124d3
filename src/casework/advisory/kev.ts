import type { Actor } from '../../core/actor.ts'
import { type KevEntry, proposeN3 } from '../../core/advisory/kev.ts'
import { type Match, matcher } from '../../core/advisory/match.ts'
import { publicUrl } from '../../core/public-address.ts'
import { Refusal } from '../../core/refusal.ts'
import { kevBounds, readKev } from '../../formats/kev.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findKev, findKevSource, listKev, saveKev, saveKevSource, setKevAdvisory } from '../../store/kev.ts'
import { type Asset, listAssets } from '../../store/registry.ts'
import { audited, type By } from '../audited.ts'
import { requireRealLife } from '../exercise/inside.ts'
import { draftAdvisory } from './draft.ts'
import { writtenFrom } from './propose.ts'

export interface KevImported {
  added: number
  changed: number
  same: number
  version: string
}

export interface KevMatch {
  entry: KevEntry
  matches: Match<Asset>[]
  /** Number of the N3 that was drafted from it. */
  advisory: string | null
}

/** Takes a catalogue in, whole or not at all. The same again writes nothing. */
export async function importKev(ports: Ports, by: By & { team: string }, text: string): Promise<KevImported> {
  const read = readKev(text)
  if ('reasons' in read)
    throw new Refusal('invalid', read.reasons[0] ?? '', { errors: read.reasons.map(message => ({ field: 'files', message })) })
  const query = ports.database.query
  const known = new Map((await listKev(query, by.team)).map(({ entry }) => [entry.cve, JSON.stringify(entry)]))
  const added = read.entries.filter(({ cve }) => !known.has(cve))
  const changed = read.entries.filter(entry => known.has(entry.cve) && known.get(entry.cve) !== JSON.stringify(entry))
  const result = {
    added: added.length,
    changed: changed.length,
    same: read.entries.length - added.length - changed.length,
    version: read.version,
  }
  if (added.length + changed.length === 0) return result
  const at = ports.now().toISOString()
  await ports.database.commit([
    ...saveKev(query, by.team, [...added, ...changed], at),
    saveKevSource(query, by.team, { version: read.version, released: read.released, changed_at: at }),
    audited(ports, by, { action: 'kev_imported', subject: read.version, detail: { added: added.length, changed: changed.length } }),
  ])
  return result
}

/** From the team's own address, which a lead set. */
export async function fetchKev(ports: Ports, by: By & { team: string }): Promise<KevImported> {
  requireRealLife(ports)
  const source = await findKevSource(ports.database.query, by.team)
  if (!source?.url) throw new Refusal('invalid', 'Alamat katalog belum diatur.')
  return importKevFrom(ports, by, source.url)
}

export async function importKevFrom(ports: Ports, by: By & { team: string }, url: string): Promise<KevImported> {
  const fetched = await ports.fetchPublic(url, { bytes: kevBounds.characters, seconds: 30 })
  if ('reason' in fetched) throw new Refusal('invalid', `Katalog tidak bisa diambil: ${fetched.reason}`)
  return importKev(ports, by, new TextDecoder().decode(fetched.bytes))
}

/** Entries that some asset of the team seems to be hit by, the newest first; and how many there are in all. */
export async function matchKev(ports: Ports, team: string): Promise<{ matches: KevMatch[]; known: number }> {
  const query = ports.database.query
  const [entries, assets] = await Promise.all([listKev(query, team), listAssets(query, { team })])
  const find = matcher(assets)
  const matches = entries
    .map(({ entry, advisory }) => ({ entry, advisory, matches: find({ vendor: entry.vendor, name: entry.product }) }))
    .filter(({ matches }) => matches.length > 0)
    .sort((a, b) => (a.entry.added === b.entry.added ? (a.entry.cve < b.entry.cve ? 1 : -1) : a.entry.added < b.entry.added ? 1 : -1))
  return { matches, known: entries.length }
}

/** A draft N3 to the agencies whose assets match. Two people still decide about it. The same again answers the same draft. */
export async function draftFromKev(ports: Ports, actor: Actor, cve: string): Promise<KnownAdvisory> {
  const query = ports.database.query
  const known = await findKev(query, actor.team, cve)
  if (!known) throw new Refusal('not_found', 'CVE itu tidak ada dalam katalog yang diimpor.')
  const { entry } = known
  const assets = await listAssets(query, { team: actor.team })
  const hit = matcher(assets)({ vendor: entry.vendor, name: entry.product })
  const written = writtenFrom(proposeN3(entry), { tlp: 'GREEN', organisations: hit.map(({ asset }) => asset.organisation) })
  const drafted = await draftAdvisory(ports, actor, written, `kev ${cve}`)
  await ports.database.commit([setKevAdvisory(query, actor.team, cve, drafted.advisory.id)])
  return drafted
}

/** Where the team fetches its catalogue; null = files only. */
export async function setKevSource(ports: Ports, by: By & { team: string }, url: string | null): Promise<void> {
  const address = url === null ? null : publicUrl(url)
  if (url !== null && (!address || url.length > 500)) {
    const message = 'Tulis satu alamat https:// dengan nama host umum, tanpa kata sandi dan tanpa nomor port.'
    throw new Refusal('invalid', message, { errors: [{ field: 'url', message }] })
  }
  const query = ports.database.query
  if ((await findKevSource(query, by.team))?.url === url) return
  await ports.database.commit([
    saveKevSource(query, by.team, { url }),
    audited(ports, by, { action: 'kev_source_set', subject: address?.hostname ?? null }),
  ])
}
