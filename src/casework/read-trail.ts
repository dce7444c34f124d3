import { may, mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { type AuditLine, listAudit } from '../store/audit.ts'
import { audited } from './audited.ts'

export interface TrailFilter {
  /** Whose acts; those who may read only their own get no others, whatever stands here. */
  actor?: string | undefined
  action?: string | undefined
  /** RFC 3339. */
  since?: string | undefined
  /** Older than this line. */
  before?: string | undefined
}

/** No export is longer. */
const most = 10_000

/** Whether the whole team's trail is open to somebody, or their own acts alone. */
export function readsWholeTrail(actor: Actor): boolean {
  return may(actor, 'audit.read', { team: actor.team, organisation: null })
}

/** The newest lines that this actor may read. */
export async function readTrail(ports: Ports, actor: Actor, filter: TrailFilter & { limit: number }): Promise<AuditLine[]> {
  if (!mayAtAll(actor, 'audit.read')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup jejak audit.')
  const of = readsWholeTrail(actor) ? filter.actor : actor.id
  return listAudit(ports.database.query, { ...filter, team: actor.team, actor: of })
}

/** The same as a whole, to be taken away: that it was taken stands in the trail before anybody has it. */
export async function exportTrail(ports: Ports, actor: Actor, filter: TrailFilter): Promise<AuditLine[]> {
  const lines = await readTrail(ports, actor, { ...filter, limit: most })
  const detail = { lines: lines.length, ...filter }
  await ports.database.commit([audited(ports, actor, { action: 'audit_exported', subject: null, detail })])
  return lines
}
