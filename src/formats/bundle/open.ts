import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '../archive.ts'
import { type Manifest, paths } from './manifest.ts'
import { faultsOf, readManifest } from './verify.ts'

export interface Verdict {
  manifest: Manifest | null
  /** RFC 7638 thumbprint of the key that signed it; null when no signature holds. */
  kid: string | null
  /** Whether that key is one of those expected; null = none were given to compare with. */
  trusted: boolean | null
  faults: string[]
}

interface Digests {
  sha256(input: string | Uint8Array): string
}

const most = { files: 20_000, bytes: 4 * 2 ** 30 }

/** Opens a case bundle and proves it: signature, every file, and the chain of events. Needs no server, no database and no network. Does not throw on bad input. */
export async function verifyBundle(bytes: Uint8Array, { sha256 }: Digests, expected: readonly JWK[] = []): Promise<Verdict> {
  const nothing: Verdict = { manifest: null, kid: null, trusted: null, faults: [] }
  const found = await unpack(bytes, sha256).catch((error: unknown) => String(error instanceof Error ? error.message : error))
  if (typeof found === 'string') return { ...nothing, faults: [`Bukan arsip ZIP yang utuh: ${found}`] }
  const { files, texts } = found
  const signed = await signedManifest(texts).catch(() => null)
  if (!signed) return { ...nothing, faults: ['Tanda tangan daftar isi tidak sah atau tidak ada.'] }
  const { kid, payload } = signed
  const manifest = readManifest(payload)
  if (!manifest) return { ...nothing, kid, faults: ['Daftar isi yang ditandatangani tidak terbaca.'] }
  const kids = await Promise.all(expected.map(key => calculateJwkThumbprint(key)))
  const trusted = expected.length > 0 ? kids.includes(kid) : null
  const same = texts.get(paths.manifest) === payload ? [] : [`${paths.manifest}: bukan yang ditandatangani.`]
  const strange = trusted === false ? ['Kunci penanda tangan bukan kunci yang Anda berikan.'] : []
  const faults = [...strange, ...same, ...faultsOf(manifest, { files, events: texts.get(paths.events) ?? '', sha256 })]
  return { manifest, kid, trusted, faults }
}

async function signedManifest(texts: ReadonlyMap<string, string>): Promise<{ kid: string; payload: string }> {
  const jwk = JSON.parse(texts.get(paths.key) ?? '') as JWK
  const key = await importJWK(jwk, 'EdDSA')
  const { payload } = await compactVerify(texts.get(paths.signature)?.trim() ?? '', key, { algorithms: ['EdDSA'] })
  return { kid: await calculateJwkThumbprint(jwk), payload: new TextDecoder().decode(payload) }
}

/** One file at a time: only hashes and the few texts that are read stay in memory. */
async function unpack(bytes: Uint8Array, sha256: Digests['sha256']) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkSignature: true })
  const files = new Map<string, { size: number; sha256: string }>()
  const texts = new Map<string, string>()
  const readable: readonly string[] = [paths.manifest, paths.signature, paths.key, paths.events]
  const entries = await reader.getEntries()
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (entries.length > most.files || whole > most.bytes) throw new Error('terlalu besar')
  for (const entry of entries) {
    if (entry.directory) continue
    if (files.has(entry.filename)) throw new Error(`${entry.filename} ada dua kali`)
    const unpacked = await entry.getData(new Uint8ArrayWriter())
    files.set(entry.filename, { size: unpacked.length, sha256: sha256(unpacked) })
    if (readable.includes(entry.filename)) texts.set(entry.filename, new TextDecoder().decode(unpacked))
  }
  return { files, texts }
}
