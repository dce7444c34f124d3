import { createRoute, z } from '@hono/zod-openapi'
import { countCases } from '../../casework/statistics/cases.ts'
import { may } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { Counted } from '../../store/condition.ts'
import { actorOf, answers, needs, nounApi, problems } from './api.ts'

const counts = z.record(z.string(), z.number().int())
const statistics = z
  .object({
    total: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int().openapi({ description: 'Terbuka, dengan tenggat terdekat sudah lewat.' }),
    byStep: counts.openapi({ description: 'Yang terbuka, per tahap.' }),
    bySeverity: counts.openapi({ description: 'Yang terbuka, per tingkat.' }),
    byKind: counts.openapi({ description: 'Semua, per jenis.' }),
    byPublicStatus: counts.openapi({ description: 'Semua, per status yang dibaca pelapor.' }),
  })
  .openapi('Statistics')

const get = createRoute({
  method: 'get',
  path: '/api/v1/statistics',
  operationId: 'getStatistics',
  summary: 'Hitungan saat ini; insiden RED tidak ikut',
  ...needs('statistics:read'),
  responses: { 200: answers('Hitungan', statistics), ...problems(401, 403) },
})

export function statisticsApi(ports: Ports) {
  return nounApi().openapi(get, async c => {
    const actor = actorOf(c)
    if (!may(actor, 'statistics.read', { team: actor.team, organisation: actor.organisation }))
      throw new Refusal('not_allowed', 'Peran token ini tidak boleh membaca statistik.')
    const { step, severity, kind, status, overdue, total, open } = await countCases(ports, actor)
    const answer = { byStep: byWord(step), bySeverity: byWord(severity), byKind: byWord(kind), byPublicStatus: byWord(status) }
    return c.json({ total, open, overdue, ...answer }, 200)
  })
}

function byWord(counted: Counted[]): Record<string, number> {
  return Object.fromEntries(counted.map(({ word, n }) => [word, n]))
}
