import type { Ports } from '../ports.ts'
import { type Asset, listAssets } from '../store/registry.ts'

/** Assets that a text speaks of, each with the reason in words. */
export async function suggestAffected(ports: Ports, team: string, text: string): Promise<{ asset: Asset; why: string }[]> {
  const words = text.toLowerCase()
  const assets = await listAssets(ports.database.query, { team })
  return assets.filter(asset => words.includes(asset.value.toLowerCase())).map(asset => ({ asset, why: 'disebut dalam laporan' }))
}
