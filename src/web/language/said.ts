import type { Child } from 'hono/jsx'
import { catalogues } from '../english/catalogues.ts'
import { memory } from '../pages/parts/drawn.ts'
import { type Book, bind, type Composed, counted, filled, type Pattern, type Place, runsIn } from './catalogue.ts'
import { numberInEnglish, timeInEnglish } from './times.ts'
import { Written } from './written.ts'

let bound: Book | undefined
const known = memory<string>(5000)
/** No sentence of ours is as long; a story may be. */
const longest = 1000
const joint = ' · '
/** Signs that only the program writes between texts; within quotation marks they are somebody's. */
const joints = [/ · (?![^“]*”)/, /; (?![^“]*”)/]
const [dots, semicolons] = joints as [RegExp, RegExp]

function book(): Book {
  bound ??= bind(catalogues)
  return bound
}

/** A text of ours in English; every other as it is, with the spaces around it. */
export function said(text: string): string {
  if (text.length > longest) return text
  return known.find(text) ?? known.keep(text, look(text) ?? text)
}

/** The same for what can only have been put together by us, as an accessible name: the barest pattern may fit. */
export function ourSaid(text: string): string {
  const english = said(text)
  return english === text ? (sentence(text, true) ?? text) : english
}

function look(text: string): string | undefined {
  const words = text.trim()
  if (!words) return undefined
  const english =
    whole(words) ?? paragraph(words) ?? found(words) ?? parts(words) ?? judged(words) ?? labelled(words) ?? list(words) ?? lines(words)
  return english === undefined ? undefined : text.replace(words, () => english)
}

function found(words: string): string | undefined {
  return whole(words) ?? sentence(words)
}

function whole(words: string): string | undefined {
  const text = book().texts.get(words) ?? timeInEnglish(words) ?? repeated(words)
  if (text !== undefined || !words.endsWith(':')) return text
  const named = book().texts.get(words.slice(0, -1))
  return named === undefined ? undefined : `${named}:`
}

/** A task that comes again bears its day in its name. */
function repeated(words: string): string | undefined {
  const [, task = '', unit = '', count] = /^(.+) \((hari|jam|menit) ke-(\d+)\)$/.exec(words) ?? []
  const named = book().texts.get(task)
  return named === undefined ? undefined : `${named} (${units[unit]} ${count})`
}

const units: Record<string, string> = { hari: 'day', jam: 'hour', menit: 'minute' }

function sentence(words: string, isOurs = false): string | undefined {
  const sign = joints.find(one => one.test(words))
  for (const one of book().patterns)
    if (words.includes(one.anchor) && (!sign || one.parts.some(part => sign.test(part)) || isClosed(one))) {
      const values = fitting(isOurs ? { ...one, isWeak: false } : one, words)
      if (values) return filled(one.to, values)
    }
  return undefined
}

/** It has words of its own at both ends, so that nothing else stands beside what it says. */
function isClosed({ parts }: Pattern): boolean {
  return parts[0] !== '' && parts.at(-1) !== ''
}

/** A pattern of few words fits only around what we know ourselves, or where a number stands. */
function fitting({ isWeak, ...pattern }: Pattern, words: string): string[] | undefined {
  const runs = runsIn({ isWeak, ...pattern }, words)
  const values = runs?.map((run, at) => placed[pattern.places[at] ?? ''](run))
  const isStrange =
    isWeak &&
    !pattern.places.includes('#') &&
    values?.some((value, at) => value === runs?.[at] && /\p{L}/u.test(value) && !/\d/.test(value))
  return isStrange ? undefined : values
}

const placed: Record<Place, (run: string) => string> = { '': run => run, '#': numberInEnglish, word: said }

/** `Analis · dalam 1 jam`: only the program writes this sign, so each part is said by itself and a stranger among them stays. */
function parts(words: string): string | undefined {
  if (words.startsWith('· ')) return `· ${said(words.slice(2))}`
  return dots.test(words) ? words.split(dots).map(said).join(joint) : undefined
}

