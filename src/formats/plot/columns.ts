import { xml } from '../diagram/text.ts'

export interface Columns {
  /** Keeps the ids of two pictures on one page apart. */
  name: string
  title: string
  /** What is to be seen, in a sentence. */
  desc: string
  /** Of the two numbers of each column; told apart by filled and hollow, not by colour. */
  series: readonly [string, string]
  columns: readonly { label: string; values: readonly [number, number] }[]
}

const sheet = { width: 680, height: 240, left: 44, right: 8, top: 28, bottom: 28 }

/** Pairs of columns over a common ground line, as one SVG element. Colours come from the classes of konsol.css, else from the text. */
export function columnsPlot({ name, title, desc, series, columns }: Columns): string {
  const highest = Math.max(1, ...columns.flatMap(({ values }) => values))
  const top = niceTop(highest)
  const ground = sheet.height - sheet.bottom
  const place = (sheet.width - sheet.left - sheet.right) / Math.max(1, columns.length)
  const y = (value: number) => ground - (value / top) * (ground - sheet.top)
  const lines = [0, top / 2, top].filter(Number.isInteger).map(value => gridLine(value, y(value)))
  const drawn = columns.map(({ label, values }, at) => pair({ label, values, left: sheet.left + at * place, place, y, ground }))
  const ids = `${name}-t ${name}-d`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" aria-labelledby="${ids}" viewBox="0 0 ${sheet.width} ${sheet.height}" font-size="12" fill="currentColor">` +
    `<title id="${name}-t">${xml(title)}</title><desc id="${name}-d">${xml(desc)}</desc>` +
    `${legend(series)}${lines.join('')}${drawn.join('')}</svg>`
  )
}

interface Pair {
  label: string
  values: readonly [number, number]
  left: number
  place: number
  y(value: number): number
  ground: number
}

function pair({ label, values: [first, second], left, place, y, ground }: Pair): string {
  const width = place * 0.32
  const middle = left + place / 2
  const column = (x: number, value: number, kind: string) =>
    value === 0
      ? ''
      : `<rect class="${kind}" x="${round(x)}" y="${round(y(value))}" width="${round(width)}" height="${round(ground - y(value))}"${hollow(kind)}/>`
  return (
    column(middle - width - 1, first, 'solid') +
    column(middle + 1, second, 'hollow') +
    `<text x="${round(middle)}" y="${ground + 17}" text-anchor="middle">${xml(label)}</text>`
  )
}

function hollow(kind: string): string {
  return kind === 'hollow' ? ' fill="none" stroke="currentColor" stroke-width="1.5"' : ''
}

function gridLine(value: number, y: number): string {
  return (
    `<line class="grid-line" x1="${sheet.left}" x2="${sheet.width - sheet.right}" y1="${round(y)}" y2="${round(y)}" stroke="currentColor" stroke-opacity="0.25"/>` +
    `<text x="${sheet.left - 6}" y="${round(y) + 4}" text-anchor="end">${value}</text>`
  )
}

function legend([first, second]: readonly [string, string]): string {
  const second0 = sheet.left + 24 + first.length * 7
  return (
    `<rect class="solid" x="${sheet.left}" y="4" width="11" height="11"/><text x="${sheet.left + 17}" y="14">${xml(first)}</text>` +
    `<rect class="hollow" x="${second0 + 12}" y="4" width="11" height="11"${hollow('hollow')}/><text x="${second0 + 29}" y="14">${xml(second)}</text>`
  )
}

/** A round number not below this one whose half is whole, too. */
function niceTop(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 3, 4, 5, 6, 8, 10].map(step => step * size).find(step => step >= value && step % 2 === 0) ?? 2
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
