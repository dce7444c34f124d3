import { parse } from 'csv-parse/sync'
import type { Ports } from '../ports.ts'

export interface Area {
  code: string
  name: string
  kind: string
}

/** Provinces whose regencies are shipped, under db/data/geo. */
const provinces: Record<string, { file: string; name: string }> = {
  '35': { file: 'jatim', name: 'Provinsi Jawa Timur' },
  '74': { file: 'sultra', name: 'Provinsi Sulawesi Tenggara' },
}

/** The constituency of a team named like a shipped province; Jawa Timur otherwise. */
export function constituencyFor(slug: string): string {
  return Object.entries(provinces).find(([, province]) => province.file === slug)?.[0] ?? '35'
}

/** The name of a shipped area, province or regency; null when it is not shipped. */
export function areaNamed(ports: Ports, code: string): Area | null {
  const province = provinces[code.slice(0, 2)]
  if (!province) return null
  if (code.length === 2) return { code, name: province.name, kind: 'provinsi' }
  return regenciesOf(ports, code.slice(0, 2)).find(area => area.code === code) ?? null
}

/** The regencies and cities of a shipped province. Seven names exist as both, so the kind always stands before the name. */
export function regenciesOf(ports: Ports, province: string): Area[] {
  const csv = ports.texts.regions[`${provinces[province]?.file}-kabkota.csv`]
  if (!csv) return []
  const rows: Area[] = parse(csv, { columns: true, skip_empty_lines: true })
  return rows.map(({ code, name, kind }) => ({ code, kind, name: name.replace(/^Kabupaten /, 'Kab. ') }))
}
