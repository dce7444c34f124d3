import type { Ports } from '../../ports.ts'
import { leaseMails, listDueMails, listLeased, renewLease } from '../../store/mails.ts'
import type { MailTable } from '../../store/schema.ts'

const lease = 2 * 60_000
const renewEvery = 30_000

/** One sender's hold on messages. While it lives the hold is renewed, however slow the server; when it dies, others take over within two minutes. */
export interface Lease {
  /** Takes up to `limit` due messages for this sender alone, none of them to the destinations in `except`. */
  claim(limit: number, except: readonly string[]): Promise<MailTable[]>
  drop(id: string): void
  held(): string[]
  close(): void
}

export function openLease(ports: Ports): Lease {
  const { query, commit } = ports.database
  const holder = ports.randomToken(6)
  const held = new Set<string>()
  const untilFrom = (now: Date) => `${new Date(now.getTime() + lease).toISOString()} ${holder}`
  const renew = () => {
    if (held.size > 0)
      commit([renewLease(query, [...held], { holder, until: untilFrom(ports.now()) })]).catch(error =>
        ports.log.error('lease not renewed', { error: String(error) }),
      )
  }
  const timer = setInterval(renew, renewEvery)
  return {
    async claim(limit, except) {
      const now = ports.now()
      const due = await listDueMails(query, { now: now.toISOString(), exercise: ports.exercise, except }, limit)
      if (due.length === 0) return []
      const until = untilFrom(now)
      const ids = due.map(mail => mail.id)
      await commit([leaseMails(query, ids, { now: now.toISOString(), until })])
      const mine = await listLeased(query, until)
      const taken = due.filter(mail => mine.has(mail.id))
      for (const { id } of taken) held.add(id)
      return taken
    },
    drop: id => held.delete(id),
    held: () => [...held],
    close: () => clearInterval(timer),
  }
}
