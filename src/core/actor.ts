import type { Role, TokenScope } from './vocabulary.ts'

/** Whoever does something: a person signed in, an API token, the holder of a secret link, or the program itself. */
export interface Actor {
  kind: 'person' | 'token' | 'link' | 'system'
  /** Of a token: its owner's, so that a person and their tokens are never two people. */
  id: string
  name: string
  /** The team whose rows exist for this actor. */
  team: string
  role: Role
  /** Dotted code or path; bounds reporters, contacts and bound tokens to their own tree. */
  organisation: string | null
  /** By which token; `bound` = it is bound to `organisation` itself, not only by its owner's rights. */
  token?: { id: string; scopes: readonly TokenScope[]; bound: boolean }
}

/** The clockwork, acting for a team. */
export function clockwork(team: string): Actor {
  return { kind: 'system', id: 'system', name: 'Tanggap', team, role: 'admin', organisation: null }
}

export function isHuman(actor: Actor): boolean {
  return actor.kind === 'person' || actor.kind === 'token'
}
