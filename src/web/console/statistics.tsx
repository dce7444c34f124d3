import { Hono } from 'hono'
import { countCases } from '../../casework/statistics.ts'
import { isWord, kinds, publicStatuses, severities } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { Counted } from '../../store/condition.ts'
import { type Figures, Statistics } from '../pages/console/statistics.tsx'
import { requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** Counts of this moment. No way leads from a figure to a case, and RED cases are in none. */
export function statisticsRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/statistik', async c => {
    const actor = c.get('actor')
    requireRight(actor, 'statistics.read')
    const { severity, kind, status, overdue, total, open } = await countCases(ports, actor)
    return page(
      c,
      <Statistics
        frame={c.get('frame')}
        total={total}
        open={open}
        overdue={overdue}
        tables={[
          { title: 'Yang terbuka, per keparahan', figures: named(severity, severities) },
          { title: 'Semua, per jenis', figures: named(kind, kinds) },
          { title: 'Semua, per status', figures: named(status, publicStatuses) },
        ]}
      />,
    )
  })
}

function named(counted: Counted[], words: Record<string, string>): Figures['figures'] {
  return counted
    .toSorted((a, b) => b.n - a.n)
    .map(({ word, n }) => ({ label: isWord(words, word) ? (words[word] ?? word) : 'Belum dinilai', n }))
}
