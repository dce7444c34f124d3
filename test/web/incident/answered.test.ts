import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trackingToken } from '../../../src/casework/links.ts'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { replyToReporter } from '../../../src/casework/reporter/write.ts'
import { addNote, classifyIncident } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { receiveMail } from '../../../src/mail/incoming/receive.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`An answer of whoever reported on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let cookie: string
    const no = async (id = incident) => (await stateOf(world, id)).number
    const ask = async (path: string, as = cookie) => (await world.request(path, { headers: { Cookie: as } })).text()
    const page = async () => ask(`/konsol/tiket/${await no()}`)
    const tracking = () => ask(`/t/${trackingToken(world.ports, incident)}`, '')
    const inView = async (view: string) => (await ask(`/konsol/antrean?v=${view}`)).includes(await no())
    const question = () => replyToReporter(world.ports, { actor: cast.rina, incident }, 'Apakah log masih ada?')
    const answer = async (text: string, id = incident) => {
      const body = new URLSearchParams({ text, form_id: text })
      const sent = await world.request(`/t/${trackingToken(world.ports, id)}/keterangan`, { method: 'POST', body })
      expect(sent.status).toBe(303)
    }
    const mailed = async (from: string) => {
      const about = world.mailbox.find(({ subject }) => subject.includes('Balasan tim'))?.messageId
      const raw = `From: ${from}\nTo: tim@tanggap.test\nSubject: Re\nMessage-ID: <${from}>\nIn-Reply-To: ${about}\n\nMasih, 30 hari.\n`
      await receiveMail(world.ports, new TextEncoder().encode(raw.replaceAll('\n', '\r\n')))
    }
    const proven = async () => {
      const { number: _, ...state } = await stateOf(world, incident)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, incident))))).toEqual(state)
    }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('a question marks the ticket as waiting; answered on the page it comes up in the queue until somebody acts upon it', async () => {
      await question()
      expect(await page()).toContain('Menunggu pelapor')
      expect(await inView('dijawab')).toBe(false)
      await answer('Masih ada, 30 hari.')
      expect(await page()).not.toContain('Menunggu pelapor')
      expect(await page()).toContain('Dijawab pelapor')
      expect(await ask('/konsol/antrean?v=baru')).toContain('Dijawab pelapor')
      expect(await inView('dijawab')).toBe(true)
      expect(await ask('/konsol/antrean?v=baru')).toMatch(/Dijawab <span class="count">1</)
      await proven()
      await addNote(world.ports, { actor: cast.rina, incident }, { text: 'Log diminta ke hosting', visible: false })
      expect(await page()).not.toContain('Dijawab pelapor')
      expect(await inView('dijawab')).toBe(false)
      await proven()
    })

    test('a word that nobody asked for, while nothing waits, is no answer', async () => {
      await answer('Oh ya, situsnya memakai Joomla.')
      expect(await page()).not.toContain('Dijawab pelapor')
      expect(await inView('dijawab')).toBe(false)
    })

    test('answered by mail it counts as well, and the reporter’s page asks no more and says that it came', async () => {
      await question()
      await tick(world.ports)
      await mailed('agus@gresikkab.go.id')
      expect(await inView('dijawab')).toBe(true)
      const told = await tracking()
      expect(told).toContain('Jawaban lewat surel sudah kami terima.')
      expect(told).not.toContain('Tim menunggu jawaban Anda')
      expect(told).not.toContain('Masih, 30 hari.')
      await proven()
    })

    test('a mail from another address is shown to the team, and not on the page of whoever reported', async () => {
      await question()
      await tick(world.ports)
      await mailed('orang@lain.example')
      expect(await page()).toContain('alamat lain daripada pelapor')
      expect(await tracking()).not.toContain('Jawaban lewat surel')
    })

    test('a ticket in a waiting step is no longer shown as waiting; what stood still runs again, what the law set never stood still', async () => {
      const seq = (await stateOf(world, incident)).seq
      await walkTo(world, cast, incident, 'verifikasi')
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident },
        { seq: Math.max(seq, (await stateOf(world, incident)).seq), changes: { personalData: 'ya', severity: 'tinggi' } },
      )
      await walkTo(world, cast, incident, 'menunggu')
      const waiting = await stateOf(world, incident)
      const law = waiting.clocks.filter(({ basis }) => basis === 'law')
      const paused = waiting.clocks.filter(({ pausedAt, metAt }) => pausedAt && !metAt)
      expect([law.length > 0, paused.length > 0, await inView('menunggu-opd')]).toEqual([true, true, true])
      world.clock.advance('1h')
      await answer('Sudah kami tutup sendiri.')
      const after = await stateOf(world, incident)
      expect([await inView('menunggu-opd'), await inView('dijawab')]).toEqual([false, true])
      expect(await ask('/konsol/antrean?v=semua&f=status:menunggu')).not.toContain(`tiket/${await no()}`)
      expect(after.step).toBe('menunggu')
      for (const { id, dueAt } of law) expect(after.clocks.find(clock => clock.id === id)).toMatchObject({ dueAt, pausedAt: null })
      for (const { id, dueAt } of paused) {
        const clock = after.clocks.find(one => one.id === id)
        expect([clock?.pausedAt, Date.parse(clock?.dueAt ?? '') - Date.parse(dueAt)]).toEqual([null, 3_600_000])
      }
      await answer('Dan lognya sudah dikirim.')
      expect((await stateOf(world, incident)).clocks).toEqual(after.clocks)
      await proven()
    })

    test('what the reporter of a merged one answers brings up the ticket that they follow', async () => {
      const other = await reported(world, cast.team)
      const seqs = { seq: (await stateOf(world, other)).seq, intoSeq: (await stateOf(world, incident)).seq }
      await mergeIncident(world.ports, { actor: cast.rina, incident: other }, { ...seqs, into: await no(), reason: 'Sama' })
      await question()
      await answer('Ada di server kami.', other)
      expect(await inView('dijawab')).toBe(true)
      await proven()
    })
  })
