import type { Child } from 'hono/jsx'
import { catalogues } from '../english/catalogues.ts'
import { memory } from '../pages/parts/drawn.ts'
import { type Book, bind, type Composed, counted, filled } from './catalogue.ts'
import { numberInEnglish, timeInEnglish } from './times.ts'

let bound: Book | undefined
const known = memory<string>(5000)
/** No sentence of ours is as long; a story may be. */
const longest = 1000

function book(): Book {
  bound ??= bind(catalogues)
  return bound
}

/** A text of ours in English; every other as it is, with the spaces around it. */
export function said(text: string): string {
  if (text.length > longest) return text
  return known.find(text) ?? known.keep(text, look(text) ?? text)
}

function look(text: string): string | undefined {
  const words = text.trim()
  if (!words) return undefined
  const found = whole(words) ?? sentence(words) ?? list(words) ?? lines(words)
  return found === undefined ? undefined : text.replace(words, () => found)
}

function whole(words: string): string | undefined {
  return book().texts.get(words) ?? timeInEnglish(words)
}

function sentence(words: string): string | undefined {
  for (const { anchor, find, isNumber, to } of book().patterns) {
    if (!words.includes(anchor)) continue
    const found = find.exec(words)
    if (found)
      return filled(
        to,
        found.slice(1).map((value, at) => (isNumber[at] ? numberInEnglish(value) : said(value))),
      )
  }
  return undefined
}

/** `Situs, Surel`: a list of words of ours is said word by word; with a stranger in it, it is data. */
function list(words: string): string | undefined {
  const signs = / · |, | \/ | – |: /
  if (!signs.test(words)) return undefined
  const parts = words.split(/( · |, | \/ | – |: )/)
  const spoken = parts.map((part, at) => (at % 2 ? part : isPlain(part) ? part : whole(part)))
  return spoken.includes(undefined) ? undefined : spoken.join('')
}

function lines(words: string): string | undefined {
  return words.includes('\n') ? words.split('\n').map(said).join('\n') : undefined
}

function isPlain(part: string): boolean {
  return !/\p{L}/u.test(part)
}

/** The children of one element: as a whole where the order of words differs, otherwise text by text. */
export function saidAll(children: readonly Child[]): Child[] {
  if (!children.some(child => typeof child === 'string')) return [...children]
  for (const child of children) {
    const tries = typeof child === 'string' ? book().composed.get(child) : undefined
    for (const one of tries ?? []) {
      const values = valuesIn(children, one)
      if (values) return placed(one.to, values)
    }
  }
  return children.map(child => (typeof child === 'string' ? said(child) : child))
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

function placed(to: string, values: readonly Child[]): Child[] {
  let next = 0
  return counted(to, values)
    .split(/(\{\d*\})/)
    .map(piece => {
      const place = /^\{(\d*)\}$/.exec(piece)
      if (!place) return piece
      const value = values[place[1] ? Number(place[1]) - 1 : next++]
      return typeof value === 'string' ? said(value) : value
    })
}
