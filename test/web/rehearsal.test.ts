import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRehearsal, continueRehearsal } from '../../src/casework/rehearse.ts'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import { findDraft } from '../../src/store/drafts.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, person, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`A draft tried on the past, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    const ask = async (path: string, who = cookie) => {
      const answer = await world.request(path, { headers: { Cookie: who } })
      return { status: answer.status, refresh: answer.headers.get('Refresh'), text: await answer.text() }
    }
    const post = (path: string, fields: Record<string, string>, who = cookie) =>
      world.request(path, { method: 'POST', headers: { Cookie: who }, body: new URLSearchParams(fields) })
    const rewrite = async (change: (source: string) => string) => {
      await post('/konsol/playbook/web/draf', {})
      const { seq, source } = (await findDraft(world.ports.database.query, 'web')) ?? { seq: 0, source: '' }
      expect(change(source)).not.toBe(source)
      await post('/konsol/playbook/web/draf', { seq: `${seq}`, source: change(source) })
    }
    const tryIt = async () => {
      expect((await post('/konsol/playbook/web/uji', {})).status).toBe(303)
      return ask('/konsol/playbook/web/uji')
    }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('a draft that changes nothing finds nothing', async () => {
      await walkTo(world, cast, await reported(world, cast.team), 'pemulihan')
      await rewrite(source => `${source}# sama saja\n`)
      const { text, refresh } = await tryIt()
      for (const says of ['Menempuh jalan lain: 0', 'Tertahan syarat: 0', 'Terlambat: 0', '1 dari 1 insiden sudah'])
        expect(text).toContain(says)
      expect(refresh).toBeNull()
    })

    test('a choice that is gone is another way, a new gate bars, a shorter time is late; each number has its rows', async () => {
      const id = await reported(world, cast.team)
      world.clock.advance('50m')
      const { number } = await walkTo(world, cast, id, 'triase')
      await reported(world, cast.team)
      await rewrite(source =>
        source.replace(/^ {6}terima:\n/m, '      setuju:\n').replace(/(baca-laporan:\n {8}do: [^\n]*\n {8}due: )\S+/, '$110m'),
      )
      const { text } = await tryIt()
      expect(text).toContain('Menempuh jalan lain: 1')
      expect(text).toContain(number)
      const late = await ask('/konsol/playbook/web/uji?hasil=late')
      expect(late.text).toMatch(/Terlambat: [12]/)
      expect(late.text).toContain(number)
    })

    test('a gate that nobody met is named', async () => {
      const { number } = await walkTo(world, cast, await reported(world, cast.team), 'verifikasi')
      await rewrite(source => source.replace(/(^ {6}terima:\n {8}label: [^\n]*\n)/m, '$1        needs: [affected]\n'))
      await tryIt()
      const { text } = await ask('/konsol/playbook/web/uji?hasil=blocked')
      expect(text).toContain('paling sedikit satu instansi atau aset terdampak')
      expect(text).toContain(number)
    })

    test('only what the person may read is counted, and somebody else’s trial is not there', async () => {
      const red = await reported(world, cast.team)
      const { seq } = await stateOf(world, red)
      await classifyIncident(world.ports, { actor: cast.rina, incident: red }, { seq, changes: { tlp: 'RED' } })
      await rewrite(source => source.replace(/^ {6}terima:\n/m, '      setuju:\n'))
      const gresik = { ...cast.rina, organisation: '35.78' }
      await beginRehearsal(world.ports, gresik, 'web')
      expect((await continueRehearsal(world.ports, gresik, { id: 'web', most: 100 }))?.total).toBe(0)
      await person(world, cast.team, { name: 'Pemeriksa', role: 'auditor' })
      expect((await ask('/konsol/playbook/web/uji', await cookieOf(world, 'pemeriksa@jatim.test'))).status).toBe(403)
      expect((await ask('/konsol/playbook/web/uji', await cookieOf(world, 'sari@jatim.test'))).status).toBe(404)
    })
  })
