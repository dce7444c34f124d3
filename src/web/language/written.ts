import type { Child } from 'hono/jsx'

/** Drawn like its only text, in every language. */
export class Written extends Array<string> {}

/** Marks what somebody typed, where it enters a page: it is never looked up in the catalogues, be it word for word a sentence of ours. */
export function asWritten(text: string | null | undefined): Child {
  return text ? Written.of(text) : text
}
