import { jwtVerify, SignJWT } from 'jose'
import type { StoredFile } from '../casework/open-incident.ts'
import { type FieldError, Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'

const most = { files: 5, bytes: 10 * 1024 * 1024 }
const audience = 'lapor-berkas'

/** A file kept while its report is still being written; `stored` is our own signature over it, so that nobody can claim another's. */
export interface Upload extends StoredFile {
  stored: string
}

/** Puts the uploaded files away and signs for them. Empty file fields are skipped. */
export async function keepUploads(ports: Ports, sent: readonly File[]): Promise<Upload[]> {
  const files = sent.filter(file => file.size > 0)
  requireSize(files)
  return Promise.all(files.map(file => keepUpload(ports, file)))
}

/** Files that came with earlier screens. A forged or old signature is simply no file of this report. */
export async function readUploads(ports: Ports, signed: readonly string[]): Promise<Upload[]> {
  const read = await Promise.all(signed.map(stored => readUpload(ports, stored)))
  return read.filter(upload => upload !== null)
}

/** So many files, each so large, at once. */
export function requireSize(files: readonly File[]): void {
  const errors = sizeErrors(files)
  if (errors.length > 0) throw new Refusal('invalid', errors[0]?.message ?? '', { errors })
}

export function requireFew(count: number): void {
  const message = `Paling banyak ${most.files} berkas.`
  if (count > most.files) throw new Refusal('invalid', message, { errors: [{ field: 'files', message }] })
}

async function keepUpload(ports: Ports, file: File): Promise<Upload> {
  const kept = {
    sha256: await ports.files.put(new Uint8Array(await file.arrayBuffer())),
    name: plainName(file.name),
    type: file.type.slice(0, 100) || 'application/octet-stream',
    size: file.size,
  }
  return signUpload(ports, kept)
}

/** Our word that a form may carry this file. */
export async function signUpload(ports: Ports, { sha256, name, type, size }: StoredFile): Promise<Upload> {
  const kept = { sha256, name, type, size }
  const stored = await new SignJWT(kept)
    .setProtectedHeader({ alg: 'HS256', typ: 'berkas+jwt' })
    .setAudience(audience)
    .setExpirationTime('1d')
    .sign(ports.secret)
  return { ...kept, stored }
}

async function readUpload(ports: Ports, stored: string): Promise<Upload | null> {
  try {
    const { payload } = await jwtVerify<StoredFile>(stored, ports.secret, { algorithms: ['HS256'], audience, typ: 'berkas+jwt' })
    const { sha256, name, type, size } = payload
    return { sha256, name, type, size, stored }
  } catch {
    return null
  }
}

function sizeErrors(files: readonly File[]): FieldError[] {
  if (files.length > most.files) return [{ field: 'files', message: `Paling banyak ${most.files} berkas.` }]
  const large = files.find(file => file.size > most.bytes)
  return large ? [{ field: 'files', message: `${plainName(large.name)} lebih dari 10 MB.` }] : []
}

/** A file's name is text and nothing else: no folder, no control character, at most 200 letters. */
export function plainName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200)
  return plain || 'berkas'
}
