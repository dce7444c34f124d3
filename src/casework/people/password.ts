import type { CompiledQuery } from 'kysely'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findPersonByEmail } from '../../store/people.ts'
import { limitTries } from '../people.ts'
import type { SignedIn } from './sessions.ts'

/** Refuses a wrong password; nothing is used up by a right one. */
export async function proofByPassword(ports: Ports, session: SignedIn, password: string): Promise<CompiledQuery[]> {
  await limitTries(ports, `masuk ${session.email}`)
  const person = await findPersonByEmail(ports.database.query, session.email)
  if (await ports.passwords.verify(person?.password_hash ?? null, password)) return []
  const sentence = 'Kata sandi tidak cocok.'
  throw new Refusal('invalid', sentence, { errors: [{ field: 'password', message: sentence }] })
}
