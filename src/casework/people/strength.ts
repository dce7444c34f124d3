import { Refusal } from '../../core/refusal.ts'

const least = 12
/** Of zxcvbn's 0 to 4: needs at least 10^8 guesses. */
const enough = 3
const ours = ['csirt', 'ttis', 'tanggap', 'insiden', 'siber', 'bssn', 'pemprov', 'pemkab', 'pemkot', 'diskominfo', 'kominfo', 'jatim']

/** The word lists are big and rarely needed: they are read when the first password is set, not at the start. */
const judge = () => import('./judge.ts')

/** Length and guessability, no rules about kinds of letters. `about`: what a guesser would try first, the person's own words. */
export async function requireStrong(password: string, about: readonly string[], field = 'password'): Promise<void> {
  const sentence = await weakness(password, about)
  if (sentence) throw new Refusal('invalid', sentence, { errors: [{ field, message: sentence }] })
}

async function weakness(password: string, about: readonly string[]): Promise<string | null> {
  if (password.length < least) return `Kata sandi paling sedikit ${least} karakter.`
  if (password.length > 200) return 'Kata sandi paling banyak 200 karakter.'
  const expected = [...about.flatMap(wordsOf), ...ours]
  const { scoreOf } = await judge()
  const guessable = beyond(password, expected) < 6 || scoreOf(password.slice(0, 64), expected) < enough
  return guessable ? 'Kata sandi ini terlalu mudah ditebak. Tambahkan satu-dua kata acak yang tidak berhubungan.' : null
}

/** How many letters are left when the expected words and all digits are taken away: two of our words and a year are no secret. */
function beyond(password: string, expected: readonly string[]): number {
  const words = expected.filter(word => word.length > 2).toSorted((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  return rest.replace(/[\d\s\p{P}]/gu, '').length
}

/** Each word alone, and all run together as people like to do. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[\s@.]+/)
  return [...words, words.join(''), words.slice(0, 2).join('')]
}
