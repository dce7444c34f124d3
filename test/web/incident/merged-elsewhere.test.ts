import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFiles } from '../../../src/casework/add-information.ts'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { replyToReporter } from '../../../src/casework/reporter/write.ts'
import { addNote } from '../../../src/casework/work-incident.ts'
import { verifyBundle } from '../../../src/formats/bundle/open.ts'
import { receiveMail } from '../../../src/mail/incoming/receive.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, person, reported, stateOf } from '../../fixtures.ts'
import { visitor } from '../../portal/desk.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`A merged ticket seen from elsewhere, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let gone: string
    let stays: string
    const no = async (id: string) => (await stateOf(world, id)).number

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      gone = await reported(world, cast.team, { report: { story: 'Laporan yang digabung' } })
      stays = await reported(world, cast.team, { report: { story: 'Laporan yang lanjut' } })
      await tick(world.ports)
      const bytes = new TextEncoder().encode('GET /slot')
      const file = { sha256: await world.ports.files.put(bytes), name: 'akses.log', type: 'text/plain', size: bytes.length }
      await addFiles(world.ports, { actor: cast.rina, incident: gone }, [file])
      const seqs = { seq: (await stateOf(world, gone)).seq, intoSeq: (await stateOf(world, stays)).seq }
      await mergeIncident(
        world.ports,
        { actor: cast.rina, incident: gone },
        { ...seqs, into: await no(stays), reason: 'Kejadian yang sama' },
      )
    })
    afterEach(() => world.close())

    test('its bundle is its own case, whole and provable, and says where it went on', async () => {
      const headers = { Cookie: await cookieOf(world, 'bagus@jatim.test') }
      const answer = await world.request(`/konsol/tiket/${await no(gone)}/bundel`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ form_id: 'b' }),
      })
      expect(answer.status).toBe(200)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const { keys } = (await (await world.request('/.well-known/jwks.json')).json()) as { keys: never[] }
      const verdict = await verifyBundle(bytes, world.ports, keys)
      expect(verdict).toMatchObject({ trusted: true, faults: [], manifest: { incident: { id: gone }, flaws: [] } })
      expect(verdict.manifest?.files.map(({ path }) => path)).toContain('bukti/001-akses.log')
      const events = (await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()).find(({ filename }) =>
        filename.endsWith('events.jsonl'),
      )
      if (!events || events.directory) throw new Error('no events')
      const lines = new TextDecoder()
        .decode(await events.getData(new Uint8ArrayWriter()))
        .trim()
        .split('\n')
      expect(lines).toHaveLength((await listEvents(world.ports.database.query, gone)).length)
      expect(lines.at(-1)).toContain(await no(stays))
    })

    test('in the portal its agency follows the case that it went to, without that case’s number, words or names', async () => {
      await person(world, cast.team, { name: 'Lilik', role: 'regency', organisation: '35.25' })
      await addNote(world.ports, { actor: cast.rina, incident: stays }, { text: 'Catatan dalam tim', visible: false })
      await replyToReporter(world.ports, { actor: cast.rina, incident: stays }, 'Situs sudah kami periksa.')
      const lilik = await visitor(world, 'lilik@jatim.test')
      const page = await lilik(`/instansi/laporan/${await no(gone)}`)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Situs sudah kami periksa.')
      expect(page.text).toContain('kami menanganinya bersama')
      for (const kept of [await no(stays), 'Catatan dalam tim', 'Rina', 'Kejadian yang sama']) expect(page.text).not.toContain(kept)
      const added = await lilik(`/instansi/laporan/${await no(gone)}/keterangan`, { text: 'Masih terlihat di mesin pencari', form_id: 'k' })
      expect(added.status).toBe(303)
      expect((await listEvents(world.ports.database.query, stays)).at(-1)?.event).toMatchObject({ type: 'informed', via: gone })
    })

    test('a mail that answers its receipt lands at the case that it went to, with its number', async () => {
      const receipt = world.mailbox.find(({ subject }) => subject.includes('TKT-2607-0001'))
      const raw = `From: agus@gresikkab.go.id\nTo: tim@tanggap.test\nSubject: Re\nMessage-ID: <m1@gresik>\nIn-Reply-To: ${receipt?.messageId}\n\nMuncul lagi pagi ini.\n`
      expect(await receiveMail(world.ports, new TextEncoder().encode(raw.replaceAll('\n', '\r\n')))).toEqual({
        kind: 'human',
        outcome: 'matched',
      })
      const here = (await listEvents(world.ports.database.query, stays)).map(({ event }) => event)
      expect(here).toContainEqual({
        type: 'reply_received',
        from: `pelapor ${await no(gone)}`,
        text: expect.stringContaining('Muncul lagi'),
        number: null,
        via: gone,
      })
      expect((await listEvents(world.ports.database.query, gone)).at(-1)?.event.type).toBe('merged')
      expect((await stateOf(world, stays)).evidence.at(-1)).toMatchObject({ name: 'surel-masuk.eml', state: 'karantina' })
    })
  })
