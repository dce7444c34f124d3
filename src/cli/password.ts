import { requireStrong } from '../casework/people/strength.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { Failure, type Station } from './station.ts'

/** The password of the file ("-" = stdin), or a new one of 20 characters that is printed once. */
export async function givenPassword(
  station: Station,
  ports: Ports,
  file: string | undefined,
): Promise<{ text: string; generated: boolean }> {
  if (!file) return { text: ports.randomToken(15), generated: true }
  const text = (await station.read(file)).replace(/\r?\n$/, '')
  return { text, generated: false }
}

/** Before anything is written: a refused password must not leave a team without an admin. */
export async function requirePassword(password: string, about: readonly string[]): Promise<void> {
  try {
    await requireStrong(password, about)
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(error.message, 'tulis kata sandi yang lain di berkasnya')
    throw error
  }
}
