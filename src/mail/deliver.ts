import { recordReceiptSent } from '../casework/receipt-sent.ts'
import type { MailReceipt, Ports } from '../ports.ts'
import { leaseMails, listDueMails, listLeased, type MailOutcome, recordMails } from '../store/mails.ts'
import type { MailTable } from '../store/schema.ts'
import { type Batch, openBatch } from './batch.ts'
import { compose } from './compose.ts'

// Small enough to be through four connections of a slow server before the lease ends.
const batch = 50
/** While the end of one batch waits for the server, the next is on its way: connections never stand idle. */
const lanes = 3
const minute = 60_000
const lease = 5 * minute
const giveUpAfter = 5 * 24 * 60 * minute
/** Days in which nothing was tried (the program stood still, the clock jumped) are no reason to give up: ten tries take a night. */
const triesAtLeast = 10

export interface Delivered {
  sent: number
  deferred: number
  failed: number
}

/** Sends what is due until the outbox is empty or a server refuses a whole batch. Each answer is written down as it comes. */
export async function deliverDue(ports: Ports): Promise<Delivered> {
  const total: Delivered = { sent: 0, deferred: 0, failed: 0 }
  if (!ports.mailer.configured) return total
  const next = oneAtATime(() => claim(ports))
  const writeDown = outcomeWriter(ports)
  const lane = async () => {
    for (let mails = await next(); mails.length > 0; mails = await next()) {
      const shared = await openBatch(ports, mails)
      const outcomes = await Promise.all(mails.map(mail => deliverOrLog(ports, { mail, shared, writeDown })))
      for (const outcome of outcomes) total[outcome] += 1
      if (!outcomes.includes('sent')) return
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const broken = ends.find(end => end.status === 'rejected')
  if (broken) throw broken.reason
  return total
}

/** Two claims at once would read the same rows, and one of them would take nothing and think the outbox empty. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Takes due messages for this sender alone; the unique end of the lease says which ones it got. */
async function claim(ports: Ports): Promise<MailTable[]> {
  const now = ports.now()
  const due = await listDueMails(ports.database.query, { now: now.toISOString(), exercise: ports.exercise }, batch)
  if (due.length === 0) return []
  const until = `${new Date(now.getTime() + lease).toISOString()} ${ports.randomToken(6)}`
  const ids = due.map(mail => mail.id)
  await ports.database.commit([leaseMails(ports.database.query, ids, { now: now.toISOString(), until })])
  const mine = await listLeased(ports.database.query, until)
  return due.filter(mail => mine.has(mail.id))
}

interface Delivering {
  mail: MailTable
  shared: Batch
  writeDown(outcome: MailOutcome): Promise<void>
}

/** One message that cannot be written down leaves the others alone; its lease runs out, and it goes again under the same Message-ID. */
async function deliverOrLog(ports: Ports, delivering: Delivering): Promise<keyof Delivered> {
  try {
    return await deliver(ports, delivering)
  } catch (error) {
    ports.log.error('mail could not be written down', { mail: delivering.mail.id, error: String(error) })
    return 'deferred'
  }
}

async function deliver(ports: Ports, { mail, shared, writeDown }: Delivering): Promise<keyof Delivered> {
  const receipt = await send(ports, mail, shared)
  const outcome = outcomeOf(ports, mail, receipt)
  const { incident_id } = mail
  if (outcome.status === 'sent' && mail.template === 'N1' && incident_id)
    await recordReceiptSent(ports, { ...mail, incident_id }, [recordMails(ports.database.query, [outcome])])
  else await writeDown(outcome)
  if (outcome.status === 'failed') ports.log.warn('mail failed', { mail: mail.id, response: receipt.response })
  return outcome.status === 'queued' ? 'deferred' : outcome.status
}

/** Answers that come within a few milliseconds of each other are written down by one commit. */
function outcomeWriter(ports: Ports): (outcome: MailOutcome) => Promise<void> {
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

/** A message that cannot be composed is the program's fault, not the server's: it stays and is tried again. */
async function send(ports: Ports, mail: MailTable, shared: Batch): Promise<MailReceipt> {
  try {
    return await ports.mailer.send(await compose(ports, mail, shared))
  } catch (error) {
    ports.log.error('mail could not be composed', { mail: mail.id, template: mail.template, error: String(error) })
    return { outcome: 'temporary', response: `tidak bisa disusun: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function outcomeOf(ports: Ports, mail: MailTable, { outcome, response }: MailReceipt): MailOutcome {
  const now = ports.now()
  const said = response.slice(0, 500)
  if (outcome === 'accepted') return { id: mail.id, status: 'sent', response: said, next_at: null, sent_at: now.toISOString() }
  const old = now.getTime() - Date.parse(mail.created_at) > giveUpAfter && mail.attempts + 1 >= triesAtLeast
  if (outcome === 'permanent' || old) return { id: mail.id, status: 'failed', response: said, next_at: null, sent_at: null }
  return { id: mail.id, status: 'queued', response: said, next_at: new Date(now.getTime() + wait(mail)).toISOString(), sent_at: null }
}

/** 1, 2, 4 … minutes, at most 4 h, spread by up to a quarter so that a fleet of messages does not return at once. */
function wait(mail: MailTable): number {
  const spread = (Number.parseInt(mail.message_id.slice(1, 5), 16) % 250) / 1000 || 0
  return Math.min(2 ** mail.attempts, 240) * minute * (1 + spread)
}
