import { isMap, LineCounter, parseDocument } from 'yaml'

/** A template's two parts. `bodyLine` is the line on which the body begins, `subjectLine` that of the subject. */
export interface Letter {
  subject: string
  subjectLine: number
  body: string
  bodyLine: number
}

export interface NoLetter {
  line: number
  reason: string
}

/** Splits `---\nsubject: "…"\n---\nbody`. Anything else in the front matter is refused, so that nobody trusts it to work. */
export function readLetter(source: string): Letter | NoLetter {
  const text = source.replaceAll('\r\n', '\n')
  const match = /^---\n([\s\S]*?\n)---\n/.exec(text)
  if (!match?.[1]) return { line: 1, reason: 'Templat harus diawali bagian --- yang berisi subject.' }
  const lines = new LineCounter()
  const document = parseDocument(match[1], { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const error = document.errors[0]
  if (error) return { line: lines.linePos(error.pos[0]).line + 1, reason: 'Bagian --- tidak terbaca: periksa titik dua dan tanda kutip.' }
  if (!isMap(document.contents)) return { line: 2, reason: 'Templat tidak punya subject.' }
  const other = document.contents.items.find(({ key }) => String(key) !== 'subject')
  if (other) return { line: 2, reason: `Kunci “${String(other.key)}” tidak dikenal: bagian --- hanya berisi subject.` }
  const subject = document.get('subject')
  if (typeof subject !== 'string' || subject.trim() === '') return { line: 2, reason: 'Templat tidak punya subject.' }
  const bodyLine = match[0].split('\n').length
  return { subject, subjectLine: 2, body: text.slice(match[0].length), bodyLine }
}
