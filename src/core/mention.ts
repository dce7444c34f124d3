/** Somebody of the team, as they may be mentioned: by first name, by full name, or by what stands before the @ of their mail. */
export interface Mentionable {
  id: string
  name: string
  email: string
}

/** Who was mentioned in a note, and how it was written, with its @. */
export interface Mention {
  id: string
  name: string
  as: string
}

/** So many people a note calls at most. */
const most = 20
const longestName = 120

/**
 * Everybody whom a text mentions, each once. What fits nobody or several stays text, and so does an e-mail address. The full name
 * wins over the first name that it begins with.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): Mention[] {
  const found = new Map<string, Mention>()
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._%+@-])@(?=\p{L})/gu)) {
    if (found.size >= most) break
    const rest = text.slice(index + 1, index + 1 + longestName)
    const named = byFullName(rest, people) ?? byShortName(rest, people)
    if (named && !found.has(named.id)) found.set(named.id, named)
  }
  return [...found.values()]
}

/** A text in pieces, those marked that are one of these mentions. */
export function withMentions(text: string, written: readonly string[]): { text: string; mention: boolean }[] {
  if (written.length === 0) return [{ text, mention: false }]
  const any = written.map(one => one.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')
  const pieces = text.split(new RegExp(`(?<![\\p{L}\\p{N}._%+@-])(${any})(?![\\p{L}\\p{N}@])`, 'u'))
  return pieces.map((piece, at) => ({ text: piece, mention: at % 2 === 1 })).filter(piece => piece.text !== '')
}

function byFullName(rest: string, people: readonly Mentionable[]): Mention | null {
  const fits = people.filter(({ name }) => beginsWith(rest, name) && name.includes(' '))
  const longest = Math.max(...fits.map(({ name }) => name.length))
  return onlyOne(
    fits.filter(({ name }) => name.length === longest),
    rest.slice(0, longest),
  )
}

function byShortName(rest: string, people: readonly Mentionable[]): Mention | null {
  const [written] = /^[\p{L}\p{N}._'’-]*[\p{L}\p{N}](?!@)/u.exec(rest) ?? []
  if (!written || rest[written.length] === '@') return null
  const typed = written.toLowerCase()
  const fits = people.filter(({ name, email }) => [name, name.split(' ')[0], email.split('@')[0]].some(one => one?.toLowerCase() === typed))
  return onlyOne(fits, written)
}

function beginsWith(rest: string, name: string): boolean {
  return rest.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}@]/u.test(rest.slice(name.length))
}

function onlyOne(fits: readonly Mentionable[], written: string): Mention | null {
  const [one, another] = fits
  return one && !another ? { id: one.id, name: one.name, as: `@${written}` } : null
}
