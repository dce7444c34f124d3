import { approvalTemplate } from '../casework/advisory/ask.ts'
import { takeAttachments } from '../casework/advisory/attachments.ts'
import { returnTemplate } from '../casework/advisory/return.ts'
import { checkTemplate } from '../casework/chase/ask-contacts.ts'
import { sekdaTemplate } from '../casework/chase/tell-sekda.ts'
import { handedTemplate } from '../casework/colleagues/handed.ts'
import { mentionTemplate } from '../casework/colleagues/mention.ts'
import { declineToken, pageUrl } from '../casework/links.ts'
import { replyTemplate } from '../casework/reporter/write.ts'
import { mayDecline } from '../core/advisory/advisory.ts'
import type { Notice } from '../core/vocabulary.ts'
import type { OutgoingMail, Ports } from '../ports.ts'
import { findAdvisory } from '../store/advisories.ts'
import { findFirstMessage, findFirstMessageTo, findReceiptTo, firstMessages } from '../store/mails.ts'
import type { MailTable } from '../store/schema.ts'
import { findTeam } from '../store/teams.ts'
import { markExercise } from './exercise.ts'
import { approvalFacts } from './gather/approval.ts'
import { checkFacts, sekdaFacts } from './gather/chase.ts'
import { clockFacts } from './gather/clock.ts'
import type { Gathering, Say, SpokenGathering } from './gather/gathering.ts'
import { handedFacts } from './gather/handed.ts'
import { invitationFacts, linkFacts } from './gather/link.ts'
import { mentionFacts } from './gather/mention.ts'
import { noticeFacts, notSentFacts, reminderFacts } from './gather/notice.ts'
import { receiptFacts } from './gather/receipt.ts'
import { changeFacts, verificationFacts } from './gather/registry.ts'
import { replyFacts } from './gather/reply.ts'
import { returnedFacts } from './gather/returned.ts'
import type { Batch } from './outbox/batch.ts'
import { sourceForMail } from './own/for-mail.ts'
import { render } from './render.ts'
import { returnAddress } from './return-address.ts'

type Gather = (ports: Ports, gathering: SpokenGathering) => Promise<object>

const gather: Record<string, Gather> = {
  N1: receiptFacts,
  N2: noticeFacts,
  N3: noticeFacts,
  N4: noticeFacts,
  N9: noticeFacts,
  pengingat: reminderFacts,
  [replyTemplate]: replyFacts,
  [approvalTemplate]: approvalFacts,
  [returnTemplate]: returnedFacts,
  [mentionTemplate]: mentionFacts,
  [handedTemplate]: handedFacts,
  tenggat: clockFacts,
  jadwal: notSentFacts,
  undangan: invitationFacts,
  pulihkan: linkFacts,
  'tautan-masuk': linkFacts,
  verifikasi: verificationFacts,
  perubahan: changeFacts,
  [checkTemplate]: checkFacts,
  [sekdaTemplate]: sekdaFacts,
}

/** A row of the outbox as the message it is: facts of this moment in the template of its kind. Its Message-ID never changes. */
export async function compose(ports: Ports, mail: MailTable, batch: Batch): Promise<OutgoingMail> {
  const facts = gather[mail.template]
  const team = await batch.once(`team ${mail.team_id}`, () => findTeam(ports.database.query, mail.team_id))
  const chosen = team && (await sourceForMail(ports, { mail, team, batch }))
  if (!facts || !chosen || !team) throw new Error(`template ${mail.template} is unknown`)
  const { source, language } = chosen
  const say: Say = language === 'en' ? ports.inEnglish : own => own
  const made = render(source, await facts(ports, { mail, team, batch, say }), language)
  const { subject, text, html } = markExercise(team, made)
  const address = team.mailFrom ?? ports.settings.mailFrom
  return {
    messageId: mail.message_id,
    from: { name: team.shortName, address },
    to: mail.address,
    cc: mail.cc?.split(',') ?? [],
    envelopeFrom: returnAddress(ports, mail.id, address),
    subject,
    text,
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(await threadOf(ports, { mail, team, batch })),
      ...wayOut(ports, { mail, team, batch }),
    },
    attachments: await enclosed(ports, { mail, team, batch }),
  }
}

/** The first message carries what was attached; what follows it in its thread does not again. */
async function enclosed(ports: Ports, { mail, team, batch }: Gathering): Promise<NonNullable<OutgoingMail['attachments']>> {
  if (!mail.delivery_id || !firstMessages.includes(mail.template)) return []
  const { advisory_id } = batch.delivery(mail.delivery_id)
  const known = await batch.once(`advisory ${advisory_id}`, () => findAdvisory(ports.database.query, team.id, advisory_id))
  return known ? batch.once(`attachments ${advisory_id}`, () => takeAttachments(ports, known.advisory)) : []
}

/** What may be declined says how: by one click where the address is https (RFC 8058). */
function wayOut(ports: Ports, { mail, team, batch }: Gathering): Record<string, string> {
  if (!mayDecline(mail.template as Notice)) return {}
  const { contact_id, address } = batch.delivery(mail.delivery_id)
  const url = pageUrl(ports, team, `/berhenti/${declineToken(ports, contact_id, address)}`)
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(url.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}

/** Reminders, withdrawals, corrections and replies stand in the thread of the message they follow. */
async function threadOf(ports: Ports, gathering: Gathering): Promise<Record<string, string>> {
  const parent = await parentOf(ports, gathering)
  return parent ? { 'In-Reply-To': parent, References: parent } : {}
}

async function parentOf(ports: Ports, { mail, batch }: Gathering): Promise<string | null> {
  if (mail.template === replyTemplate && mail.incident_id) return findReceiptTo(ports.database.query, mail.incident_id, mail.address)
  if (!mail.delivery_id) return null
  if (!firstMessages.includes(mail.template)) return findFirstMessage(ports.database.query, mail.delivery_id)
  const { advisory_id, contact_id } = batch.delivery(mail.delivery_id)
  const known = await batch.once(`advisory ${advisory_id}`, () => findAdvisory(ports.database.query, mail.team_id, advisory_id))
  const corrects = known?.advisory.corrects
  return corrects ? findFirstMessageTo(ports.database.query, corrects, contact_id) : null
}
