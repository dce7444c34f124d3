import { escapeHtml } from './layout.ts'
import type { Rendered } from './render.ts'
import { oneLine, printed } from './values.ts'

/** What alone differs between the letters of one advisory. */
export interface Personal {
  recipient: Record<string, string>
  confirm_url: string
}

/** Stands where a recipient's own value will be: letters and digits, which neither Liquid nor Markdown touches. */
const mark = (name: string) => `zq${name.toLowerCase().replace(/[^a-z]/g, '')}7qz`
const linkMark = 'https://zqtautan7qz.invalid/b'

/**
 * Whether a template only prints what is the recipient's own. One that decides by it, filters it, or says it in the subject
 * is rendered anew for each.
 */
export function isFillable(source: string): boolean {
  const rest = source.replace(/\{\{ recipient\.\w+ \}\}|\{% button "[^"]*", confirm_url %\}/g, '')
  return !/\b(recipient|confirm_url)\b/.test(rest) && !/^subject:.*recipient/m.test(source)
}

/** The recipient's own values in a set of facts; null when there are none, or one is empty: an empty line would close up. */
export function personalOf(facts: object): Personal | null {
  const { recipient, confirm_url } = facts as Partial<Personal>
  if (!recipient || typeof confirm_url !== 'string' || escapeHtml(encodeURI(confirm_url)) !== confirm_url) return null
  const values = Object.values(recipient)
  return values.every(value => typeof value === 'string' && oneLine(value) !== '') ? { recipient, confirm_url } : null
}

/** The same facts for everybody: marks in place of the recipient's own values. */
export function withMarks(facts: object, { recipient }: Personal): object {
  return { ...facts, recipient: Object.fromEntries(Object.keys(recipient).map(name => [name, mark(name)])), confirm_url: linkMark }
}

/** `inline` turns one line of Markdown into HTML. */
export function fill(
  { subject, text, html }: Rendered,
  { recipient, confirm_url }: Personal,
  inline: (markdown: string) => string,
): Rendered {
  const put = (into: string, form: 'text' | 'html') => {
    let filled = into.replaceAll(linkMark, () => confirm_url)
    for (const [name, value] of Object.entries(recipient)) {
      const own = printed(value, form)
      filled = filled.replaceAll(mark(name), () => (form === 'html' ? inline(own) : own))
    }
    return filled
  }
  return { subject, text: put(text, 'text'), html: put(html, 'html') }
}
