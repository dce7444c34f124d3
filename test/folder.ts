import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'

/** Hundreds of databases, written with an fsync a commit: in memory where there is room for them. All in one folder, gone afterwards. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(isRoomy() ? memory : tmpdir(), 'tanggap-test-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function isRoomy(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2 ** 31
}
