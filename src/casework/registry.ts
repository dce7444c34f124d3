import { namedIn } from '../core/assets.ts'
import type { Ports } from '../ports.ts'
import { type Asset, listAssets } from '../store/registry.ts'

/** Assets that a text speaks of, each with the reason in words: its domain or a host below it, an address of its range, its name. */
export async function suggestAffected(ports: Ports, team: string, text: string): Promise<{ asset: Asset; why: string }[]> {
  return namedIn(await listAssets(ports.database.query, { team }), text)
}
