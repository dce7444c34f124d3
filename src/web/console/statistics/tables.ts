import type { Fact, Figures } from '../../../core/statistics/figures.ts'

const heads = [
  'kelompok',
  'masuk',
  'selesai',
  'tanggapan median (jam)',
  'tanggapan P90 (jam)',
  'penyelesaian median (jam)',
  'penyelesaian P90 (jam)',
]
const clockHeads = ['tenggat hukum ditepati', 'tenggat hukum lewat', 'tenggat SOP ditepati', 'tenggat SOP lewat', 'kambuh']

/** A line a group. */
export function figuresCsv(groups: readonly { group: string; figures: Figures }[], nameOf: (group: string) => string): string[][] {
  const lines = groups.map(({ group, figures: { counts, response, solution, clocks } }) => [
    nameOf(group),
    counts.masuk,
    counts.ditutup,
    ...[response.median, response.p90, solution.median, solution.p90].map(hours => (hours === null ? '' : Math.round(hours * 100) / 100)),
    clocks.law.kept,
    clocks.law.missed,
    clocks.sop.kept,
    clocks.sop.missed,
    counts.kambuh,
  ])
  return [[...heads, ...clockHeads], ...lines.map(line => line.map(String))]
}

/** A line an incident. */
export function rowsCsv(facts: readonly Fact[]): string[][] {
  const lines = facts.map(fact => [
    fact.number,
    fact.title,
    fact.kind,
    fact.severity ?? '',
    fact.organisation ?? '',
    fact.openedAt,
    fact.respondedAt ?? '',
    fact.closedAt ?? '',
    fact.relapse ? 'ya' : 'tidak',
  ])
  return [['nomor', 'judul', 'jenis', 'keparahan', 'instansi', 'masuk', 'ditanggapi', 'ditutup', 'kambuh'], ...lines]
}
