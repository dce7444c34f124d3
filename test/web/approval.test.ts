import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import type { Advisory } from '../../src/core/advisory/advisory.ts'
import { evolveAdvisory } from '../../src/core/advisory/evolve.ts'
import { tick } from '../../src/mail/tick.ts'
import { findAdvisory } from '../../src/store/advisories.ts'
import { listAdvisoryEvents } from '../../src/store/advisory-events.ts'
import { cookieOf } from '../factor.ts'
import { aNotice, aTeam, bTeam, type Cast, drafted, person, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Asking for approval on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    let number: string
    const cookies = new Map<string, string>()
    const cookie = async (who: string) => {
      if (!cookies.has(who)) cookies.set(who, await cookieOf(world, `${who}@jatim.test`))
      return cookies.get(who) ?? ''
    }
    const page = async (path: string, who: string) => (await world.request(path, { headers: { Cookie: await cookie(who) } })).text()
    const known = async () => {
      const found = await findAdvisory(world.ports.database.query, cast.team.id, id)
      if (!found) throw new Error('no draft')
      return found
    }
    const ask = async (who: string, form = 'f') => {
      const body = new URLSearchParams({ seq: `${(await known()).advisory.seq}`, form_id: form })
      const headers = { Cookie: await cookie(who) }
      const answer = await world.request(`/konsol/imbauan/${number}/minta-persetujuan`, { method: 'POST', headers, body })
      await tick(world.ports)
      return {
        status: answer.status,
        text: await answer.text(),
        to: decodeURIComponent(answer.headers.get('Location') ?? '').replaceAll('+', ' '),
      }
    }
    const letters = () => world.mailbox.filter(({ subject }) => subject.includes('Minta persetujuan'))

    beforeEach(async () => {
      cookies.clear()
      world = await createWorld(engine)
      cast = await aTeam(world)
      await bTeam(world)
      await reported(world, cast.team)
      id = await drafted(world, cast.rina, 'TKT-2607-0001')
      number = (await known()).number
      await tick(world.ports)
    })
    afterEach(() => world.close())

    test('those who may approve it get one mail and see that it waits for them; its author does not', async () => {
      await person(world, cast.team, { name: 'Andi Admin', role: 'admin' })
      expect(await page(`/konsol/imbauan/${number}`, 'rina')).toContain('Minta persetujuan')
      expect(await page('/konsol/antrean', 'bagus')).not.toContain('Menunggu persetujuan Anda')
      const done = await ask('rina')
      expect([done.status, done.to]).toEqual([303, expect.stringContaining('Persetujuan diminta kepada 2 rekan.')])
      expect(letters().map(({ to }) => to)).toEqual(expect.arrayContaining(['bagus@jatim.test', 'sari@jatim.test']))
      expect(letters()).toHaveLength(2)
      expect(letters()[0]?.subject).toBe(`[TLP:AMBER+STRICT] Minta persetujuan Anda: ${number}`)
      expect(letters()[0]?.text).toContain(`/konsol/imbauan/${number}`)
      expect(letters()[0]?.text).not.toContain('Halaman judi online')
      expect(await page('/konsol/antrean', 'bagus')).toContain('Menunggu persetujuan Anda (1)')
      expect(await page('/konsol/imbauan?untuk=saya', 'bagus')).toContain(number)
      expect(await page(`/konsol/imbauan/${number}`, 'bagus')).toContain('Rina meminta persetujuan')
      expect(await page('/konsol/antrean', 'rina')).not.toContain('Menunggu persetujuan Anda')
      expect(await page('/konsol/imbauan?untuk=saya', 'rina')).not.toContain(`>${number}<`)
      expect(await page('/konsol/imbauan', await otherTeam())).not.toContain('Menunggu persetujuan')
    })

    const otherTeam = async () => {
      cookies.set('udin', await cookieOf(world, 'udin@sultra.test'))
      return 'udin'
    }

    test('it is asked once for each version: a change takes the question back, and may be asked about anew', async () => {
      await ask('rina')
      const again = await ask('rina', 'g')
      expect([again.status, again.text.includes('Persetujuan sudah diminta oleh Rina.')]).toEqual([409, true])
      expect(letters()).toHaveLength(2)
      await reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { title: 'Judul baru' }))
      expect(await page('/konsol/antrean', 'bagus')).not.toContain('Menunggu persetujuan Anda')
      await ask('rina', 'h')
      expect(letters()).toHaveLength(4)
      expect(new Set(letters().map(({ messageId }) => messageId)).size).toBe(4)
    })

    test('who read the draft before it was asked about still approves it; approved, it waits for nobody', async () => {
      const read = (await known()).advisory.seq
      await ask('rina')
      await approveAdvisory(world.ports, cast.bagus, id, { seq: read })
      expect((await known()).advisory).toMatchObject({ status: 'approved', asked: null })
      expect(await page('/konsol/antrean', 'sari')).not.toContain('Menunggu persetujuan Anda')
      expect((await ask('rina', 'i')).status).toBe(409)
      const events = await listAdvisoryEvents(world.ports.database.query, id)
      const replayed = events.reduce<Advisory | null>(evolveAdvisory, null)
      expect(JSON.parse(JSON.stringify(replayed))).toEqual((await known()).advisory)
    })

    test('only its author asks, and what is wider than its incident is asked of leads alone', async () => {
      expect((await ask('bagus')).status).toBe(403)
      await reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { tlp: 'GREEN', notice: 'N4' }))
      await ask('rina', 'k')
      expect(letters().map(({ to }) => to)).toEqual(['bagus@jatim.test'])
      expect(await page('/konsol/antrean', 'bagus')).toContain('Menunggu persetujuan Anda (1)')
      expect(await page('/konsol/antrean', 'sari')).not.toContain('Menunggu persetujuan Anda')
    })

    test('where nobody else may approve, it says so', async () => {
      const { query } = world.ports.database
      await world.ports.database.commit([
        query
          .updateTable('membership')
          .set({ disabled_at: world.ports.now().toISOString() })
          .where('person_id', 'in', [cast.bagus.id, cast.sari.id])
          .compile(),
      ])
      const alone = await ask('rina')
      expect([alone.status, alone.text.includes('Belum ada orang kedua')]).toEqual([422, true])
      expect((await known()).advisory.asked ?? null).toBeNull()
    })
  })
