import { isWithin, parentCode } from '../../core/organisation.ts'
import type { OrganisationKind } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listOrganisations, saveOrganisation } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import { orphan, requireSoundOrganisation } from '../registry/organisations.ts'
import { differs, type Plan } from './job.ts'
import { type Row, textOf } from './rows.ts'

/** Columns: code, name, kind (guessed from the code when left out). A parent must be known or stand in the file, anywhere in it. */
export async function planOrganisations(ports: Ports, team: Team, rows: Row[]): Promise<Plan> {
  const before = new Map((await listOrganisations(ports.database.query, team.id)).map(one => [one.code, one]))
  const known = new Set(before.keys())
  const created_at = ports.now().toISOString()
  const seen = new Set<string>()
  rows.sort((a, b) => codeOf(a).length - codeOf(b).length || a.line - b.line)
  return row => {
    const code = codeOf(row)
    const entry = { code, name: textOf(row, 'name', 'nama'), kind: (textOf(row, 'kind', 'jenis') || kindOf(code)).toLowerCase() }
    requireSoundOrganisation(entry)
    refuseFaults([
      fault(seen.has(code), 'code', `Kode ${code} muncul dua kali di berkas ini.`),
      fault(!isWithin(code, team.constituency), 'code', `Kode ${code} di luar wilayah tim ini (${team.constituency}).`),
    ])
    const parent = parentCode(code)
    if (parent && !known.has(parent)) throw orphan(parent)
    const isNew = !known.has(code)
    known.add(code)
    seen.add(code)
    const isChanged = differs(before.get(code), { name: entry.name, kind: entry.kind })
    return { isNew, isChanged, write: [saveOrganisation(ports.database.query, { team_id: team.id, ...entry, parent, created_at })] }
  }
}

function codeOf(row: Row): string {
  return textOf(row, 'code', 'kode')
}

/** A Kemendagri code says what it is; cities begin at 71. */
function kindOf(code: string): OrganisationKind {
  if (code.includes('/')) return 'opd'
  const parts = code.split('.')
  if (parts.length === 1) return 'provinsi'
  if (parts.length === 2) return Number(parts[1]) >= 71 ? 'kota' : 'kabupaten'
  return parts.length === 3 ? 'kecamatan' : 'desa'
}
