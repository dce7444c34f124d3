import MarkdownIt, { type Token } from 'markdown-it'
import { plain } from './plain.ts'

/** A piece of a line in one style. */
export interface Run {
  text: string
  bold: boolean
  italic: boolean
}

/** A heading, a paragraph, or an item of a list, in the order in which they are read. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item'
  runs: Run[]
  /** Of an item: "•" or "2." */
  marker: string
}

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false }).disable('image')

/** The blocks of a letter's Markdown. Whatever it is, it becomes text: there is nothing in it that could be run. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = []
  const lists: { ordered: boolean; at: number }[] = []
  let marker = ''
  let kind: Block['kind'] = 'paragraph'
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open')
      lists.push({ ordered: token.type === 'ordered_list_open', at: Number(token.attrGet('start') ?? 1) })
    else if (/^(bullet|ordered)_list_close$/.test(token.type)) lists.pop()
    else if (token.type === 'list_item_open') marker = markerOf(lists.at(-1))
    else if (token.type === 'heading_open') kind = 'heading'
    else if (token.type === 'heading_close') kind = 'paragraph'
    else {
      const runs = token.type === 'inline' ? runsOf(token.children ?? []) : token.content ? [run(token.content)] : []
      if (runs.length === 0) continue
      blocks.push({ kind: kind === 'heading' ? kind : lists.length > 0 ? 'item' : 'paragraph', runs, marker })
      marker = ''
    }
  }
  return blocks
}

function markerOf(list: { ordered: boolean; at: number } | undefined): string {
  if (!list?.ordered) return '•'
  list.at += 1
  return `${list.at - 1}.`
}

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  let bold = 0
  let italic = 0
  for (const { type, content } of tokens) {
    if (type === 'strong_open') bold += 1
    else if (type === 'strong_close') bold -= 1
    else if (type === 'em_open') italic += 1
    else if (type === 'em_close') italic -= 1
    else if (type === 'softbreak' || type === 'hardbreak') runs.push(run('\n'))
    else if (content) runs.push({ text: plain(content), bold: bold > 0, italic: italic > 0 })
  }
  return joined(runs)
}

function run(text: string): Run {
  return { text: plain(text), bold: false, italic: false }
}

/** Neighbours of one style are one: fewer pieces to lay out. */
function joined(runs: readonly Run[]): Run[] {
  const made: Run[] = []
  for (const one of runs) {
    const last = made.at(-1)
    if (last && last.bold === one.bold && last.italic === one.italic) last.text += one.text
    else made.push({ ...one })
  }
  return made
}
