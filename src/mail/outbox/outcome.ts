import type { MailReceipt } from '../../ports.ts'
import type { MailOutcome } from '../../store/mails.ts'
import type { MailTable } from '../../store/schema.ts'

const minute = 60_000
const giveUpAfter = 5 * 24 * 60 * minute
/** Days in which nothing was tried (the program stood still, the clock jumped) are no reason to give up: ten tries take a night. */
const triesAtLeast = 10
/** Longest wait, in minutes: a recipient that is refused for now, and a server that could not be spoken to at all. */
const longest = { temporary: 240, unreachable: 15 }

/** What becomes of a message after the server's word on it. */
export function outcomeOf(now: Date, mail: MailTable, { outcome, response, copied = false }: MailReceipt): MailOutcome {
  const said = { id: mail.id, response: response.slice(0, 500), copied, next_at: null, sent_at: null }
  if (outcome === 'accepted') return { ...said, status: 'sent', sent_at: now.toISOString() }
  const old = now.getTime() - Date.parse(mail.created_at) > giveUpAfter && mail.attempts + 1 >= triesAtLeast
  if (outcome === 'permanent' || old) return { ...said, status: 'failed' }
  return { ...said, status: 'queued', next_at: new Date(now.getTime() + wait(mail, longest[outcome])).toISOString() }
}

/** 1, 2, 4 … minutes, spread by up to a quarter so that a fleet of messages does not return at once. */
function wait({ attempts, message_id }: MailTable, most: number): number {
  const spread = (Number.parseInt(message_id.slice(1, 5), 16) % 250) / 1000 || 0
  return Math.min(2 ** attempts, most) * minute * (1 + spread)
}
