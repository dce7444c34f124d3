import { LiquidError } from 'liquidjs'
import type { Fault } from '../formats/playbook.ts'
import { engineFor, withoutTagLines } from './engine.ts'
import { variants } from './example.ts'
import { type Facts, factsOf } from './facts.ts'
import { readLetter } from './front-matter.ts'
import { missingFrom } from './mandatory.ts'

const engine = engineFor('text')

/**
 * Everything wrong with a template: no subject, unknown value, filter or tag, a value this kind of message is never given;
 * then what it must say and does not.
 * `file` is its name (templates/N2.md); a name we do not know may use every fact. Empty = it may be saved.
 */
export function checkTemplate(file: string, source: string): Fault[] {
  const letter = readLetter(source)
  if ('reason' in letter) return [{ file, ...letter }]
  const name = file.split('/').at(-1)?.replace(/\.md$/, '') ?? ''
  const facts = variants.map(one => factsFor(name, one))
  const body = withoutTagLines(letter.body)
  const parts = [
    { text: letter.subject, line: letter.subjectLine },
    { text: body, line: letter.bodyLine },
  ]
  const faults = parts.flatMap(part => checkPart(part, facts))
  const missing = faults.length > 0 ? [] : missingFrom(name, { subject: letter.subject, body })
  return [...faults, ...missing.map(reason => ({ line: letter.bodyLine, reason }))].map(fault => ({ file, ...fault }))
}

function factsFor(name: string, all: Facts): Partial<Facts> {
  const known = factsOf[name]
  return known ? Object.fromEntries(known.map(fact => [fact, all[fact]])) : all
}

/** Unknown values are found without running the template; limits and the like show only when it runs. */
function checkPart(part: { text: string; line: number }, may: readonly object[]): Omit<Fault, 'file'>[] {
  try {
    const templates = engine.parse(part.text)
    const unknown = Object.values(engine.analyzeSync(templates).globals)
      .flat()
      .map(({ segments, location }) => ({
        path: segments.filter(segment => typeof segment === 'string'),
        line: part.line + location.row - 1,
      }))
      .filter(({ path }) => !isKnown(may[0], path))
    if (unknown.length === 0) for (const facts of may) engine.renderSync(templates, facts)
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
