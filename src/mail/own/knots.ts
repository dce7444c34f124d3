import type { Fault } from '../../formats/playbook.ts'

const deepest = 6
const mostTags = 400
const opens: Readonly<Record<string, string>> = { endif: 'if', endunless: 'unless', endcase: 'case', endfor: 'for', endcomment: 'comment' }
const blocks = new Set(Object.values(opens))

/**
 * What makes a template run long or deep, told before it is read at all: more than 400 tags, blocks more than six deep, a
 * loop in a loop, or over a range of numbers.
 */
export function knotsIn(source: string): Omit<Fault, 'file'>[] {
  const tags = [...source.matchAll(/\{%-?\s*([\w#]*)([\s\S]*?)%\}|\{\{([\s\S]*?)\}\}/g)]
  if (tags.length > mostTags) return [{ line: 1, reason: `Teks ini memakai lebih dari ${mostTags} tanda Liquid.` }]
  const open: string[] = []
  for (const tag of tags) {
    const reason = knot(tag, open)
    if (reason) return [{ line: source.slice(0, tag.index).split('\n').length, reason }]
  }
  return []
}

/** Follows what is open. The sentence about this tag, if it is one too many. */
function knot([, name = '', rest = '', printed = '']: RegExpMatchArray, open: string[]): string | null {
  if (/\.\.\s*[\w)]/.test(`${rest}${printed}`.replace(/"[^"]*"|'[^']*'/g, ''))) return 'Deret angka seperti (1..100) tidak boleh dipakai.'
  if (name === 'for' && open.includes('for')) return 'Pengulangan di dalam pengulangan tidak boleh dipakai.'
  if (blocks.has(name)) open.push(name)
  if (open.length > deepest) return `Bersarang terlalu dalam: paling banyak ${deepest} tingkat.`
  const closed = opens[name]
  if (closed) open.splice(open.lastIndexOf(closed) < 0 ? open.length : open.lastIndexOf(closed), 1)
  return null
}
