import PostalMime, { type Email } from 'postal-mime'

/** A message as far as it matters who wrote it, about what, and whether a machine did. */
export interface Incoming {
  /** By lower-case name: the first of each. */
  headers: ReadonlyMap<string, string>
  /** Lower case; '' when it names nobody. */
  from: string
  subject: string
  /** What a person would read. */
  text: string
  /** Parts that are no text to read: reports, messages sent back, files. `type` in lower case. */
  parts: { type: string; name: string | null; bytes: Uint8Array }[]
}

/** Larger messages are cut before they are read: what says that a delivery failed stands at the beginning. */
export const largest = 12 * 1024 * 1024
const limits = { forceRfc822Attachments: true, maxNestingDepth: 30, maxHeadersSize: 256 * 1024, attachmentEncoding: 'arraybuffer' as const }
const longestText = 200_000

/** Never throws: what is no mail at all is read as plain text after whatever headers it begins with. */
export async function readIncoming(raw: Uint8Array): Promise<Incoming> {
  const bytes = raw.subarray(0, largest)
  const read = await PostalMime.parse(bytes, limits).then(fromEmail, () =>
    plainly(new TextDecoder().decode(bytes.subarray(0, longestText))),
  )
  return { ...read, subject: printable(read.subject).replace(/\s+/g, ' '), text: printable(read.text) }
}

function fromEmail(email: Email): Incoming {
  const headers = new Map<string, string>()
  for (const { key, value } of email.headers) if (!headers.has(key)) headers.set(key, value)
  const parts = email.attachments.map(({ mimeType, filename, content }) => ({ type: mimeType, name: filename, bytes: bytesOf(content) }))
  return {
    headers,
    from: (email.from?.address ?? '').toLowerCase(),
    subject: email.subject ?? '',
    text: (email.text ?? withoutTags(email.html ?? '')).slice(0, longestText),
    parts,
  }
}

/** Whatever bytes came: well-formed, and nothing that a page or a file could stumble over. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** Enough to find addresses and codes in; nothing of it is ever shown. */
function withoutTags(html: string): string {
  return html.slice(0, longestText).replace(/<[^<>]{0,2000}>/g, ' ')
}

function plainly(raw: string): Incoming {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/)
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]{1,60}):\s*(.*)$/.exec(line) ?? []
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value ?? '')
  }
  const from = /[^\s<>]+@[^\s<>]+/.exec(headers.get('from') ?? '')?.[0] ?? ''
  return { headers, from: from.toLowerCase(), subject: headers.get('subject') ?? '', text: rest.join('\n\n'), parts: [] }
}

export function textOf({ bytes }: { bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes.subarray(0, longestText))
}
