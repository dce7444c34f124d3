import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { arrayBuffer, text } from 'node:stream/consumers'
import Sqlite3 from 'better-sqlite3'
import { packageRoot } from './texts.ts'

/** Facts about this machine, for the command line. */

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export function unwritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

export function exists(path: string): boolean {
  return existsSync(path)
}

/** "ok", or what SQLite found wrong with the file. */
export function integrity(path: string): string {
  const raw = new Sqlite3(path, { readonly: true, fileMustExist: true })
  try {
    return String(raw.pragma('integrity_check', { simple: true }))
  } finally {
    raw.close()
  }
}

/** A file as text; "-" is stdin, to its end. */
export async function read(path: string): Promise<string> {
  if (path === '-') return text(process.stdin)
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Error(`berkas ${path} tidak ada`)
    if (code === 'EISDIR') throw new Error(`${path} adalah folder; tulis nama berkasnya`)
    throw error
  }
}

/** The same, byte by byte. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return path === '-' ? new Uint8Array(await arrayBuffer(process.stdin)) : new Uint8Array(await readFile(path))
}

/** For what keeps a file's own time. */
export function changedAt(path: string): Date | null {
  return path === '-' || !existsSync(path) ? null : statSync(path).mtime
}

/** Names of what lies right in the folder; null when the path is no folder. */
export function filesIn(path: string): string[] | null {
  if (!existsSync(path) || !statSync(path).isDirectory()) return null
  return readdirSync(path).sort()
}

export function write(path: string, content: string): Promise<void> {
  return writeFile(path, content, { mode: 0o600 })
}

export function shipped(path: string): string | null {
  const file = join(packageRoot, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

export function makeFolderOf(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
}
