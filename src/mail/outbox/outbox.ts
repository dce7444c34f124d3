import type { Ports } from '../../ports.ts'
import type { MailTable } from '../../store/schema.ts'
import { openBatch } from './batch.ts'
import { type Delivered, deliver, outcomeWriter } from './deliver.ts'
import { openGate } from './gate.ts'
import { openLease } from './lease.ts'
import { pauseWatch } from './pause.ts'
import { openRate } from './rate.ts'

/** Messages claimed at once; they share what they are composed from. */
const batch = 100
/** Most messages in hand: enough that no connection stands idle, few enough that a kill leaves little behind. */
const window = 250
/** A destination with so many in hand gets no more until some are through: others come first. */
const crowd = 50
/** So many messages a connection are handed over: one that it sends, one that waits, so that it never stands idle. A pause stops all others. */
const ahead = 2

export interface Outbox {
  /** Hands the mail server what is due and answers as soon as no more can be taken on; a slow server is not waited for. */
  pump(): Promise<void>
  /** Waits for every answer, says what they were, and lets go. */
  close(): Promise<Delivered>
}

/** One per program: several at once are harmless, each message is leased to one. */
export function openOutbox(ports: Ports): Outbox {
  const { connections = 4, perDestination = 3, perMinute } = ports.mailer.pace ?? {}
  const lease = openLease(ports)
  const rate = openRate(ports, perMinute)
  const gate = openGate(perDestination)
  const line = openGate(ahead * connections)
  const paused = pauseWatch(ports, lease.held)
  const writeDown = outcomeWriter(ports)
  const total: Delivered = { sent: 0, deferred: 0, failed: 0 }
  const inHand = new Map<string, number>()
  let flying = 0
  let landing = Promise.withResolvers<void>()
  let refusedInARow = 0

  const launch = (mail: MailTable, opened: ReturnType<typeof openBatch>) => {
    const destination = destinationOf(mail.address)
    const turn = async () => {
      const leaveDestination = await gate(destination)
      const leaveLine = await line('')
      return () => {
        leaveLine()
        leaveDestination()
      }
    }
    const flight = opened.then(async shared => {
      const outcome = await deliver(ports, { mail, shared, turn, paused, writeDown })
      total[outcome] += 1
      refusedInARow = outcome === 'sent' ? 0 : refusedInARow + 1
    })
    count(inHand, destination, 1)
    flying += 1
    flight
      .catch(error => ports.log.error('mail', { mail: mail.id, error: String(error) }))
      .finally(() => {
        lease.drop(mail.id)
        count(inHand, destination, -1)
        flying -= 1
        landing.resolve()
        landing = Promise.withResolvers()
      })
  }
  /** Claims and launches once; false when nothing is due. */
  const takeMore = async () => {
    while (flying > window - batch) await landing.promise
    const crowded = crowdedOf(inHand)
    const mails = await lease.claim(Math.min(batch, await rate.left()), crowded)
    if (mails.length === 0) {
      if (crowded.length > 0) await Promise.race([aSecond(), lessCrowded(crowded.length)])
      return crowded.length > 0
    }
    await rate.use(mails.length)
    const shared = openBatch(ports, mails)
    for (const mail of mails) launch(mail, shared)
    return true
  }
  const lessCrowded = async (before: number) => {
    while (before > 0 && crowdedOf(inHand).length >= before) await landing.promise
  }
  return {
    async pump() {
      if (!ports.mailer.configured) return
      refusedInARow = 0
      while (refusedInARow < batch && (await takeMore()));
    },
    async close() {
      while (flying > 0) await landing.promise
      lease.close()
      return total
    },
  }
}

/** Sends what is due until the outbox is empty or the server refuses everything, and waits for the answers. */
export async function deliverDue(ports: Ports): Promise<Delivered> {
  const outbox = openOutbox(ports)
  try {
    await outbox.pump()
  } finally {
    await outbox.close()
  }
  return outbox.close()
}

function count(inHand: Map<string, number>, destination: string, by: 1 | -1) {
  const now = (inHand.get(destination) ?? 0) + by
  if (now > 0) inHand.set(destination, now)
  else inHand.delete(destination)
}

function crowdedOf(inHand: ReadonlyMap<string, number>): string[] {
  return [...inHand].flatMap(([destination, here]) => (here >= crowd ? destination : []))
}

function aSecond(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1000))
}

/** The recipient's mail domain. */
function destinationOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
