import { type EventLine, type Manifest, paths } from './manifest.ts'

/** What verifying needs of the machine: the hash, and the bundle's files as found. */
export interface Found {
  /** Path to length and SHA-256, of every file in the archive. */
  files: ReadonlyMap<string, { size: number; sha256: string }>
  /** Text of events.jsonl. */
  events: string
  sha256(text: string): string
}

/** Files that stand outside the manifest: it cannot list itself, nor what signs it. */
const unlisted: readonly string[] = [paths.manifest, paths.signature, paths.key]

/** What is wrong with a bundle whose manifest's signature already holds: one sentence a fault; none = everything is as it was signed. */
export function faultsOf(manifest: Manifest, found: Found): string[] {
  const listed = new Map(manifest.files.map(file => [file.path, file]))
  const altered = manifest.files.flatMap(({ path, size, sha256 }) => {
    const file = found.files.get(path)
    if (!file) return [`${path}: hilang dari bundel.`]
    return file.sha256 === sha256 && file.size === size ? [] : [`${path}: isinya bukan yang ditandatangani.`]
  })
  const added = [...found.files.keys()].filter(path => !listed.has(path) && !unlisted.includes(path))
  return [...altered, ...added.map(path => `${path}: tidak ada di daftar isi.`), ...chainFaults(manifest, found)]
}

function chainFaults({ incident, chain }: Manifest, { events, sha256 }: Found): string[] {
  const lines = events.split('\n').filter(Boolean)
  let head = ''
  for (const [at, text] of lines.entries()) {
    const line = readLine(text)
    if (!line || line.seq !== at + 1) return [`${paths.events}: baris ${at + 1} tidak terbaca atau tidak urut.`]
    const { seq, actor, type, data } = line
    const hash = sha256(JSON.stringify([head, incident.id, seq, line.at, actor.kind, actor.id, actor.name, type, data]))
    if (hash !== line.hash) return [`${paths.events}: rantai putus di kejadian ${seq}.`]
    head = hash
  }
  if (lines.length !== chain.events || head !== chain.head) return [`${paths.events}: bukan rantai yang disebut daftar isi.`]
  return []
}

function readLine(text: string): EventLine | null {
  try {
    const line = JSON.parse(text) as EventLine
    return typeof line.seq === 'number' && typeof line.data === 'string' && typeof line.actor?.id === 'string' ? line : null
  } catch {
    return null
  }
}

/** The manifest of a JWS payload; null when it is none of ours. */
export function readManifest(text: string): Manifest | null {
  try {
    const read = JSON.parse(text) as Manifest
    const whole =
      read.format === 'tanggap-bundle' && read.version === 1 && Array.isArray(read.files) && typeof read.incident?.id === 'string'
    return whole && typeof read.chain?.head === 'string' ? read : null
  } catch {
    return null
  }
}
