import { parse } from 'csv-parse/sync'
import { addAreas } from '../casework/teams.ts'
import type { Ports } from '../ports.ts'
import type { Team } from '../store/teams.ts'
import type { Station } from './station.ts'

/** Provinces whose regencies are shipped, under db/data/geo. */
const regions: Record<string, { file: string; name: string }> = {
  '35': { file: 'jatim', name: 'Provinsi Jawa Timur' },
  '74': { file: 'sultra', name: 'Provinsi Sulawesi Tenggara' },
}

/** The constituency of a team named like a shipped province; Jawa Timur otherwise. */
export function constituencyFor(slug: string): string {
  return Object.entries(regions).find(([, region]) => region.file === slug)?.[0] ?? '35'
}

/** Adds the regencies of the team's constituency, as far as they are shipped. Answers how many. */
export async function addRegion(station: Pick<Station, 'shipped' | 'say'>, ports: Ports, team: Team): Promise<number> {
  const region = regions[team.constituency]
  const text = region && station.shipped(`db/data/geo/${region.file}-kabkota.csv`)
  if (!region || !text) {
    station.say(`Data wilayah ${team.constituency} belum disertakan; tambahkan dengan: npx tanggap import organisations BERKAS --save`)
    return 0
  }
  const areas = areasOf(text)
  await addAreas(ports, team, [{ code: team.constituency, name: region.name, kind: 'provinsi' }, ...areas])
  return areas.length
}

/** Seven names exist both as Kabupaten and as Kota, so the kind always stands before the name. */
export function areasOf(csv: string): { code: string; name: string; kind: string }[] {
  const rows: { code: string; name: string; kind: string }[] = parse(csv, { columns: true, skip_empty_lines: true })
  return rows.map(({ code, name, kind }) => ({ code, kind, name: name.replace(/^Kabupaten /, 'Kab. ') }))
}
