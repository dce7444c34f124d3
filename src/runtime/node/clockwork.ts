import { parentPort, workerData } from 'node:worker_threads'
import { receiveMail } from '../../mail/incoming/receive.ts'
import { openOutbox } from '../../mail/outbox/outbox.ts'
import { carryOnActs, keepTime } from '../../mail/tick.ts'
import { readImap, takeUnread } from '../imap.ts'
import { openNode } from '../node.ts'
import type { Config } from './config.ts'
import { startTicking } from './serve.ts'
import { yieldToPages } from './yield.ts'

/** The thread that `runBeside` starts: deadlines, the outbox, acts on many tickets and the letterbox, each at its own pace, on a connection of their own. */

yieldToPages()
const node = await openNode(workerData as Config)
const { config, ports } = node
const outbox = openOutbox(ports)
const rounds = [() => keepTime(ports), () => outbox.pump(), () => carryOnActs(ports, 1000), onceADay(node.sqlite.optimize), ...letterbox()]
const ticking = rounds.map(round => startTicking(round, config.tickSeconds, ports.log))

parentPort?.once('message', async () => {
  await Promise.all(ticking.map(stop => stop()))
  node.close()
  process.exit(0) // ends this thread only
})

function onceADay(work: () => void): () => Promise<void> {
  let next = 0
  return async () => {
    if (Date.now() < next) return
    next = Date.now() + 86_400_000
    work()
  }
}

/** Once a minute; what cannot be taken in stays in the mailbox. */
function letterbox(): (() => Promise<void>)[] {
  const imap = config.demo ? null : readImap(config.imapUrl ?? undefined)
  if (!imap) return []
  let next = 0
  return [
    async () => {
      if (Date.now() < next) return
      next = Date.now() + 60_000
      const { taken, failed } = await takeUnread(imap, raw => receiveMail(ports, raw))
      if (taken > 0) ports.log.info('mail received', { taken })
      if (failed.length > 0) ports.log.error('mail not received', { failed })
    },
  ]
}