/** `keparahan:tingi – tidak dikenal`: what was typed, and what is wrong with it. */
function judged(words: string): string | undefined {
  const [, typed, why = ''] = /^([a-z]+:.+?) – (.+)$/.exec(words) ?? []
  const told = why && found(why)
  return told ? `${typed} – ${told}` : undefined
}

/** `Target tim: Wajib menurut …; …`: a word of ours and a text of ours. */
function labelled(words: string): string | undefined {
  const [, label = '', rest = ''] = /^([^:]{2,40}): (.+)$/.exec(words) ?? []
  const [named, told] = [label && whole(label), rest && whole(rest)]
  return named && told ? `${named}: ${told}` : undefined
}

/** `Situs, Surel`: a list of words of ours is said word by word; with a stranger in it, it is data. */
function list(words: string): string | undefined {
  const clauses = words.split(semicolons)
  if (clauses.length > 1) return ofAll(clauses, piece => found(piece) ?? list(piece), '; ')
  const pieces = words.split(/(, dan |, atau |, | dan | atau | \/ | – |: |; )(?![^“]*”)/)
  if (pieces.length === 1) return undefined
  const spoken = pieces.map((piece, at) =>
    at % 2 ? piece.replace('dan', 'and').replace('atau', 'or') : isPlain(piece) ? piece : found(piece),
  )
  return spoken.includes(undefined) ? undefined : spoken.join('')
}

function ofAll(pieces: string[], say: (piece: string) => string | undefined, sign: string): string | undefined {
  const spoken = pieces.map(say)
  return spoken.includes(undefined) ? undefined : spoken.join(sign)
}

/** Several sentences of ours in a row. */
function paragraph(words: string): string | undefined {
  const sentences = words.split(/(?<=[.!?]) (?=[\p{L}\d])(?![^“]*”)/u)
  if (sentences.length === 1) return undefined
  return ofAll(sentences, found, ' ')
}

function lines(words: string): string | undefined {
  return words.includes('\n') ? words.split('\n').map(said).join('\n') : undefined
}

function isPlain(part: string): boolean {
  return !/\p{L}/u.test(part)
}

/** The children of one element: as a whole where the order of words differs, otherwise text by text. */
export function saidAll(children: readonly Child[]): Child[] {
  if (!children.some(child => typeof child === 'string')) return children.map(inner)
  for (const words of beginnings(children))
    for (const one of book().composed.get(words) ?? []) {
      const values = valuesIn(children, one)
      if (values) return inOrder(one.to, values)
    }
  return children.map(inner)
}

/** A child alone; several in one place are said like the children of an element. */
function inner(child: Child): Child {
  if (typeof child === 'string') return said(child)
  return Array.isArray(child) && !(child instanceof Written) ? saidAll(child) : child
}

/** Each run of words by which a template may be known: a text, or two that stand side by side. */
function beginnings(children: readonly Child[]): string[] {
  return children.flatMap((child, at) => {
    const next = children[at + 1]
    return typeof child !== 'string' ? [] : typeof next === 'string' ? [child, child + next] : [child]
  })
}

/** The children that stand where the template has `{}`, if all its words are there in this order. */
function valuesIn(children: readonly Child[], { parts }: Composed): Child[] | undefined {
  const values: Child[] = []
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index > 0) {
      if (at >= children.length) return undefined
      values.push(children[at++])
    }
    const end = endOf(children, at, part)
    if (end === undefined) return undefined
    at = end
  }
  return at === children.length ? values : undefined
}

/** Neighbouring texts may make up one run of words. */
function endOf(children: readonly Child[], from: number, words: string): number | undefined {
  let at = from
  let read = ''
  while (read !== words) {
    const next = children[at++]
    if (typeof next !== 'string' || !words.startsWith(read + next)) return undefined
    read += next
  }
  return at
}

function inOrder(to: string, values: readonly Child[]): Child[] {
  let next = 0
  return counted(to, values)
    .split(/(\{\d*\})/)
    .map(piece => {
      const place = /^\{(\d*)\}$/.exec(piece)
      if (!place) return piece
      const value = values[place[1] ? Number(place[1]) - 1 : next++]
      return inner(value)
    })
}
