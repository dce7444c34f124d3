/** A file of a bundle: its path inside, length in bytes, SHA-256 in lower-case hex. */
export interface Listed {
  path: string
  size: number
  sha256: string
}

/** What a case bundle says it holds. Signed as it stands (JWS over the bytes of manifest.json). */
export interface Manifest {
  format: 'tanggap-bundle'
  version: 1
  incident: { id: string; number: string; title: string; tlp: string; team: string }
  /** RFC 3339 UTC, and who took it out. */
  made: { at: string; by: string }
  /** The chain of events in events.jsonl: how many, and the hash of the last. */
  chain: { events: number; head: string }
  files: Listed[]
  /** What was no longer as it had been stored, in a sentence each. */
  flaws: string[]
}

/** A line of events.jsonl: the event as stored; `data` is the very text that the hash covers. */
export interface EventLine {
  seq: number
  at: string
  actor: { kind: string; id: string; name: string }
  type: string
  data: string
  hash: string
}

export const paths = {
  manifest: 'manifest.json',
  signature: 'manifest.jws',
  key: 'kunci-publik.json',
  events: 'events.jsonl',
  timeline: 'riwayat.txt',
  incident: 'insiden.json',
  custody: 'jejak-bukti.csv',
  evidence: 'bukti/',
} as const

/** A place for a piece of evidence that no program that unpacks it can mistake for a folder, a device or a hidden file. */
export function evidencePath(at: number, name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-120)
  return `${paths.evidence}${String(at + 1).padStart(3, '0')}-${plain || 'berkas'}`
}
