import type { Ports } from '../../ports.ts'
import { insertAsset, listAssets, listOrganisations, updateAsset } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import { asRow, requireSoundAsset } from '../registry/assets.ts'
import { differs, type Plan } from './job.ts'
import { isYes, type Row, textOf } from './rows.ts'

/** Columns: organisation, kind (domain when left out), value, name, iiv, personal_data. The same agency, kind and value is the same asset. */
export async function planAssets(ports: Ports, team: Team): Promise<Plan> {
  const query = ports.database.query
  const [organisations, assets] = await Promise.all([listOrganisations(query, team.id), listAssets(query, { team: team.id })])
  const codes = new Set(organisations.map(one => one.code))
  const keyOf = (one: { organisation: string; kind: string; value: string }) => `${one.organisation}|${one.kind}|${one.value}`
  const known = new Map(assets.map(one => [keyOf(one), one]))
  const seen = new Set<string>()
  const created_at = ports.now().toISOString()
  return row => {
    const entry = assetOf(row)
    const key = keyOf(entry)
    refuseFaults([
      fault(!codes.has(entry.organisation), 'organisation', `Instansi ${entry.organisation || '(kosong)'} belum terdaftar.`),
      fault(seen.has(key), 'value', 'Aset ini muncul dua kali di berkas ini.'),
    ])
    seen.add(key)
    const before = known.get(key)
    const fields = asRow(entry)
    const { name, iiv, personalData } = entry
    return {
      isNew: before === undefined,
      isChanged: differs(before, { name, iiv, personalData }),
      write: [
        before ? updateAsset(query, before.id, fields) : insertAsset(query, { id: ports.newId(), team_id: team.id, created_at, ...fields }),
      ],
    }
  }
}

function assetOf(row: Row) {
  return requireSoundAsset({
    organisation: textOf(row, 'organisation', 'instansi', 'kode', 'code'),
    kind: (textOf(row, 'kind', 'jenis') || 'domain').toLowerCase(),
    value: textOf(row, 'value', 'nilai', 'domain', 'alamat'),
    name: textOf(row, 'name', 'nama'),
    iiv: isYes(textOf(row, 'iiv')),
    personalData: isYes(textOf(row, 'personal_data', 'personaldata', 'data_pribadi')),
  })
}
