import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** The installation's secret, made on the first start. Whoever restores a backup needs it too: links and tokens are derived from it. */
export function openSecret(path: string): Uint8Array {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, randomBytes(32))
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(path)
  if (secret.length < 32) throw new Error(`${path} rusak: kurang dari 32 byte`)
  return secret
}
