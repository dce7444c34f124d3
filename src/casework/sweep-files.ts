import type { Ports } from '../ports.ts'
import { findSetting, saveSetting } from '../store/guards.ts'
import { listReferred } from '../store/referred.ts'

/** One walk through all files: where the next round goes on, and what it came to; `next` is null when it is over. */
export interface Sweep {
  begunAt: string
  next: string | null
  removed: number
  /** Nothing refers to them, and they are too young to be removed. */
  waiting: number
}

const setting = 'files_swept'
const hour = 3_600_000

/**
 * What a form may carry is signed for a day (web/uploads), and whoever puts the same bytes begins their age anew: nothing older than this can
 * still come to be referred to.
 */
const keptFor = 48 * hour

/** Looks at one part of the files, a whole walk a day, and removes what nothing has referred to for two days. */
export async function sweepFiles(ports: Ports): Promise<void> {
  const now = ports.now()
  const last = await lastSweep(ports)
  if (last?.next === null && Math.abs(now.getTime() - Date.parse(last.begunAt)) < 24 * hour) return
  const sweep = last?.next ? last : { begunAt: now.toISOString(), next: null, removed: 0, waiting: 0 }
  const { database, files } = ports
  const part = await files.list(sweep.next)
  const before = new Date(now.getTime() - keptFor)
  const loose = await looseOf(ports, part.files)
  const old = loose.filter(({ at }) => at < before)
  const removed = await removeAll(ports, old, before)
  const come = { removed: sweep.removed + removed, waiting: sweep.waiting + loose.length - old.length }
  await database.commit([saveSetting(database.query, setting, JSON.stringify({ ...sweep, ...come, next: part.next }))])
  if (removed > 0) ports.log.info('files swept', { removed })
}

/** The walk that is under way, or the last one; null before the first. */
export async function lastSweep({ database }: Pick<Ports, 'database'>): Promise<Sweep | null> {
  const found = await findSetting(database.query, setting)
  return found ? (JSON.parse(found) as Sweep) : null
}

async function looseOf(ports: Ports, files: { sha256: string; at: Date }[]) {
  const loose = []
  for (let from = 0; from < files.length; from += 500) {
    const some = files.slice(from, from + 500)
    const names = some.map(({ sha256 }) => sha256)
    const referred = await listReferred(ports.database.heavy, names)
    loose.push(...some.filter(({ sha256 }) => !referred.has(sha256)))
  }
  return loose
}

async function removeAll({ files }: Ports, old: { sha256: string }[], before: Date): Promise<number> {
  let removed = 0
  for (const { sha256 } of old) if (await files.remove(sha256, before)) removed += 1
  return removed
}
