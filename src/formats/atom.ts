export interface AtomEntry {
  /** Its page, which is its name too. */
  url: string
  title: string
  published: string
  updated: string
  /** The same as CSAF, where there is one. */
  machine: string | null
  /** Plain text. */
  summary: string
}

export interface AtomFeed {
  title: string
  author: string
  self: string
  page: string
  updated: string
  entries: readonly AtomEntry[]
}

/** An Atom feed (RFC 4287). Texts may hold anything; they cannot leave their element. */
export function atomFeed(feed: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">',
    `<id>${text(feed.self)}</id>`,
    `<title>${text(feed.title)}</title>`,
    `<updated>${text(feed.updated)}</updated>`,
    `<author><name>${text(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${text(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${text(feed.page)}"/>`,
    ...feed.entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

function entry({ url, title, published, updated, machine, summary }: AtomEntry): string {
  return [
    '<entry>',
    `<id>${text(url)}</id>`,
    `<title>${text(title)}</title>`,
    `<published>${text(published)}</published>`,
    `<updated>${text(updated)}</updated>`,
    `<link rel="alternate" type="text/html" href="${text(url)}"/>`,
    ...(machine ? [`<link rel="alternate" type="application/json" href="${text(machine)}"/>`] : []),
    `<summary>${text(summary)}</summary>`,
    '</entry>',
  ].join('\n')
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no way to write most control characters, lone surrogates, and U+FFFE and U+FFFF: they go. */
function text(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, letter => named[letter] ?? '')
}
