import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFiles } from '../../src/casework/add-information.ts'
import { assignIncident, classifyIncident } from '../../src/casework/work-incident.ts'
import type { Actor } from '../../src/core/actor.ts'
import { verifyBundle } from '../../src/formats/bundle/open.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { phonePhoto } from './photo.ts'

for (const engine of engines)
  describe(`evidence on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let at: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team, { attachments: [await kept('pasang.php', '<?php evil(); ?>')] })
      at = `/konsol/tiket/${(await stateOf(world, incident)).number}`
    })
    afterEach(() => world.close())

    const kept = async (name: string, content: string | Uint8Array, type = 'text/plain') => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return { sha256: await world.ports.files.put(bytes), name, type, size: bytes.length }
    }
    const signedIn = async (who: string) => {
      const headers = { Cookie: await cookieOf(world, who) }
      return {
        get: (path: string) => world.request(path, { headers }),
        post: (path: string, fields: Record<string, string> = {}) =>
          world.request(path, { method: 'POST', headers, body: new URLSearchParams({ form_id: crypto.randomUUID(), ...fields }) }),
      }
    }
    const fileId = async (place = 0) => (await listAttachments(world.ports.database.query, incident))[place]?.id ?? ''
    const add = async (by: Actor, ...files: Awaited<ReturnType<typeof kept>>[]) => addFiles(world.ports, { actor: by, incident }, files)

    test('what came with the report is in quarantine: not handed out as it is, but in a ZIP that “infected” opens', async () => {
      const rina = await signedIn('rina@jatim.test')
      const path = `${at}/bukti/${await fileId()}`
      expect((await rina.get(path)).status).toBe(403)
      const locked = await rina.get(`${path}/zip`)
      expect(locked.headers.get('Content-Disposition')).toContain('pasang.php.zip')
      const zip = new Uint8Array(await locked.arrayBuffer())
      const [entry] = await new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false }).getEntries()
      const open = (password: string) => entry && 'getData' in entry && entry.getData?.(new Uint8ArrayWriter(), { password })
      expect(new TextDecoder().decode((await open('infected')) || undefined)).toBe('<?php evil(); ?>')
      await expect(open('salah')).rejects.toThrow()
    })

    test('released it leaves as it is; taken back it does not; both are told in the timeline and in its custody', async () => {
      const rina = await signedIn('rina@jatim.test')
      const path = `${at}/bukti/${await fileId()}`
      expect((await rina.post(`${path}/nilai`, { state: 'lepas' })).status).toBe(303)
      expect(await (await rina.get(path)).text()).toBe('<?php evil(); ?>')
      await rina.post(`${path}/nilai`, { state: 'karantina', reason: 'ternyata mencurigakan' })
      expect((await rina.get(path)).status).toBe(403)
      const custody = await (await rina.get(`${at}/bukti`)).text()
      for (const told of [
        'diterima, SHA-256 dihitung',
        'Karantina → Dilepas',
        'Dilepas → Karantina: ternyata mencurigakan',
        'mengunduh bukti',
      ])
        expect(custody).toContain(told)
      expect(await (await rina.get(at)).text()).toContain('Berkas pasang.php: Dilepas menjadi Karantina: ternyata mencurigakan.')
      expect((await stateOf(world, incident)).evidence[0]?.state).toBe('karantina')
    })

    test('a sample needs a reason, and is taken by the owner of the ticket and the lead alone', async () => {
      await person(world, cast.team, { name: 'Tono', role: 'analyst' })
      const [rina, tono, bagus] = await Promise.all(['rina', 'tono', 'bagus'].map(name => signedIn(`${name}@jatim.test`)))
      const path = `${at}/bukti/${await fileId()}`
      const refused = await rina?.post(`${path}/nilai`, { state: 'sampel' })
      expect([refused?.status, await refused?.text()]).toEqual([422, expect.stringContaining('Tulis alasannya.')])
      await rina?.post(`${path}/nilai`, { state: 'sampel', reason: 'webshell' })
      await assignIncident(world.ports, { actor: cast.bagus, incident }, cast.rina.id)
      const statuses = await Promise.all([rina, tono, bagus].map(async one => (await one?.get(`${path}/zip`))?.status))
      expect(statuses).toEqual([200, 403, 200])
      expect((await bagus?.get(path))?.status).toBe(403)
    })

    test('what an analyst adds is free at once', async () => {
      await add(cast.rina, await kept('catatan.txt', 'isi'))
      const rina = await signedIn('rina@jatim.test')
      expect(await (await rina.get(`${at}/bukti/${await fileId(1)}`)).text()).toBe('isi')
    })

    test('a picture that is not drawn here says which kind it is and why, whatever its name says; a text that only begins like one is text', async () => {
      const latin1 = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
      const files = {
        GIF: latin1('GIF89a\x01\x00\x01\x00\x80'),
        WebP: latin1('RIFF\x24\x00\x00\x00WEBPVP8 \xff'),
        HEIC: latin1('\x00\x00\x00\x18ftypheic\xff'),
        AVIF: latin1('\x00\x00\x00\x18ftypavif\xff'),
        TIFF: latin1('II*\x00\xff'),
        BMP: latin1(`BM${'\x00'.repeat(12)}\x28${'\xff'.repeat(20)}`),
      }
      const rina = await signedIn('rina@jatim.test')
      for (const [kind, bytes] of Object.entries(files)) {
        await add(cast.rina, await kept('gambar.png', bytes, 'image/png'))
        const html = await (await rina.get(`${at}/bukti/${await fileId(Object.keys(files).indexOf(kind) + 1)}/lihat`)).text()
        expect(html).toContain(`Gambar ${kind} tidak ditampilkan`)
        expect(html).not.toContain('<img')
      }
      await add(cast.rina, await kept('catatan.txt', 'BMKG mengumumkan gempa di selatan Jawa'))
      expect(await (await rina.get(`${at}/bukti/${await fileId(7)}/lihat`)).text()).toContain('BMKG mengumumkan gempa')
    })

    test('looking opens nothing: a text is shown as text with its hidden signs, a photo is drawn anew, and one line of custody is written', async () => {
      await add(
        cast.rina,
        await kept('x\u202Egpj.exe', 'baris\u202E <script>alert(1)</script>\u0007'),
        await kept('foto.jpg', phonePhoto(), 'image/jpeg'),
      )
      const rina = await signedIn('rina@jatim.test')
      const text = await (await rina.get(`${at}/bukti/${await fileId(1)}/lihat`)).text()
      expect(text).toContain('baris⟨202E⟩ &lt;script&gt;alert(1)&lt;/script&gt;⟨7⟩')
      const photo = await (await rina.get(`${at}/bukti/${await fileId(2)}/lihat`)).text()
      expect(photo).toContain('Kamera Uji')
      const [, src = ''] = /<img src="([^"]+)"/.exec(photo) ?? []
      const drawn = await rina.get(src.replaceAll('&amp;', '&'))
      expect([drawn.status, drawn.headers.get('Content-Type'), drawn.headers.get('Content-Security-Policy')]).toEqual([
        200,
        'image/jpeg',
        "default-src 'none'; sandbox",
      ])
      expect(new TextDecoder('latin1').decode(await drawn.arrayBuffer())).not.toContain('Kamera')
      const bagus = await signedIn('bagus@jatim.test')
      expect((await bagus.get(src.replaceAll('&amp;', '&'))).status).toBe(404)
      const custody = await (await rina.get(`${at}/bukti`)).text()
      expect(custody.match(/melihat bukti/g)).toHaveLength(2)
    })

    const bundle = async () => {
      const rina = await signedIn('rina@jatim.test')
      const answer = await rina.post(`${at}/bundel`)
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/zip'])
      return new Uint8Array(await answer.arrayBuffer())
    }

    test('the whole case is one ZIP that proves itself offline, by the key that the team publishes', async () => {
      await add(cast.rina, await kept('../../log akses.txt', 'GET /'), await kept('CON', 'x'))
      const bytes = await bundle()
      const { keys } = (await (await world.request('/.well-known/jwks.json')).json()) as { keys: never[] }
      expect(keys).toHaveLength(1)
      expect(JSON.stringify(keys)).not.toContain('"d"')
      const verdict = await verifyBundle(bytes, world.ports, keys)
      expect(verdict).toMatchObject({ trusted: true, faults: [], manifest: { incident: { id: incident }, flaws: [] } })
      expect(verdict.manifest?.files.map(({ path }) => path)).toEqual([
        'insiden.json',
        'events.jsonl',
        'riwayat.txt',
        'jejak-bukti.csv',
        'bukti/001-pasang.php',
        'bukti/002-_.._log akses.txt',
        'bukti/003-CON',
      ])
      const rina = await signedIn('rina@jatim.test')
      expect(await (await rina.get(`${at}/bukti`)).text()).toContain('mengekspor bundel insiden')
      expect((await bundle()).length).toBeGreaterThan(0)
      expect(((await (await world.request('/.well-known/jwks.json')).json()) as { keys: unknown[] }).keys).toHaveLength(1)
    })

    test('what had changed since it was stored is said in the signed contents, and nothing is hidden', async () => {
      const get = world.ports.files.get
      world.ports.files.get = async sha256 => ((await get(sha256)) ? new TextEncoder().encode('palsu') : null)
      const { manifest, faults } = await verifyBundle(await bundle(), world.ports)
      expect(faults).toEqual([])
      expect(manifest?.flaws).toEqual([expect.stringContaining('pasang.php: isinya berubah sejak disimpan')])
    })

    test('downloads that nobody reads to their end hold up nobody else’s', async () => {
      const rina = await signedIn('rina@jatim.test')
      for (let n = 0; n < 40; n++) await rina.post(`${at}/bundel`)
      expect((await verifyBundle(await bundle(), world.ports)).faults).toEqual([])
      expect((await rina.get(`${at}/bukti/${await fileId()}/zip`)).status).toBe(200)
    })

    test('a RED case is exported by the lead alone', async () => {
      const before = await stateOf(world, incident)
      await classifyIncident(world.ports, { actor: cast.bagus, incident }, { seq: before.seq, changes: { tlp: 'RED' } })
      const [rina, bagus] = [await signedIn('rina@jatim.test'), await signedIn('bagus@jatim.test')]
      expect((await rina.post(`${at}/bundel`)).status).not.toBe(200)
      expect((await bagus.post(`${at}/bundel`)).status).toBe(200)
    })
  })
