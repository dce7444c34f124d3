import { LiquidError } from 'liquidjs'
import type { Fault } from '../formats/playbook.ts'
import { engineFor, withoutTagLines } from './engine.ts'
import { exampleFacts, type Facts, factsOf } from './facts.ts'
import { readLetter } from './front-matter.ts'
import { render } from './render.ts'

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
  const faults = parts.flatMap(part => checkPart(part, facts).map(fault => ({ file, ...fault })))
  return faults.length > 0 ? faults : tryOut(file, source, facts)
}

function factsFor(file: string): Partial<Facts> {
  const known = factsOf[file.split('/').at(-1)?.replace(/\.md$/, '') ?? '']
  if (!known) return exampleFacts
  return Object.fromEntries(known.map(fact => [fact, exampleFacts[fact]]))
}

function checkPart(part: { text: string; line: number }, facts: object): Omit<Fault, 'file'>[] {
  try {
    const { globals } = engine.analyzeSync(engine.parse(part.text))
    return Object.values(globals)
      .flat()
      .flatMap(variable => {
        const path = variable.segments.filter(segment => typeof segment === 'string')
        if (isKnown(facts, path)) return []
        return [{ line: part.line + variable.location.row - 1, reason: `Nilai “${path.join('.')}” tidak tersedia untuk templat ini.` }]
      })
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

/** Limits and the like show only when a template runs. */
function tryOut(file: string, source: string, facts: object): Fault[] {
  try {
    render(source, facts)
    return []
  } catch (error) {
    return [{ file, line: rowOf(error), reason: sentenceFor(error) }]
  }
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
