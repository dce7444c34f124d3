import { recordBounce } from '../../casework/advisory/bounce.ts'
import { recordReceiptSent } from '../../casework/receipt-sent.ts'
import { Refusal } from '../../core/refusal.ts'
import type { MailReceipt, Ports } from '../../ports.ts'
import { layBack } from '../../store/advisory-mails.ts'
import { type MailOutcome, recordMails } from '../../store/mails.ts'
import type { MailTable } from '../../store/schema.ts'
import { compose } from '../compose.ts'
import { reasonOf, statusOf } from '../incoming/reason.ts'
import type { Batch } from './batch.ts'
import { outcomeOf } from './outcome.ts'
import type { Paused } from './pause.ts'

export interface Delivered {
  sent: number
  deferred: number
  failed: number
}

export interface Delivering {
  mail: MailTable
  shared: Batch
  /** Waits for a turn at the mail server; the answer is the way out. */
  turn(): Promise<() => void>
  paused: Paused
  writeDown(outcome: MailOutcome): Promise<void>
}

/** Composes, sends, writes the answer down. One message that cannot be written down leaves the others alone; its lease runs out, and it goes again under the same Message-ID. */
export async function deliver(ports: Ports, delivering: Delivering): Promise<keyof Delivered> {
  try {
    return await sendAndWriteDown(ports, delivering)
  } catch (error) {
    ports.log.error('mail could not be written down', { mail: delivering.mail.id, error: String(error) })
    return 'deferred'
  }
}

async function sendAndWriteDown(ports: Ports, { mail, shared, turn, paused, writeDown }: Delivering): Promise<keyof Delivered> {
  const receipt = await send(ports, { mail, shared, turn, paused })
  if (!receipt) {
    await ports.database.commit([layBack(ports.database.query, mail.id)])
    return 'deferred'
  }
  const outcome = outcomeOf(ports.now(), mail, receipt)
  const { incident_id } = mail
  if (outcome.status === 'sent' && mail.template === 'N1' && incident_id)
    await recordReceiptSent(ports, { ...mail, incident_id }, [recordMails(ports.database.query, [outcome])])
  else if (outcome.status === 'failed') await writeFailure(ports, { mail, outcome, writeDown })
  else await writeDown(outcome)
  return outcome.status === 'queued' ? 'deferred' : outcome.status
}

/** Refused at the door is as good as sent back: the delivery failed, a dead address rests, somebody is asked to find a living one. */
async function writeFailure(
  ports: Ports,
  { mail, outcome, writeDown }: Pick<Delivering, 'mail' | 'writeDown'> & { outcome: MailOutcome },
): Promise<void> {
  const said = outcome.response
  ports.log.warn('mail failed', { mail: mail.id, response: said })
  const back = { ...reasonOf(said, statusOf(said, null)), said }
  for (let tries = 0; tries < 20; tries += 1)
    try {
      return await recordBounce(ports, mail, { back, row: recordMails(ports.database.query, [outcome]) })
    } catch (error) {
      // Another message of the same advisory was refused at the same moment.
      if (!(error instanceof Refusal) || error.code !== 'changed_meanwhile') break
      await new Promise(resolve => setTimeout(resolve, 5 + 20 * tries))
    }
  await writeDown(outcome)
}

/** A message that cannot be composed is the program's fault, not the server's: it stays and is tried again. null: it was paused before its turn came. */
async function send(ports: Ports, { mail, shared, turn, paused }: Omit<Delivering, 'writeDown'>): Promise<MailReceipt | null> {
  try {
    const message = await compose(ports, mail, shared)
    const over = await turn()
    const handedOver = paused(mail.id).then(held => (held ? null : ports.mailer.send(message)))
    return await handedOver.finally(over)
  } catch (error) {
    ports.log.error('mail could not be composed', { mail: mail.id, template: mail.template, error: String(error) })
    return { outcome: 'temporary', response: `tidak bisa disusun: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Answers that come within a few milliseconds of each other are written down by one commit. */
export function outcomeWriter(ports: Ports): (outcome: MailOutcome) => Promise<void> {
  let waiting: MailOutcome[] = []
  let written: Promise<void> | undefined
  return outcome => {
    waiting.push(outcome)
    written ??= new Promise(resolve => setTimeout(resolve, 25)).then(() => {
      const outcomes = waiting
      waiting = []
      written = undefined
      return ports.database.commit([recordMails(ports.database.query, outcomes)])
    })
    return written
  }
}
