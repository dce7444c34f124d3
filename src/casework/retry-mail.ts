import { mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findFailedMail, retryMail } from '../store/mails.ts'
import { audited } from './audited.ts'

/** Tries a message again that was given up, under the same Message-ID. */
export async function retryFailedMail(ports: Ports, actor: Actor, id: string): Promise<void> {
  if (!mayAtAll(actor, 'system.run')) throw new Refusal('not_allowed', 'Hanya admin yang boleh mengirim ulang surel.')
  const { query, commit } = ports.database
  const mail = await findFailedMail(query, actor.team, id)
  if (!mail) throw new Refusal('not_found', 'Surel gagal itu tidak ada, atau sudah dicoba lagi.')
  const line = audited(ports, actor, { action: 'mail_retried', subject: id, detail: { template: mail.template } })
  await commit([retryMail(query, actor.team, { id, now: ports.now().toISOString() }), line])
}
