import MarkdownIt from 'markdown-it'
import type { Fault } from '../../formats/playbook.ts'
import { checkTemplate } from '../check-template.ts'
import { engineFor } from '../engine.ts'
import { variants } from '../example.ts'
import { knotsIn } from './knots.ts'
import { largestFacts } from './largest.ts'

export const longestText = 64 * 1024
/** What one letter may grow to when an advisory says as much as it can. */
const longestLetter = 256 * 1024

/**
 * Everything wrong with a team's own text: what is wrong with any template, and what only a stranger's would do: too long,
 * knotted, HTML, or a letter without end. Empty = it may be saved. `name` without `.md`.
 */
export function checkOwnText(name: string, source: string): Omit<Fault, 'file'>[] {
  const bytes = new TextEncoder().encode(source).length
  if (bytes > longestText) return [{ line: 1, reason: `Teks ini ${Math.ceil(bytes / 1024)} KB; paling banyak 64 KB.` }]
  const early = [...oddSigns(source), ...knotsIn(source)]
  if (early.length > 0) return early
  const faults = checkTemplate(`${name}.md`, source).map(({ line, reason }) => ({ line, reason }))
  if (faults.length > 0) return faults
  const html = htmlIn(source)
  return html.length > 0 ? html : tooLongWhenFull(source)
}

/** A sound text stays sound as long as the program knows the same values: asked once each. */
export function isSound(name: string, source: string): boolean {
  const key = `${name}\n${source}`
  const answer = known.get(key) ?? checkOwnText(name, source).length === 0
  if (known.size > 200) known.clear()
  known.set(key, answer)
  return answer
}

const known = new Map<string, boolean>()

function oddSigns(source: string): Omit<Fault, 'file'>[] {
  const line = source.split('\n').findIndex(text => /[^\P{Cc}\t]|\p{Cs}/u.test(text))
  return line < 0 ? [] : [{ line: line + 1, reason: 'Ada tanda yang tidak terlihat di baris ini; ketik ulang.' }]
}

const engine = engineFor('text')
const withHtml = new MarkdownIt({ html: true, linkify: false, breaks: true })

/** Our letters never carry HTML: it would stand there as letters. */
function htmlIn(source: string): Omit<Fault, 'file'>[] {
  return withHtml.parse(source.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, blank), {}).flatMap(token => {
    const inside = token.type === 'html_block' || token.children?.some(child => child.type === 'html_inline')
    return inside ? [{ line: (token.map?.[0] ?? 0) + 1, reason: 'HTML tidak boleh dipakai; tulis dengan Markdown.' }] : []
  })
}

/** As long as what it stands for, so that lines keep their numbers. */
function blank(tag: string): string {
  return tag.replace(/[^\n]/g, 'x')
}

function tooLongWhenFull(source: string): Omit<Fault, 'file'>[] {
  const reason = 'Surat ini menjadi terlalu besar bila semua isinya penuh: kurangi pengulangannya.'
  try {
    const body = engine.parse(source)
    const sizes = [largestFacts, ...variants].map(facts => engine.renderSync(body, facts).length)
    return Math.max(...sizes) > longestLetter ? [{ line: 1, reason }] : []
  } catch {
    return [{ line: 1, reason }]
  }
}
