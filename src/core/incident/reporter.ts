import { Refusal } from '../refusal.ts'
import type { Tlp } from '../tlp.ts'
import type { IncidentEvent } from './events.ts'

/** A reply goes out as a mail: nothing that must be split in two. */
const longestReply = 10_000

/** What the team writes to whoever reported: it stands on their page, and was mailed to so many of them. Empty or too long is refused. */
export function writeToReporter(text: string, mailed: number): IncidentEvent[] {
  const said = text.trim()
  if (!said) throw unfit('Balasan masih kosong.')
  if (said.length > longestReply) throw unfit('Paling banyak 10.000 huruf.')
  return [{ type: 'noted', visible: true, text: said, mailed }]
}

/** What is RED goes to no mail server in words: the mail says only that there is something to read. */
export function speaksByMail(tlp: Tlp): boolean {
  return tlp !== 'RED'
}

function unfit(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'balasan', message }] })
}
