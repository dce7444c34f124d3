import { type Action, may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'

/** 404 for an entry outside the actor's tree, 403 for one they see and may not change. */
export function requireRegistry(actor: Actor, action: Action & `registry.${string}`, organisation: string): void {
  const subject = { team: actor.team, organisation }
  if (may(actor, action, subject)) return
  if (!may(actor, 'registry.read', subject)) throw unknownEntry()
  throw new Refusal('not_allowed', 'Peran Anda tidak boleh mengubah daftar ini.')
}

export function unknownEntry(): Refusal {
  return new Refusal('not_found', 'Entri itu tidak ada, atau bukan untuk Anda.')
}

/** The faults found, if any; the first one is the sentence. `false` = nothing wrong there. */
export function refuseFaults(found: (FieldError | false)[]): void {
  const errors = found.filter(error => error !== false)
  const [first] = errors
  if (first) throw new Refusal('invalid', first.message, { errors })
}

export function fault(wrong: boolean, field: string, message: string): FieldError | false {
  return wrong && { field, message }
}
