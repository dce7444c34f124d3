import type { Actor } from '../../core/actor.ts'
import { matcher } from '../../core/advisory/match.ts'
import { Refusal } from '../../core/refusal.ts'
import { compareTlp, type Tlp } from '../../core/tlp.ts'
import { fromCsaf, type NotAffected } from '../../formats/csaf/foreign.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listAssets } from '../../store/registry.ts'
import { draftAdvisory } from './draft.ts'
import { writtenFrom } from './propose.ts'

/** A draft, or nothing to send: the publisher says of everything in the document that it does not hit its products. */
export type ImportedCsaf = { known: KnownAdvisory } | { known: null; publisher: string; notAffected: readonly NotAffected[] }

/**
 * A vendor's CSAF 2.0 document becomes a draft N3 (an N4 where it names no CVE) to the agencies whose assets match its products. `tlp`
 * counts only where the document names no label. The same document again answers the same draft. "Not affected" (VEX) asks nobody to do
 * anything, so it becomes no draft.
 */
export async function importCsaf(ports: Ports, actor: Actor, given: { text: string; tlp: Tlp | null }): Promise<ImportedCsaf> {
  const read = fromCsaf(given.text)
  if ('reasons' in read)
    throw new Refusal('invalid', read.reasons[0] ?? '', { errors: read.reasons.map(message => ({ field: 'csaf', message })) })
  const { proposed, notAffected } = read
  if (notAffected.length > 0 && proposed.vulnerabilities.length === 0 && proposed.products.length === 0)
    return { known: null, publisher: proposed.source.publisher, notAffected }
  const label = read.tlp ?? given.tlp
  const message = 'Dokumen ini tidak menyebut kode TLP. Pilih sendiri, sesuai cara dokumen ini sampai kepada Anda.'
  if (!label) throw new Refusal('invalid', message, { errors: [{ field: 'tlp', message }] })
  const source = { ...proposed.source, tlp: label }
  const assets = await listAssets(ports.database.query, { team: actor.team })
  const find = matcher(assets)
  const hit = proposed.products.flatMap(({ vendor, name }) => find({ vendor, name }))
  const written = writtenFrom(
    { ...proposed, source },
    { tlp: compareTlp(label, 'GREEN') < 0 ? 'GREEN' : label, organisations: hit.map(({ asset }) => asset.organisation) },
  )
  const notice = proposed.vulnerabilities.length > 0 ? 'N3' : 'N4'
  return { known: await draftAdvisory(ports, actor, { ...written, notice }, `csaf ${source.publisher} ${source.id} ${source.version}`) }
}
