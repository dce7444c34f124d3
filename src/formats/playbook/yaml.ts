import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml'

/** What is wrong in a file that analysts edit: one sentence, at the line where it can be put right. */
export interface Fault {
  file: string
  line: number
  reason: string
  /** What it is about, in the file's own words; absent when the file cannot be read as YAML. */
  path?: readonly string[]
}

export interface YamlText {
  value: unknown
  /** Line of the deepest part of the path that is written in the file; 1 when nothing is. */
  lineOf(path: readonly (string | number)[]): number
}

/** Characters of a playbook file, at most. */
export const largest = 256 * 1024

/**
 * Reads one YAML document, plain data only: no anchors, aliases, tags or tabs, no key twice, at most 256 KB.
 * Never throws: what cannot be read comes back as faults, in the order of the file.
 */
export function readYaml(file: string, text: string): { yaml: YamlText } | { faults: Fault[] } {
  if (text.length > largest) return { faults: [{ file, line: 1, reason: 'Berkas terlalu besar: paling banyak 256 KB.' }] }
  const tab = text.split('\n').findIndex(line => line.includes('\t'))
  if (tab >= 0) return { faults: [{ file, line: tab + 1, reason: 'Ada karakter tab: gunakan spasi.' }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', merge: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const faults = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
    file,
    line: lineAt(pos[0]),
    reason: sentenceFor(code),
  }))
  if (faults.length > 0) return { faults: byLine(faults) }
  const cunning = unwanted(document).map(({ offset, reason }) => ({ file, line: lineAt(offset), reason }))
  if (cunning.length > 0) return { faults: byLine(cunning) }
  return { yaml: { value: document.toJS({ maxAliasCount: 0 }), lineOf: path => lineAt(offsetOf(document, path)) } }
}

/** Faults in the order in which the file is read; the same sentence at the same line once. */
export function byLine(faults: Fault[]): Fault[] {
  const sorted = faults.toSorted((a, b) => a.line - b.line)
  return sorted.filter((one, place) => !sorted.slice(0, place).some(({ line, reason }) => line === one.line && reason === one.reason))
}

function sentenceFor(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Kunci ini ditulis dua kali dalam bagian yang sama.'
  if (code === 'MULTIPLE_DOCS') return 'Satu berkas hanya boleh berisi satu dokumen (garis --- tidak boleh diulang).'
  if (code === 'TAG_RESOLVE_FAILED') return 'Tanda seru (tag YAML) tidak boleh dipakai.'
  return 'Penulisan YAML salah di sini: periksa indentasi, titik dua, kurung, dan tanda kutip.'
}

/** Anchors and aliases can make a small file enormous, and tags can make odd values. Nobody needs either here. */
function unwanted(document: Document): { offset: number; reason: string }[] {
  const found: { offset: number; reason: string }[] = []
  visit(document, {
    Node(_key, node) {
      const offset = node.range?.[0] ?? 0
      if (isAlias(node) || node.anchor)
        found.push({ offset, reason: 'Jangkar dan alias YAML (& dan *) tidak boleh dipakai: tulis isinya.' })
      else if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) found.push({ offset, reason: sentenceFor('TAG_RESOLVE_FAILED') })
    },
  })
  return found
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const part of path) {
    const next = child(node, part)
    if (!next) break
    offset = next.offset
    node = next.node
  }
  return offset
}

function child(node: unknown, part: string | number): { offset: number; node: unknown } | null {
  if (isSeq(node)) {
    const one = node.items[Number(part)]
    return isNode(one) ? { offset: start(one), node: one } : null
  }
  if (!isMap(node)) return null
  const pair = node.items.find((one: Pair) => isScalar(one.key) && String(one.key.value) === String(part))
  return pair && isScalar(pair.key) ? { offset: start(pair.key), node: pair.value } : null
}

function start(node: Node): number {
  return node.range?.[0] ?? 0
}
