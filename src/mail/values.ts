import { unlinked } from '../core/refang.ts'

/**
 * Values are data. Whatever a reporter, a contact or an imported file says is printed as it is: never as Markdown, HTML or
 * Liquid, never on a line of its own making, and never as a link unless the template says `| link`.
 */
export type Form = 'text' | 'html'

/** A value that a filter has already made safe for its form. */
export class Printed {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Any value as one harmless line. `http://` becomes `hxxp://`, so that no mail reader makes a link of it. */
export function printed(value: unknown, form: Form): string {
  if (value instanceof Printed) return value.text
  return escaped(unlinked(oneLine(asText(value))), form)
}

/** The `link` filter: web addresses in the text stay real; the rest is data as ever. */
export function linked(value: unknown, form: Form): Printed {
  const parts = oneLine(asText(value)).split(/(https?:\/\/[^\s<>"'`\\]+)/i)
  return new Printed(parts.map((part, place) => (place % 2 === 1 ? addressOf(part, form) : escaped(unlinked(part), form))).join(''))
}

/** The `paragraphs` filter: keeps the paragraphs of a long text; each is data as ever. */
export function paragraphs(value: unknown, form: Form): Printed {
  const parts = asText(value).split(/\r\n|\r|\n|\u2028|\u2029/)
  return new Printed(
    parts
      .filter(part => part.trim() !== '')
      .map(part => printed(part, form))
      .join('\n\n'),
  )
}

/**
 * The `markdown` filter: what a colleague wrote as Markdown stays Markdown. In HTML it is handed to the renderer apart, as a block of
 * its own, so that nothing in it can reach what stands around it.
 */
export function prose(value: unknown, form: Form): Printed {
  const text = proseOf(asText(value))
  return new Printed(form === 'html' ? `\n\n~~~prose\n${JSON.stringify(text)}\n~~~\n\n` : text)
}

/** No heading above our own, no control characters; a bare address is dead, only `[words](https://…)` and `<https://…>` are links. */
export function proseOf(text: string): string {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map(line => line.replace(/\p{Cc}/gu, ' ').replace(/\p{Cf}|\p{Co}|\p{Cs}/gu, ''))
    .map(line => line.replace(/^( {0,3})#{1,2}(?=\s)/, '$1###').replace(/^ {0,3}(?:=+|-{2,})\s*$/, ''))
    .map(withoutBareLinks)
    .join('\n')
    .trim()
}

/** A definition (`[a]: https://…`) would make a link of words far away, so it is dead too. */
function withoutBareLinks(line: string): string {
  const parts = line.split(/(\]\(https?:\/\/[^\s()]+\)|<https?:\/\/[^\s<>]+>)/i)
  return parts.map((part, place) => (place % 2 === 1 ? part : unlinked(part))).join('')
}

/** A web address for a button, or null when it is none. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !/^https?:\/\/[^\s<>"'`\\]+$/i.test(value) || !URL.canParse(value)) return null
  return value
}

/** One line, without control characters and without those that turn the direction of writing (they can forge a name). */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Cf}|\p{Co}|\p{Cs}/gu, '')
    .trim()
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(asText).join(', ')
  return ''
}

/** CommonMark lets a backslash stand before any ASCII punctuation, so nothing in the value can be markup. */
function escaped(text: string, form: Form): string {
  return form === 'html' ? text.replace(/[!-/:-@[-`{-~]/g, '\\$&') : text
}

function addressOf(url: string, form: Form): string {
  if (!webAddress(url)) return escaped(unlinked(url), form)
  return form === 'html' ? `<${url}>` : url
}
