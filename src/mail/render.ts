import type { Template } from 'liquidjs'
import MarkdownIt from 'markdown-it'
import { engineFor, withoutTagLines } from './engine.ts'
import { fill, isFillable, personalOf, withMarks } from './fill.ts'
import { readLetter } from './front-matter.ts'
import { buttonHtml, layout } from './layout.ts'
import { oneLine, proseOf } from './values.ts'

export interface Rendered {
  subject: string
  text: string
  html: string
}

const longestSubject = 200

/**
 * Makes one message of a template (Liquid + Markdown, subject in front matter) and its facts. Values are data: see values.ts.
 * `text` is the Markdown itself, `html` the same in the mail layout. Throws on a template that `checkTemplate` would refuse.
 */
export function render(source: string, facts: object, language: 'id' | 'en' = 'id'): Rendered {
  const letter = prepared(source, language)
  const personal = letter.fillable ? personalOf(facts) : null
  if (!personal) return rendered(letter, facts)
  const common = withMarks(facts, personal)
  const key = JSON.stringify(common)
  const known = letter.common.get(key) ?? rendered(letter, common)
  if (letter.common.size >= 20) letter.common.clear()
  letter.common.set(key, known)
  return fill(known, personal, own => markdown.renderInline(own))
}

/** The same as a sheet of paper: the body alone, without the mail's frame. */
export function renderSheet(source: string, facts: object): Rendered & { markdown: string } {
  const { subject, text, html } = prepared(source)
  const markdown = tidy(asHtml.renderSync(html, facts))
  return {
    subject: subjectOf(asText.renderSync(subject, facts)),
    text: tidy(asText.renderSync(text, facts)),
    html: plain.render(markdown),
    markdown,
  }
}

/** Markdown that people wrote, as every page and mail of ours shows it: no HTML of its own, no pictures, no buttons, links only where written as such. */
export function markdownHtml(text: string): string {
  return simple.render(proseOf(text))
}

function rendered(letter: Prepared, facts: object): Rendered {
  const subject = subjectOf(asText.renderSync(letter.subject, facts))
  const text = tidy(asText.renderSync(letter.text, facts))
  const html = layout({ subject, language: letter.language, body: markdown.render(tidy(asHtml.renderSync(letter.html, facts))) })
  return { subject, text, html }
}

interface Prepared {
  language: 'id' | 'en'
  subject: Template[]
  text: Template[]
  html: Template[]
  /** A letter to a thousand is rendered once, and each recipient's own values are filled in: see fill.ts. */
  fillable: boolean
  common: Map<string, Rendered>
}

/** Templates are few and change only at a start: each is parsed once. */
const parsed = new Map<string, Prepared>()

function prepared(source: string, language: 'id' | 'en' = 'id'): Prepared {
  const known = parsed.get(source)
  if (known) return known
  const letter = readLetter(source)
  if ('reason' in letter) throw new Error(letter.reason)
  const body = withoutTagLines(letter.body)
  const made: Prepared = {
    language,
    subject: asText.parse(letter.subject),
    text: asText.parse(body),
    html: asHtml.parse(body),
    fillable: isFillable(source),
    common: new Map<string, Rendered>(),
  }
  if (parsed.size > 100) parsed.clear()
  parsed.set(source, made)
  return made
}

const asText = engineFor('text')
const asHtml = engineFor('html')
const simple = simpleMarkdown()
const plain = plainMarkdown()
const markdown = markdownForMail()

function plainMarkdown() {
  const made = simpleMarkdown()
  const fence = made.renderer.rules.fence
  made.renderer.rules.fence = (tokens, place, ...rest) => {
    const token = tokens[place]
    const text = token?.info === 'prose' ? proseIn(token.content) : null
    if (text !== null) return simple.render(text)
    return fence ? fence(tokens, place, ...rest) : ''
  }
  return made
}

/** What the `markdown` filter wrapped up; null when somebody only wrote a block of that name. */
function proseIn(content: string): string | null {
  try {
    const text: unknown = JSON.parse(content)
    return typeof text === 'string' ? proseOf(text) : null
  } catch {
    return null
  }
}

function simpleMarkdown() {
  const made = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false }).disable('image')
  made.validateLink = url => /^(https?:|mailto:|tel:)/i.test(url)
  return made
}

function markdownForMail() {
  const made = plainMarkdown()
  const fence = made.renderer.rules.fence
  made.renderer.rules.fence = (tokens, place, ...rest) => {
    const token = tokens[place]
    const [label, url] = token?.content.split('\n') ?? []
    if (token?.info === 'button' && label && url) return buttonHtml(label, url)
    return fence ? fence(tokens, place, ...rest) : ''
  }
  return made
}

function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** One line, not too long, and nothing in it that a mail program would decode into more than it is (RFC 2047). */
function subjectOf(rendered: string): string {
  return clip(oneLine(rendered).replaceAll('=?', '= ?'))
}

function clip(subject: string): string {
  const letters = [...subject]
  return letters.length > longestSubject ? `${letters.slice(0, longestSubject - 1).join('')}…` : subject
}
