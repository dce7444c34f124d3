import type { CompiledQuery } from 'kysely'
import type { Actor } from '../core/actor.ts'
import type { Ports } from '../ports.ts'
import { insertAudit } from '../store/audit.ts'

/** A line of the audit trail for the commit of what is done. `action` in the past tense; no bodies, no secrets in `detail`. */
export function audited(
  ports: Ports,
  actor: Actor,
  done: { action: string; subject: string | null; detail?: Record<string, unknown> },
): CompiledQuery {
  return insertAudit(ports.database.query, { id: ports.newId(), team: actor.team, at: ports.now().toISOString(), actor, ...done })
}
