import { defang } from '../../../core/refang.ts'
import { warningOf } from '../../../core/warning-list.ts'
import type { Ports } from '../../../ports.ts'
import { findOwn, listObservablesOf } from '../../../store/observables/known.ts'
import { mostObservables, type ObservableLine } from '../../pages/console/incident/observables.tsx'

/** What the texts of one incident name, for its page. */
export async function observablesOf({ database: { query } }: Ports, incident: { id: string; team: string }): Promise<ObservableLine[]> {
  const [seen, own] = await Promise.all([listObservablesOf(query, incident.id, mostObservables + 1), findOwn(query, incident.team)])
  return seen.map(one => ({ id: one.id, kind: one.kind, shown: defang(one.value), warning: warningOf(one, own), mark: one.mark }))
}
