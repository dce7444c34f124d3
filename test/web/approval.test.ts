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

    const giveBack = async (who: string, note: string, seq?: number) => {
      const body = new URLSearchParams({ seq: `${seq ?? (await known()).advisory.seq}`, form_id: `k${who}${note}`, note })
      const headers = { Cookie: await cookie(who) }
      const answer = await world.request(`/konsol/imbauan/${number}/pengembalian`, { method: 'POST', headers, body })
      await tick(world.ports)
      return { status: answer.status, text: await answer.text() }
    }
    const returned = () => world.mailbox.filter(({ subject }) => subject.includes('Draf Anda dikembalikan'))

    test('the second person sends it back with a note: the question is answered, its writer gets a mail, a change settles it', async () => {
      await reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { tlp: 'AMBER' }))
      await ask('rina')
      expect(await page(`/konsol/imbauan/${number}`, 'bagus')).toContain('Kembalikan dengan catatan')
      expect(await page(`/konsol/imbauan/${number}`, 'rina')).not.toContain('Kembalikan dengan catatan')
      expect((await giveBack('bagus', 'Sebut versi yang terdampak <6.4.')).status).toBe(303)
      expect(returned().map(({ to }) => to)).toEqual(['rina@jatim.test'])
      expect(returned()[0]?.text).toContain('Sebut versi yang terdampak <6.4.')
      expect(await page('/konsol/antrean', 'sari')).not.toContain('Menunggu persetujuan Anda')
      for (const who of ['rina', 'sari']) {
        const shown = await page(`/konsol/imbauan/${number}`, who)
        expect([who, shown.includes('</strong> · Bagus, '), shown.includes('Sebut versi yang terdampak &lt;6.4.')]).toEqual([
          who,
          true,
          true,
        ])
      }
      const events = await listAdvisoryEvents(world.ports.database.query, id)
      const replayed = events.reduce<Advisory | null>(evolveAdvisory, null)
      expect(JSON.parse(JSON.stringify(replayed))).toEqual((await known()).advisory)
      await reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { title: 'Versi di bawah 6.4', tlp: 'AMBER' }))
      expect(await page(`/konsol/imbauan/${number}`, 'rina')).not.toContain('Sebut versi')
      expect(await page(`/konsol/imbauan/${number}/riwayat`, 'sari')).toContain('Sebut versi yang terdampak &lt;6.4.')
      expect((await ask('rina', 'm')).status).toBe(303)
    })

    test('it is sent back by another than its writer, with a note, while it is a draft; who comes late keeps what was typed', async () => {
      expect((await giveBack('rina', 'Saya sendiri')).status).toBe(403)
      const empty = await giveBack('bagus', '  ')
      expect([empty.status, /id="note-g">.*?Tulis catatannya/s.test(empty.text)]).toEqual([422, true])
      const { seq } = (await known()).advisory
      await reviseAdvisory(world.ports, cast.sari, id, aNotice('TKT-2607-0001', { title: 'Judul dari Sari' }))
      const late = await giveBack('bagus', 'Judulnya kurang jelas.', seq)
      expect([late.status, late.text.includes('diubah Sari sejak'), late.text.includes('>Judulnya kurang jelas.</textarea>')]).toEqual([
        409,
        true,
        true,
      ])
      expect((await giveBack('bagus', 'Rahasia di catatan.')).status).toBe(303)
      expect(returned().map(({ to, text }) => [to, /Rahasia di catatan|Judul dari Sari/.test(text)])).toEqual([['sari@jatim.test', false]])
      expect(returned()[0]?.text).toContain(number)
      await approveAdvisory(world.ports, cast.bagus, id)
      expect((await known()).advisory).toMatchObject({ status: 'approved', returned: null })
      const settled = await giveBack('rina', 'Ternyata salah.')
      expect([
        settled.status,
        settled.text.includes('sudah disetujui oleh Bagus'),
        settled.text.includes('>Ternyata salah.</textarea>'),
      ]).toEqual([409, true, true])
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
