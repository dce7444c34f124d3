import type { Playbook } from '../core/playbook.ts'
import { type Box, type Line, layOut, type Picture } from './diagram/layout.ts'
import type { Mark, Marks } from './diagram/marks.ts'
import { xml } from './diagram/text.ts'

const largest = { steps: 60, choices: 220 }
const words: Record<Mark, string> = { added: 'baru', removed: 'dihapus', changed: 'diubah' }
const signs: Record<Mark, string> = { added: '+', removed: '−', changed: '~' }
const legend = 'Kapsul: tahap awal · garis ganda: tahap akhir · garis putus-putus: menunggu'

/**
 * The playbook as one SVG element: steps, and choices as labelled arrows. Colours come from the classes of konsol.css; without
 * them it is drawn in the text's colour. `marks` tells what a change did, in words and colours. `name` keeps the ids of two
 * pictures on one page apart, `say` puts every text of it into another language. Draws unfinished drafts, too: a step that does not
 * exist is said to be missing.
 */
export function playbookDiagram(playbook: Playbook, marks: Marks = { steps: {}, choices: {} }, look: Look = {}): string {
  const { name = playbook.id, say = asItIs } = look
  const steps = Object.values(playbook.steps)
  const choices = steps.flatMap(step => Object.values(step.choices))
  if (steps.length > largest.steps || choices.length > largest.choices) return tooLarge({ playbook, name, say }, steps.length)
  const picture = layOut(playbook, marks, say)
  const desc = `${steps.length} tahap dan ${choices.length} pilihan, dari “${playbook.steps[playbook.start]?.name ?? playbook.start}”. Tabel memuat semuanya sebagai tulisan.`
  return svg({ playbook, name, say, desc, width: picture.width, height: picture.height + 20 }, drawn(picture, { name, say }))
}

/** Says a text in the language of whoever looks. */
export type Say = (text: string) => string

interface Look {
  name?: string
  say?: Say | undefined
}

const asItIs: Say = text => text

interface Sheet {
  name: string
  say: Say
  playbook: Playbook
  desc: string
  width: number
  height: number
}

function svg({ playbook, name, say, desc, width, height }: Sheet, content: string): string {
  const [title, told] = [`g-${name}-t`, `g-${name}-d`]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" aria-labelledby="${title} ${told}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="13" fill="currentColor" stroke-width="1.5">` +
    `<title id="${title}">${xml(say(`Diagram playbook ${playbook.name}`))}</title><desc id="${told}">${xml(say(desc))}</desc>${content}</svg>`
  )
}

function drawn({ boxes, lines, height }: Picture, { name, say }: Pick<Sheet, 'name' | 'say'>): string {
  const arrow = `g-${name}-p`
  return (
    `<defs><marker id="${arrow}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>` +
    `<g class="ways" fill="none" stroke="currentColor" marker-end="url(#${arrow})">${lines.map(way).join('')}</g>` +
    `<g class="labels" font-size="12" text-anchor="middle">${lines.map(line => label(line, say)).join('')}</g>` +
    `<g class="boxes" text-anchor="middle">${boxes.map(one => box(one, say)).join('')}</g>` +
    `<text class="legend" x="8" y="${height + 12}" font-size="12">${xml(say(legend))}</text>`
  )
}

function way({ path, mark, back }: Line): string {
  const kinds = [back && 'back', mark].filter(Boolean).join(' ')
  return `<path${kinds ? ` class="${kinds}"` : ''}${mark ? ' stroke-width="3"' : ''} d="${path}"/>`
}

function label({ x, y, text, mark }: Line, say: Say): string {
  return rows(x, y, mark ? [`${signs[mark]} ${say(words[mark])}:`, ...text] : text, mark ? ` class="${mark}"` : '')
}

function box(one: Box, say: Say): string {
  const { x, y, width, height, shape, text, mark } = one
  const kinds = ['step', ...shape, mark].filter(Boolean).join(' ')
  const at = (inset: number) =>
    `x="${x - width / 2 + inset}" y="${y - height / 2 + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}"`
  const round = shape.includes('start') ? height / 2 : 6
  const dashed = shape.includes('waiting') || shape.includes('missing') ? ' stroke-dasharray="6 4"' : ''
  const frame = `<rect ${at(0)} rx="${round}"${dashed}/>${shape.includes('final') ? `<rect ${at(4)} rx="3"/>` : ''}`
  const said = mark ? [`${signs[mark]} ${say(words[mark])}`, ...text] : text
  return `<g class="${kinds}"><g fill="none" stroke="currentColor">${frame}</g>${rows(x, y, said, ' font-weight="600"')}</g>`
}

function rows(x: number, y: number, lines: readonly string[], more: string): string {
  const top = Math.round(y - lines.length * 7 + 11)
  const [first = '', ...others] = lines.map(xml)
  return `<text x="${x}" y="${top}"${more}>${first}${others.map(line => `<tspan x="${x}" dy="14">${line}</tspan>`).join('')}</text>`
}

function tooLarge(look: Pick<Sheet, 'playbook' | 'name' | 'say'>, steps: number): string {
  const sentence = `Terlalu besar untuk digambar (${steps} tahap): bacalah tabelnya.`
  return svg({ ...look, desc: sentence, width: 440, height: 40 }, `<text x="8" y="24">${xml(look.say(sentence))}</text>`)
}
