import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportBundle } from '../../src/casework/evidence/export-bundle.ts'
import { addNote } from '../../src/casework/work-incident.ts'
import { evidencePath } from '../../src/formats/bundle/manifest.ts'
import { verifyBundle } from '../../src/formats/bundle/open.ts'
import { findIncident } from '../../src/store/incidents.ts'
import { commandLine } from '../cli/run.ts'
import { aTeam, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

let world: World
let bytes: Uint8Array
const cli = commandLine()

beforeAll(async () => {
  const [sqlite] = engines
  if (!sqlite) throw new Error('no engine')
  world = await createWorld(sqlite)
  const cast = await aTeam(world)
  const sha256 = await world.ports.files.put(new TextEncoder().encode('bukti'))
  const incident = await reported(world, cast.team, { attachments: [{ sha256, name: 'bukti.txt', type: 'text/plain', size: 5 }] })
  await addNote(world.ports, { actor: cast.rina, incident }, { text: 'Catatan pertama', visible: false })
  const known = await findIncident(world.ports.database.query, incident)
  if (!known) throw new Error('no incident')
  const stream = await exportBundle(world.ports, cast.rina, { team: cast.team, known, timeline: 'riwayat\n' })
  bytes = new Uint8Array(await new Response(stream).arrayBuffer())
})
afterAll(() => world.close())

/** The bundle with some of its files changed, taken out (null) or added. */
async function tampered(changes: Record<string, ((text: string) => string) | null>): Promise<Uint8Array> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  const seen = new Set<string>()
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    seen.add(entry.filename)
    const change = changes[entry.filename]
    const content = new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()))
    if (change !== null) await writer.add(entry.filename, new TextReader(change ? change(content) : content))
  }
  for (const [name, change] of Object.entries(changes)) if (change && !seen.has(name)) await writer.add(name, new TextReader(change('')))
  return writer.close()
}

test.each([
  ['a piece of evidence was changed', { 'bukti/001-bukti.txt': () => 'bukri' }, 'bukti/001-bukti.txt: isinya bukan yang ditandatangani.'],
  ['a piece of evidence is missing', { 'bukti/001-bukti.txt': null }, 'bukti/001-bukti.txt: hilang dari bundel.'],
  ['a piece was slipped in', { 'bukti/002-baru.txt': () => 'x' }, 'bukti/002-baru.txt: tidak ada di daftar isi.'],
  [
    'a word of the chain was changed',
    { 'events.jsonl': (text: string) => text.replace('Catatan pertama', 'Catatan kedua') },
    'rantai putus',
  ],
  [
    'the last event was cut off',
    { 'events.jsonl': (text: string) => text.replace(/[^\n]+\n$/, '') },
    'bukan rantai yang disebut daftar isi',
  ],
  [
    'the readable contents were changed',
    { 'manifest.json': (text: string) => text.replace('Gresik', 'Tuban') },
    'manifest.json: bukan yang ditandatangani.',
  ],
  ['the signature is missing', { 'manifest.jws': null }, 'Tanda tangan'],
  ['the signature was changed', { 'manifest.jws': (text: string) => text.replace(/.{6}$/, 'AAAAAA') }, 'Tanda tangan'],
] as const)('%s: the verdict says so', async (_what, changes, sentence) => {
  const changed = changes as Parameters<typeof tampered>[0]
  const same = changes && 'manifest.json' in changes
  const { faults } = await verifyBundle(await tampered(same ? { 'manifest.json': text => `${text} ` } : changed), world.ports)
  expect(faults.join('\n')).toContain(sentence)
})

test('somebody else’s key over somebody else’s bundle is found out by whoever knows the team’s key', async () => {
  const { publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const verdict = await verifyBundle(bytes, world.ports, [await exportJWK(publicKey)])
  expect(verdict.trusted).toBe(false)
  expect(verdict.faults).toEqual(['Kunci penanda tangan bukan kunci yang Anda berikan.'])
})

test('whatever is no bundle, or half of one, is refused with a sentence and throws nothing', async () => {
  const halves = [0, 10, 200, bytes.length >> 1, bytes.length - 1].map(length => bytes.subarray(0, length))
  for (const half of halves) expect((await verifyBundle(half, world.ports)).faults).toHaveLength(1)
  const { manifest: whole } = await verifyBundle(bytes, world.ports)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const broken = bytes.slice()
      broken[place] = (broken[place] ?? 0) ^ flip
      const { manifest, faults } = await verifyBundle(broken, world.ports)
      // A flipped bit that no reader looks at (a date, an attribute) leaves every word as it was signed.
      expect(faults.length > 0 || manifest?.chain.head === whole?.chain.head).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('a file’s name inside the bundle is never a path, a device or hidden', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), name => {
      expect(evidencePath(4, name)).toMatch(/^bukti\/005-[^/\\:*?"<>|\p{Cc}\p{Cf}]+$/u)
    }),
  )
  expect(evidencePath(0, '../../etc/passwd')).toBe('bukti/001-_.._etc_passwd')
})

test('“tanggap verify bundle” proves it without a database, says whose key it was, and exits 1 for a changed one', async () => {
  const good = join(cli.folder, 'baik.zip')
  const bad = join(cli.folder, 'ubah.zip')
  writeFileSync(good, bytes)
  writeFileSync(bad, await tampered({ 'bukti/001-bukti.txt': () => 'bukri' }))
  const fine = await cli.run(['verify', 'bundle', good])
  expect([fine.code, fine.out]).toEqual([0, expect.stringMatching(/TLP:AMBER[\s\S]*Kunci [\w-]{43} [\s\S]*✓ Utuh/)])
  const refused = await cli.run(['verify', 'bundle', bad])
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('✗ bukti/001-bukti.txt: isinya bukan yang ditandatangani.')])
  expect(JSON.parse((await cli.run(['verify', 'bundle', good, '--json'])).out)).toMatchObject({ faults: [] })
  const none = join(cli.folder, 'kunci.json')
  writeFileSync(none, '[]')
  expect((await cli.run(['verify', 'bundle', good, '--key', none])).code).toBe(2)
})
