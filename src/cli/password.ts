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
export function requirePassword(password: string): void {
  if (password.length < 12) throw new Failure('Kata sandi paling sedikit 12 huruf.', 'tulis kata sandi yang lebih panjang di berkasnya')
}
