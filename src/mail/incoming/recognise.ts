import type { BounceReason } from '../../core/bounce.ts'
import { hasNoReturn, isFromDaemon, isNotice, namedIn, splitNotice } from './dialects.ts'
import type { Incoming } from './read.ts'
import { reasonOf, statusOf } from './reason.ts'
import { addressIn, envelopeIdsIn, type Fields, groupsOf, messageIdsIn, partsOf } from './report.ts'

export interface Failure {
  /** Lower case, as the report names it; '' when it names nobody. */
  address: string
  /** Enhanced status code (RFC 3463) or null. */
  status: string | null
  reason: BounceReason
  /** Trying again is of no use: the address is dead. */
  hard: boolean
  /** The server's words, at most 500 characters. */
  said: string
}

/**
 * What a message is. delay = the server still tries · delivered = a receipt that it arrived somewhere · feedback = somebody
 * pressed "spam" · autoreply = away, or any answer that no human wrote · robot = from a mail system, or from nobody, saying
 * nothing we understand. Only `human` may ever be answered or become something.
 */
export type Recognised = {
  /** Message-IDs that it is about, as far as it says. */
  about: string[]
} & ({ kind: 'bounce'; failures: Failure[] } | { kind: 'delay' | 'delivered' | 'feedback' | 'autoreply' | 'robot' | 'human' })

export function recognise(mail: Incoming): Recognised {
  const about = aboutOf(mail)
  if (isFeedback(mail)) return { kind: 'feedback', about }
  const reported = partsOf(mail, 'message/delivery-status', 'message/global-delivery-status').flatMap(groupsOf)
  const recipients = reported.filter(group => group.has('final-recipient') || group.has('original-recipient'))
  if (recipients.length > 0) return fromReport(mail, recipients, about)
  const daemon = isFromDaemon(mail)
  const named = (daemon || hasNoReturn(mail)) && isNotice(mail) ? namedIn(mail) : []
  if (named.length > 0) return { kind: 'bounce', about, failures: named.map(({ address, words }) => failure(address, words, null)) }
  if (daemon || mail.from === '') return { kind: 'robot', about }
  if (isAutomatic(mail)) return { kind: 'autoreply', about }
  return { kind: hasNoReturn(mail) ? 'robot' : 'human', about }
}

function fromReport(mail: Incoming, recipients: readonly Fields[], about: string[]): Recognised {
  const failed = recipients.filter(group => !/^(delivered|relayed|expanded|delayed)/i.test(group.get('action') ?? ''))
  if (failed.length > 0) return { kind: 'bounce', about, failures: failed.slice(0, 100).map(group => reportedFailure(mail, group)) }
  return { kind: recipients.some(group => /^delayed/i.test(group.get('action') ?? '')) ? 'delay' : 'delivered', about }
}

/** The first address that was written to counts: what it was expanded to is the recipient's own affair. */
function reportedFailure(mail: Incoming, group: Fields): Failure {
  const address = addressIn(group.get('original-recipient')) || addressIn(group.get('final-recipient'))
  const diagnosis = (group.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '')
  // A rule of the mailbox (RFC 5429) says why; the report around it only that.
  const rejected = /was automatically rejected:\s*(.{1,300})/i.exec(mail.text)?.[1]
  const words = rejected ?? diagnosis
  return failure(address, words || splitNotice(mail.text).notice, group.get('status') ?? null)
}

function failure(address: string, words: string, reported: string | null): Failure {
  const status = statusOf(words, reported)
  return { address, status, ...reasonOf(words, status), said: words.replace(/\s+/g, ' ').trim().slice(0, 500) }
}

function isFeedback(mail: Incoming): boolean {
  const report = /report-type="?feedback-report/i.test(mail.headers.get('content-type') ?? '')
  return report || mail.parts.some(({ type }) => type === 'message/feedback-report')
}

/** RFC 3834 and what came before it. */
function isAutomatic({ headers, subject }: Incoming): boolean {
  const says = (name: string, pattern: RegExp) => pattern.test(headers.get(name) ?? '')
  if (headers.has('auto-submitted') && !says('auto-submitted', /^\s*no\b/i)) return true
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-auto-response-suppress')) return true
  if (says('precedence', /auto_reply|bulk|junk|list/i) || headers.has('list-id') || says('x-loop', /./)) return true
  return /^\s*(auto(matic|mated)?[ -]?(reply|response)|out of (the )?office|balasan otomatis|jawaban otomatis|sedang cuti)\b/i.test(subject)
}

function aboutOf(mail: Incoming): string[] {
  const sentBack = partsOf(
    mail,
    'message/rfc822',
    'text/rfc822-headers',
    'message/rfc822-headers',
    'message/global',
    'message/global-headers',
  )
  const reports = partsOf(mail, 'message/delivery-status', 'message/feedback-report')
  const threads = ['in-reply-to', 'references'].flatMap(name => (mail.headers.get(name) ?? '').match(/<[^\s<>]{1,250}>/g) ?? [])
  const own = [...sentBack, ...reports, splitNotice(mail.text).returned].flatMap(messageIdsIn)
  return [...new Set([...own, ...reports.flatMap(envelopeIdsIn), ...threads])].slice(0, 50)
}
