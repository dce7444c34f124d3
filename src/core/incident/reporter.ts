import { Refusal } from '../refusal.ts'
import type { Tlp } from '../tlp.ts'
import { resumeClocks } from './clocks.ts'
import type { IncidentEvent, Recorded } from './events.ts'
import type { Incident } from './incident.ts'

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

/** What a word of whoever reported does besides being told: what stood still while it was waited for runs again. */
export function heard(incident: Incident, now: Date): IncidentEvent[] {
  return incident.waiting ? resumeClocks(incident, now) : []
}

/** Acts of the team by which an answer has been seen. */
const seenBy: ReadonlySet<IncidentEvent['type']> = new Set(['chosen', 'noted', 'task_completed', 'called', 'snoozed'])

/** Whether the team waits for whoever reported, and whether they answered: as it stands after this event. */
export function conversation(before: Incident, { at, seq, actor, event }: Recorded): Pick<Incident, 'asked' | 'answered'> {
  const { asked, answered } = before
  const here = { at, seq }
  if (event.type === 'noted' && event.visible && event.text.includes('?')) return { asked: here, ...(answered && { answered: null }) }
  if (seenBy.has(event.type)) return answered ? { answered: null } : {}
  if (!isAnswer(before, { actor, event })) return {}
  return { ...(asked && { asked: null }), ...((asked || before.waiting) && { answered: here }) }
}

/** A word or a file of whoever reported, by their page, signed in, or by mail. */
function isAnswer({ reporter }: Incident, { actor, event }: Pick<Recorded, 'actor' | 'event'>): boolean {
  if (event.type === 'informed') return true
  if (event.type === 'reply_received') return event.number === null && /^(alamat lain daripada )?pelapor/.test(event.from)
  return event.type === 'evidence_added' && (actor.kind === 'link' || (reporter !== null && actor.id === reporter))
}

function unfit(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'balasan', message }] })
}
