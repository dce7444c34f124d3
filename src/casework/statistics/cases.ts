import { reachOf } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Ports } from '../../ports.ts'
import { countIncidentsBy, countOverdue } from '../../store/condition.ts'

/** Counts of this moment within an actor's reach; RED cases are in none. `step` and `severity` count the open ones, the others all. */
export async function countCases(ports: Ports, actor: Actor) {
  const query = ports.database.query
  const reach = reachOf(actor, 'statistics.read')
  const [step, severity, kind, status, overdue] = await Promise.all([
    countIncidentsBy(query, 'step', { reach, open: true }),
    countIncidentsBy(query, 'severity', { reach, open: true }),
    countIncidentsBy(query, 'kind', { reach, open: false }),
    countIncidentsBy(query, 'public_status', { reach, open: false }),
    countOverdue(query, { reach, now: ports.now().toISOString() }),
  ])
  const sum = (counted: typeof kind) => counted.reduce((total, { n }) => total + n, 0)
  return { step, severity, kind, status, overdue, total: sum(kind), open: sum(step) }
}
