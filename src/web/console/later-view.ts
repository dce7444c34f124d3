import type { Advisory } from '../../core/advisory/advisory.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory } from '../../store/advisories.ts'
import type { Later } from '../pages/console/advisory/later.tsx'

/** What an advisory's pages show of its schedule, pause and corrections. */
export async function laterOf(ports: Ports, advisory: Advisory, zone: string): Promise<Later> {
  const { sendAt, scheduledBy, notSentBecause, pausedAt, corrects, correctedBy } = advisory
  const old = corrects ? await findAdvisory(ports.database.query, advisory.team, corrects) : null
  return {
    zone,
    sendAt: sendAt ? new Date(sendAt) : undefined,
    scheduledBy: scheduledBy?.name,
    notSentBecause: notSentBecause ?? undefined,
    pausedAt: pausedAt ? new Date(pausedAt) : undefined,
    corrects: old?.number,
    correctedBy: correctedBy?.number,
  }
}
