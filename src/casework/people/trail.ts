import type { CompiledQuery } from 'kysely'
import type { Act } from '../../core/acts.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { audited, type By } from '../audited.ts'

/** By what somebody showed who they are. */
export type Means = 'password' | 'totp' | 'recovery-code' | 'passkey' | 'link' | 'oidc'

export interface Shown {
  by: Means
  /** Network address it came from. */
  from?: string | undefined
}

/**
 * Whoever stands at the door, in the trail of the team they would enter. Of an address that nobody has there is a line
 * too, of no team and without the address (it may be a password typed into the wrong field): both must take as long.
 */
export function comer(person: { id: string; name: string } | null, team: string | undefined): By {
  if (!person) return { kind: 'system', id: 'nobody', name: 'Tidak dikenal', team: null }
  return { kind: 'person', id: person.id, name: person.name, team: team ?? null }
}

export function doorLine(ports: Ports, who: By, action: Act, shown: Shown): CompiledQuery {
  return audited(ports, who, { action, subject: null, detail: { ...shown } })
}

/** Asks for a proof; a refused one leaves its line before the refusal goes on. */
export async function orRefusedLine<T>(ports: Ports, line: CompiledQuery, prove: () => Promise<T>): Promise<T> {
  try {
    return await prove()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') await ports.database.commit([line])
    throw error
  }
}
