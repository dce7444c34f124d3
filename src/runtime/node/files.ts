import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Files, StoredSince } from '../../ports.ts'

/** Bytes under their own SHA-256: files/ab/abcdef…. Written aside, synced, renamed, and the folder synced too. */
export function folderFiles(root: string): Files {
  const place = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const target = place(sha256)
      if (!(await renewed(target))) await writeDurably(target, bytes)
      return sha256
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      return readFile(place(sha256)).catch(absent)
    },
    async list(from) {
      const digit = from ?? '0'
      const found = await Promise.all([...digits].map(second => listFolder(join(root, digit + second))))
      return { files: found.flat(), next: digits[digits.indexOf(digit) + 1] ?? null }
    },
    async remove(sha256, before) {
      const target = place(sha256)
      const found = await stat(target).catch(absent)
      return found !== null && found.mtime < before && removeAside(target, before)
    },
  }
}

const digits = '0123456789abcdef'

async function listFolder(folder: string): Promise<StoredSince[]> {
  for (const name of await namesIn(folder, /^\.[0-9a-f]{64}\./)) await takeBack(join(folder, name), join(folder, name.slice(1, 65)))
  const names = await namesIn(folder, /^[0-9a-f]{64}$/)
  const found = await Promise.all(names.map(async sha256 => ({ sha256, at: (await stat(join(folder, sha256)).catch(absent))?.mtime })))
  return found.flatMap(({ sha256, at }) => (at ? [{ sha256, at }] : []))
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  return ((await readdir(folder).catch(absent)) ?? []).filter(name => pattern.test(name))
}

/** Whoever puts the same bytes meanwhile either renews the age, which is seen here, or finds nothing and writes them anew. */
async function removeAside(target: string, before: Date): Promise<boolean> {
  const aside = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  await rename(target, aside)
  if ((await stat(aside)).mtime >= before) {
    await rename(aside, target)
    return false
  }
  await rm(aside)
  return true
}

/** The power went while it lay aside: somebody may have put it at that moment and been answered. */
async function takeBack(aside: string, target: string): Promise<void> {
  await link(aside, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error
  })
  await rm(aside, { force: true })
}

async function writeDurably(target: string, bytes: Uint8Array) {
  const folder = dirname(target)
  const created = await mkdir(folder, { recursive: true })
  const aside = join(folder, `.${randomUUID()}`)
  try {
    await writeSynced(aside, bytes)
    await rename(aside, target)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await syncFolder(folder)
  if (created) await syncFolder(dirname(folder))
}

async function writeSynced(path: string, bytes: Uint8Array) {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * False when there is no such file, or when it was taken aside meanwhile. The new age survives a power cut, for the sweep believes it.
 */
async function renewed(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(absent)
  if (!file) return false
  try {
    const now = new Date()
    await file.utimes(now, now)
    await file.sync()
    return (await file.stat()).ino === (await stat(path).catch(absent))?.ino
  } finally {
    await file.close()
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
