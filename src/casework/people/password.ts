import type { CompiledQuery } from 'kysely'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findPersonByEmail, updatePassword } from '../../store/people.ts'
import { deleteSessions } from '../../store/sessions.ts'
import { audited } from '../audited.ts'
import { limitTries, tries } from '../people.ts'
import type { SignedIn } from './sessions.ts'
import { requireStrong } from './strength.ts'
import { doorLine, type Shown } from './trail.ts'

/** Refuses a wrong password, beside `field`; nothing is used up by a right one. */
export async function proofByPassword(
  ports: Ports,
  session: SignedIn,
  given: { password: string; address?: string; field?: string },
): Promise<CompiledQuery[]> {
  const shown: Shown = { by: 'password', from: given.address }
  await limitTries(ports, `masuk ${session.email}`, { ...tries, locked: doorLine(ports, session.actor, 'proof_locked', shown) })
  const person = await findPersonByEmail(ports.database.query, session.email)
  if (await ports.passwords.verify(person?.password_hash ?? null, given.password)) return []
  await ports.database.commit([doorLine(ports, session.actor, 'proof_refused', shown)])
  const sentence = 'Kata sandi tidak cocok.'
  throw new Refusal('invalid', sentence, { errors: [{ field: given.field ?? 'password', message: sentence }] })
}

/** Not everybody has one: a provider or a mailed link lets people in as well. */
export async function hasPassword(ports: Ports, { email }: SignedIn): Promise<boolean> {
  return Boolean((await findPersonByEmail(ports.database.query, email))?.password_hash)
}

/** A new password of one's own for the current one; all other sessions end. The caller has asked for a fresh proof. */
export async function changePassword(
  ports: Ports,
  session: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const { actor, email } = session
  if (await hasPassword(ports, session)) await proofByPassword(ports, session, { password: current, field: 'current' })
  await requireStrong(password, [actor.name, email])
  const hash = await ports.passwords.hash(password)
  const query = ports.database.query
  const line = audited(ports, actor, { action: 'password_changed', subject: null })
  await ports.database.commit([updatePassword(query, actor.id, hash), deleteSessions(query, actor.id, { except: session.hash }), line])
}
