import type { Ports } from '../../ports.ts'
import { type AddressedDelivery, listAddressed } from '../../store/advisories.ts'
import type { MailTable } from '../../store/schema.ts'

/** What the messages of one batch share, so that a thousand letters of one advisory ask for it once. */
export interface Batch {
  delivery(id: string | null): AddressedDelivery
  /** The answer of `load`, asked for at most once per key. */
  once<T>(key: string, load: () => Promise<T>): Promise<T>
}

export async function openBatch(ports: Ports, mails: readonly MailTable[]): Promise<Batch> {
  const ids = mails.flatMap(mail => mail.delivery_id ?? [])
  const rows = ids.length > 0 ? await listAddressed(ports.database.query, ids) : []
  const deliveries = new Map(rows.map(row => [row.id, row]))
  const known = new Map<string, Promise<unknown>>()
  return {
    delivery(id) {
      const found = id ? deliveries.get(id) : undefined
      if (!found) throw new Error(`delivery ${id} is gone`)
      return found
    },
    once<T>(key: string, load: () => Promise<T>): Promise<T> {
      const answer = known.get(key) ?? load()
      known.set(key, answer)
      return answer as Promise<T>
    },
  }
}
