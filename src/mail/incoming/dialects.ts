import type { Incoming } from './read.ts'
import { addressIn } from './report.ts'

/** A recipient that a notice names in plain words, and what it says about it. */
export interface Named {
  address: string
  words: string
}

/** Where a notice ends and the message it returns begins. */
const returned =
  /^[ \t>]*(-{2,}[ \t]*(below this line|this is a copy|original message|the header|returned message|included is a copy|message header)|.{0,20}below is a copy of the original|.{0,10}original message (follows|headers?)|return-path:|received: )/im

const notice =
  /deliver(ed|y)?\b.{0,80}(fail|unable|not|error|problem|return)|(fail|unable|could ?n[o']t|not able).{0,60}deliver|undeliver|did not reach|returned (mail|to sender)|returning message|failure notice|mail (delivery )?system|tidak (dapat|bisa) (dikirim|disampaikan)|pengiriman gagal/is

/** What stands before the returned message; and that message, for its Message-ID. */
export function splitNotice(text: string): { notice: string; returned: string } {
  const at = text.search(returned)
  return at < 0 ? { notice: text, returned: '' } : { notice: text.slice(0, at), returned: text.slice(at) }
}

/** Written by the mail system itself, by its own name or with a list of those it failed for. */
export function isFromDaemon({ headers, from }: Incoming): boolean {
  const local = from.split('@')[0] ?? ''
  const named = /^(mailer-daemon|postmaster|mail-daemon|maildaemon|mailerdaemon|mdaemon)$/.test(local)
  return named || /mailer-daemon/i.test(headers.get('from') ?? '') || headers.has('x-failed-recipients')
}

/** Whoever writes with an empty return path wants no answer: a mail system, or somebody's out-of-office. */
export function hasNoReturn({ headers }: Incoming): boolean {
  return headers.get('return-path')?.trim() === '<>'
}

export function isNotice(mail: Incoming): boolean {
  return notice.test(mail.subject) || notice.test(splitNotice(mail.text).notice.slice(0, 4000))
}

/** Every address of the notice that stands at the beginning of a line, with the lines up to the next one. */
export function namedIn(mail: Incoming): Named[] {
  const { notice: text } = splitNotice(mail.text)
  const failed = (mail.headers.get('x-failed-recipients') ?? '').split(',').map(addressIn).filter(Boolean)
  const own = addressIn(mail.headers.get('to'))
  const lines = text.slice(0, 50_000).split('\n')
  const begun: { address: string; lines: string[] }[] = []
  for (const line of lines) {
    const address = /^[ \t]*(?:Recipient address:[ \t]*)?<?([^\s<>;,:"()]{1,64}@[^\s<>;,:"()]{1,255})>?[ \t]*(:|$|\(| on )/i
      .exec(line)?.[1]
      ?.toLowerCase()
    if (address && address !== own && !begun.some(one => one.address === address)) begun.push({ address, lines: [] })
    begun.at(-1)?.lines.push(line)
  }
  const found = begun.map(({ address, lines: words }) => ({ address, words: words.join('\n') }))
  const missing = failed.filter(address => !found.some(one => one.address === address))
  return [...found, ...missing.map(address => ({ address, words: text }))].slice(0, 100)
}
