import type { Role } from './vocabulary.ts'

/** Whoever does something: a person signed in, an API token, the holder of a secret link, or the program itself. */
export interface Actor {
  kind: 'person' | 'token' | 'link' | 'system'
  id: string
  name: string
  /** The team whose rows exist for this actor. */
  team: string
  role: Role
  /** Dotted code or path; bounds reporters, contacts and bound tokens to their own tree. */
  organisation: string | null
}

/** The clockwork, acting for a team. */
export function clockwork(team: string): Actor {
  return { kind: 'system', id: 'system', name: 'Tanggap', team, role: 'admin', organisation: null }
}

export function isHuman(actor: Actor): boolean {
  return actor.kind === 'person' || actor.kind === 'token'
}
