import { type Incoming, textOf } from './read.ts'

/** Fields of a report's part (RFC 3464, RFC 5965), group by group; names in lower case. */
export type Fields = ReadonlyMap<string, string>

export function groupsOf(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .slice(0, 500)
    .map(group => {
      const fields = new Map<string, string>()
      for (const line of group.split('\n')) {
        const [, name, value] = /^([A-Za-z][\w-]{0,60})\s*:\s*(.*)$/.exec(line) ?? []
        if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value?.trim() ?? '')
      }
      return fields
    })
    .filter(fields => fields.size > 0)
}

/** `rfc822; budi@x.go.id` → `budi@x.go.id`; '' when there is none. */
export function addressIn(field: string | undefined): string {
  return /[^\s<>;,"()]{1,64}@[^\s<>;,"()]{1,255}/.exec(field ?? '')?.[0]?.toLowerCase() ?? ''
}

/** Which messages a returned part, or the part of a text that repeats one, was: their Message-IDs. */
export function messageIdsIn(text: string): string[] {
  return [...text.matchAll(/^\s*(?:x-original-)?message-id:\s*(<[^\s<>]{1,250}>)/gim)].map(([, id]) => id ?? '')
}

/** The envelope's name that we gave a message (RFC 3461 §4.4: its Message-ID), as a report repeats it where it sends nothing back. */
export function envelopeIdsIn(text: string): string[] {
  return [...text.matchAll(/^original-envelope-id:\s*([^\s<>]{1,250})/gim)].map(
    ([, id]) => `<${(id ?? '').replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}>`,
  )
}

export function partsOf(mail: Incoming, ...types: string[]): string[] {
  return mail.parts.filter(({ type }) => types.includes(type)).map(textOf)
}
