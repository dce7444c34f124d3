import type { Ports } from '../../ports.ts'
import { countUse, findUse } from '../../store/guards.ts'

const bucket = 'surel keluar'
const minute = 60_000

/** How many more messages may go in this minute; counted in the database, so that every sender keeps to it together. */
export interface Rate {
  left(): Promise<number>
  use(times: number): Promise<void>
}

export function openRate({ database, now }: Ports, perMinute: number | undefined): Rate {
  if (perMinute === undefined) return { left: async () => Number.POSITIVE_INFINITY, use: async () => undefined }
  const since = () => new Date(now().getTime() - minute).toISOString()
  return {
    async left() {
      const used = await findUse(database.query, bucket)
      const current = used && used.windowStart > since() && used.windowStart <= now().toISOString() ? used.count : 0
      return Math.max(0, perMinute - current)
    },
    use: times => database.commit([countUse(database.query, { bucket, now: now().toISOString(), since: since(), times })]),
  }
}
