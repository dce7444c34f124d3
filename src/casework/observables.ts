import { mayAtAll, reachOf } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import type { Indicator } from '../core/indicator.ts'
import { Refusal } from '../core/refusal.ts'
import { highestTlp } from '../core/tlp.ts'
import { isExported, type Mark, warningOf } from '../core/warning-list.ts'
import { observablesCsv } from '../formats/observables.ts'
import { stixBundle } from '../formats/stix.ts'
import type { Ports } from '../ports.ts'
import {
  type ExportedObservable,
  findObservable,
  findOwn,
  type KnownObservable,
  listForExport,
  markObservable,
} from '../store/observables/known.ts'
import type { Team } from '../store/teams.ts'
import { audited } from './audited.ts'
import { pageUrl } from './links.ts'

const mostExported = 10_000

/** Something seen in an incident that the actor may read. */
export async function visibleObservable(ports: Ports, actor: Actor, id: string): Promise<KnownObservable> {
  requireReading(actor)
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0
  const found = await findObservable(ports.database.query, reachOf(actor, 'incident.read'), number)
  if (!found) throw new Refusal('not_found', 'Observabel itu tidak ada, atau bukan untuk Anda.')
  return found
}

export function requireReading(actor: Actor): void {
  if (!mayAtAll(actor, 'incident.read')) throw new Refusal('not_allowed', 'Observabel dibaca oleh yang menangani insiden.')
}

export function requireMarking(actor: Actor): void {
  if (!mayAtAll(actor, 'incident.work')) throw new Refusal('not_allowed', 'Menandai observabel adalah tugas yang menangani insiden.')
}

/** What a person says of it is stronger than the warning list, until somebody says otherwise; null takes it back. The same again changes nothing. */
export async function mark(ports: Ports, actor: Actor, { id, as }: { id: string; as: Mark | null }): Promise<void> {
  requireMarking(actor)
  const known = await visibleObservable(ports, actor, id)
  if (known.mark === as) return
  const query = ports.database.query
  await ports.database.commit([
    markObservable(query, known.id, { mark: as, by: actor.name, at: ports.now().toISOString() }),
    audited(ports, actor, {
      action: 'observable_marked',
      subject: String(known.id),
      detail: { kind: known.kind, before: known.mark, after: as },
    }),
  ])
}

export type ExportFormat = 'stix' | 'csv'

/** What others may block: without what is ours, common, marked as safe, or stands in a RED incident. Leaves a line in the audit trail. */
export async function exportObservables(
  ports: Ports,
  { actor, team }: { actor: Actor; team: Team },
  format: ExportFormat,
): Promise<string> {
  if (!mayAtAll(actor, 'incident.export')) throw new Refusal('not_allowed', 'Peran Anda tidak boleh mengekspor.')
  const [all, own] = await Promise.all([
    listForExport(ports.database.heavy, reachOf(actor, 'incident.export'), mostExported),
    findOwn(ports.database.query, team.id),
  ])
  const leaving = all.filter(one => isExported(warningOf(one, own), one.mark))
  await ports.database.commit([
    audited(
      ports,
      { ...actor, team: team.id },
      { action: 'observables_exported', subject: null, detail: { format, count: leaving.length } },
    ),
  ])
  return format === 'csv' ? csvOf(leaving) : stixOf(ports, team, leaving)
}

function csvOf(leaving: readonly ExportedObservable[]): string {
  return observablesCsv(
    leaving.map(one => ({
      kind: one.kind,
      value: one.value,
      first: one.first_at,
      last: one.seen_at,
      incidents: one.incidents,
      tlp: highestTlp(one.labels),
    })),
  )
}

/** STIX has no word for a telephone; the bundle bears the highest label of all that is in it. */
function stixOf(ports: Ports, team: Team, leaving: readonly ExportedObservable[]): string {
  const indicators = leaving.flatMap(({ kind, value }): Indicator[] => (kind === 'phone' ? [] : [{ kind, value }]))
  const now = ports.now().toISOString()
  const times = leaving.map(({ first_at }) => first_at).sort()
  return stixBundle({
    number: `observabel-${now.slice(0, 10)}`,
    title: `Observabel ${team.shortName}`,
    tlp: leaving.length > 0 ? highestTlp(leaving.flatMap(({ labels }) => labels)) : 'CLEAR',
    withdrawn: false,
    since: times[0] ?? now,
    changed: now,
    url: pageUrl(ports, team, '/konsol/observabel'),
    team: team.name,
    indicators,
  })
}
