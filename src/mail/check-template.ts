import { LiquidError } from 'liquidjs'
import type { Fault } from '../formats/playbook.ts'
import { engineFor, withoutTagLines } from './engine.ts'
import { exampleFacts, type Facts, factsOf } from './facts.ts'
import { readLetter } from './front-matter.ts'

const engine = engineFor('text')

/**
 * Everything wrong with a template: no subject, unknown value, filter or tag, a value this kind of message is never given.
 * `file` is its name (templates/N2.md); a name we do not know may use every fact. Empty = it may be saved.
 */
export function checkTemplate(file: string, source: string): Fault[] {
  const letter = readLetter(source)
  if ('reason' in letter) return [{ file, ...letter }]
  const facts = factsFor(file)
  const parts = [
    { text: letter.subject, line: letter.subjectLine },
    { text: withoutTagLines(letter.body), line: letter.bodyLine },
  ]
  return parts.flatMap(part => checkPart(part, facts).map(fault => ({ file, ...fault })))
}

function factsFor(file: string): Partial<Facts> {
  const known = factsOf[file.split('/').at(-1)?.replace(/\.md$/, '') ?? '']
  if (!known) return exampleFacts
  return Object.fromEntries(known.map(fact => [fact, exampleFacts[fact]]))
}

/** Unknown values are found without running the template; limits and the like show only when it runs. */
function checkPart(part: { text: string; line: number }, facts: object): Omit<Fault, 'file'>[] {
  try {
    const templates = engine.parse(part.text)
    const unknown = Object.values(engine.analyzeSync(templates).globals)
      .flat()
      .map(({ segments, location }) => ({
        path: segments.filter(segment => typeof segment === 'string'),
        line: part.line + location.row - 1,
      }))
      .filter(({ path }) => !isKnown(facts, path))
    if (unknown.length === 0) engine.renderSync(templates, facts)
    return unknown.map(({ path, line }) => ({ line, reason: `Nilai “${path.join('.')}” tidak tersedia untuk templat ini.` }))
  } catch (error) {
    return [{ line: part.line + rowOf(error) - 1, reason: sentenceFor(error) }]
  }
}

function isKnown(facts: unknown, path: string[]): boolean {
  const [first, ...rest] = path
  if (first === undefined) return true
  if (Array.isArray(facts)) return ['size', 'first', 'last'].includes(first)
  if (typeof facts !== 'object' || facts === null || !Object.hasOwn(facts, first)) return false
  return isKnown((facts as Record<string, unknown>)[first], rest)
}

function rowOf(error: unknown): number {
  if (!LiquidError.is(error)) return 1
  const [row] = error.token.getPosition()
  return row ?? 1
}

function sentenceFor(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const filter = /undefined filter: (\S+?)(,|$)/.exec(message)?.[1]
  if (filter) return `Filter “${filter}” tidak dikenal.`
  const tag = /tag "([^"]+)" not found/.exec(message)?.[1]
  if (tag) return `Tag “${tag}” tidak dikenal atau tidak boleh dipakai.`
  if (/limit exceeded/.test(message)) return 'Templat ini terlalu besar atau terlalu lama dijalankan.'
  return 'Penulisan Liquid salah di sini: periksa kurung kurawal, {% endif %} dan {% endfor %}.'
}
