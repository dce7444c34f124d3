import { wordsOf } from './words.ts'

/** Nothing shorter, and nothing of one syllable, is called a stem: `dinas` is no `di-nas`, `serang` no `se-rang`. */
const shortest = 4
const twoSyllables = /[aiueo].*[aiueo]/
const longest = 30
const vowel = /^[aiueo]/

/**
 * The stems that an Indonesian word may have, without the word itself: its suffixes (-lah -kah -pun, -nya -ku -mu, -kan -an -i)
 * and at most two prefixes (me- pe- with their nasals, ber- per- ter- di- ke- se-) taken off, one after another. Where the language
 * leaves it open ("mengirim" may be k-irim or irim) all are named: two words belong together when they share a stem or one is the
 * other's. No dictionary: `halaman` also gives `halam`, which does no harm. Takes a word as `wordsOf` gives it.
 */
export function stemsOf(word: string): string[] {
  if (!/^[a-z]+$/.test(word) || word.length > longest) return []
  const shorn = withoutSuffixes(word)
  const once = shorn.flatMap(withoutPrefix)
  const twice = once.flatMap(withoutPrefix)
  return [...new Set([...shorn, ...once, ...twice])].filter(stem => stem !== word && stem.length >= shortest && twoSyllables.test(stem))
}

/** The stems of a whole text that are no words of it: what is indexed beside them. In one order, so that the same text is the same. */
export function foldOf(text: string): string {
  const words = new Set(wordsOf(text.slice(0, 100_000)))
  const stems = new Set([...words].flatMap(stemsOf))
  return [...stems]
    .filter(stem => !words.has(stem))
    .sort()
    .join(' ')
}

const endings = [/(?:lah|kah|pun)$/, /(?:nya|ku|mu)$/, /(?:kan|an|i)$/]

/** The word, and what is left after each ending in turn; -kan may also be -an after a k. */
function withoutSuffixes(word: string): string[] {
  const [particle, possessive, derived] = endings
  let forms = [word]
  for (const ending of [particle, possessive]) forms = forms.flatMap(form => [form, ...cut(form, ending)])
  return forms.flatMap(form => [form, ...cut(form, derived), ...(form.endsWith('kan') ? cut(form, /an$/) : [])])
}

function cut(form: string, ending: RegExp | undefined): string[] {
  const rest = ending ? form.replace(ending, '') : form
  return rest !== form && rest.length >= shortest ? [rest] : []
}

function withoutPrefix(word: string): string[] {
  const simple = /^(?:ber|per|ter|di|ke|se)(?=.{3})/.exec(word)?.[0]
  return [...(simple ? [word.slice(simple.length)] : []), ...withoutNasal(word)].filter(stem => stem.length >= shortest)
}

/** me- and pe- swallow the first letter of what begins with k, p, s or t, and leave a nasal in its place. */
function withoutNasal(word: string): string[] {
  const [, nasal = '', rest = ''] = /^[mp]e(ng|ny|n|m|)(.*)$/.exec(word) ?? []
  const bare = nasal ? [nasal + rest] : [rest]
  if (nasal === 'ng') return vowel.test(rest) ? [rest, `k${rest}`] : [rest]
  if (nasal === 'ny') return [`s${rest}`]
  if (nasal === 'n') return vowel.test(rest) ? [`t${rest}`, ...bare] : [rest]
  if (nasal === 'm') return vowel.test(rest) ? [`p${rest}`, ...bare] : [rest]
  return bare
}
