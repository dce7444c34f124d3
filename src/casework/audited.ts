import type { CompiledQuery, RawBuilder } from 'kysely'
import type { Actor } from '../core/actor.ts'
import type { Act } from '../core/acts.ts'
import type { Ports } from '../ports.ts'
import { type AuditEntry, insertAudit, insertAuditIf } from '../store/audit.ts'

/** Whose act it is, and in which team's trail it stands; null = the installation's. */
export type By = Pick<Actor, 'kind' | 'id' | 'name' | 'token'> & { team: string | null }

export interface Done {
  /** One of `acts` in core/acts.ts. */
  action: Act
  subject: string | null
  detail?: Record<string, unknown>
}

/** A line of the audit trail for the commit of what is done. No bodies, no secrets in `detail`. */
export function audited(ports: Ports, actor: By, done: Done): CompiledQuery {
  return insertAudit(ports.database.query, lineOf(ports, actor, done))
}

/** The same for a commit whose act may turn out to do nothing: only if this holds once it is done. */
export function auditedIf(ports: Ports, actor: By, done: Done & { only: RawBuilder<boolean> }): CompiledQuery {
  return insertAuditIf(ports.database.query, lineOf(ports, actor, done), done.only)
}

/** Whoever sits at the server's command line. */
export function atServer(team: string | null): By {
  return { kind: 'system', id: 'server', name: 'Server', team }
}

function lineOf(ports: Ports, actor: By, { action, subject, ...done }: Done): AuditEntry {
  const detail = { ...(actor.token && { token: actor.token.id }), ...done.detail }
  return { id: ports.newId(), team: actor.team, at: ports.now().toISOString(), actor, action, subject, detail }
}
