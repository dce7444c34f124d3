import { stringify } from 'csv-stringify/sync'
import type { Actor } from '../../core/actor.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { TextReader, Uint8ArrayReader, ZipWriter } from '../../formats/archive.ts'
import { type EventLine, evidencePath, type Listed, type Manifest, paths } from '../../formats/bundle/manifest.ts'
import type { Ports } from '../../ports.ts'
import { type Chained, listEvents } from '../../store/events.ts'
import { listAttachments } from '../../store/evidence.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import type { AttachmentTable } from '../../store/schema-evidence.ts'
import type { Team } from '../../store/teams.ts'
import { audited } from '../audited.ts'
import { requireMay } from '../record.ts'
import { readCustody } from './custody.ts'
import { type TeamKey, teamKey } from './team-key.ts'

export interface Taken {
  team: Team
  known: KnownIncident
  /** The timeline in words, a line an event. */
  timeline: string
}

/**
 * The whole case as a ZIP that proves itself: the chain of events, the timeline in words, every file with its custody, and a manifest of
 * hashes signed by the team. That it was taken stands in the trail before the first byte leaves. Written as it is read: one file in memory.
 */
export async function exportBundle(ports: Ports, actor: Actor, taken: Taken): Promise<ReadableStream<Uint8Array>> {
  const { incident } = taken.known
  requireMay(actor, 'incident.export', incident, ports.now())
  requireMay(actor, 'incident.notes', incident, ports.now())
  const { query } = ports.database
  const [events, files, key] = await Promise.all([
    listEvents(query, incident.id),
    listAttachments(query, incident.id),
    teamKey(ports, taken.team.id),
  ])
  const detail = { events: events.length, files: files.length, kid: key.kid }
  await ports.database.commit([audited(ports, actor, { action: 'bundle_exported', subject: incident.id, detail })])
  const custody = await readCustody(ports, actor, incident)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writing = write(ports, writable, { ...taken, actor, events, files, key, custody: custodyCsv(custody, files) })
  writing.catch(error => {
    ports.log.error('bundle', { incident: incident.id, error: String(error) })
    return writable.abort(error).catch(() => {})
  })
  return readable
}

interface Contents extends Taken {
  actor: Actor
  events: Chained[]
  files: AttachmentTable[]
  key: TeamKey
  custody: string
}

async function write(ports: Ports, writable: WritableStream<Uint8Array>, contents: Contents): Promise<void> {
  const zip = new ZipWriter(writable, { useWebWorkers: false, lastModDate: ports.now() })
  const listed: Listed[] = []
  const add = async (path: string, bytes: Uint8Array) => {
    await zip.add(path, new Uint8ArrayReader(bytes))
    listed.push({ path, size: bytes.length, sha256: ports.sha256(bytes) })
  }
  const text = (path: string, written: string) => add(path, new TextEncoder().encode(written))
  const { incident, number } = contents.known
  await text(paths.incident, `${JSON.stringify({ number, ...incident }, null, 2)}\n`)
  await text(paths.events, contents.events.map(event => `${JSON.stringify(eventLine(event))}\n`).join(''))
  await text(paths.timeline, contents.timeline)
  await text(paths.custody, contents.custody)
  const flaws: string[] = []
  for (const [at, file] of contents.files.entries()) {
    const bytes = await ports.files.get(file.sha256)
    if (!bytes) flaws.push(`${file.name}: berkasnya tidak ada lagi (SHA-256 ${file.sha256}).`)
    else if (ports.sha256(bytes) !== file.sha256) flaws.push(`${file.name}: isinya berubah sejak disimpan (SHA-256 semula ${file.sha256}).`)
    if (bytes) await add(evidencePath(at, file.name), bytes)
  }
  const manifest = `${JSON.stringify(manifestOf(ports, contents, { listed, flaws }), null, 2)}\n`
  const payload = new TextEncoder().encode(manifest)
  await zip.add(paths.manifest, new Uint8ArrayReader(payload))
  await zip.add(paths.signature, new TextReader(await contents.key.sign(payload)))
  await zip.add(paths.key, new TextReader(JSON.stringify(contents.key.publicJwk)))
  await zip.close()
}

function manifestOf(ports: Ports, { known, team, actor, events }: Contents, found: { listed: Listed[]; flaws: string[] }): Manifest {
  const { id, title, tlp }: Incident = known.incident
  return {
    format: 'tanggap-bundle',
    version: 1,
    incident: { id, number: known.number, title, tlp, team: team.name },
    made: { at: ports.now().toISOString(), by: actor.name },
    chain: { events: events.length, head: events.at(-1)?.hash ?? '' },
    files: found.listed,
    flaws: found.flaws,
  }
}

function eventLine({ seq, at, actor, event, hash }: Chained): EventLine {
  return { seq, at, actor, type: event.type, data: JSON.stringify(event), hash }
}

function custodyCsv(lines: Awaited<ReturnType<typeof readCustody>>, files: readonly AttachmentTable[]): string {
  const names = new Map(files.map(({ id, name }) => [id, name]))
  const rows = lines.map(({ at, by, file, act }) => [at, by, file ? (names.get(file) ?? file) : 'semua', act])
  return stringify([['waktu', 'oleh', 'berkas', 'tindakan'], ...rows], { escape_formulas: true })
}
