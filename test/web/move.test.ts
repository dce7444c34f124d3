import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { listEvents } from '../../src/store/events.ts'
import { insertPlaybook } from '../../src/store/playbooks.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, playbook, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Changing the playbook of running incidents on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    let other: string
    let cookie: string
    const ask = async (path: string) => {
      const answer = await world.request(path, { headers: { Cookie: cookie } })
      return { status: answer.status, text: await answer.text() }
    }
    const post = async (path: string, fields: [string, string][]) => {
      const answer = await world.request(path, { method: 'POST', headers: { Cookie: cookie }, body: new URLSearchParams(fields) })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') }
    }
    const seq = async () => `${(await stateOf(world, id)).seq}`

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
      other = await reported(world, cast.team)
      const changed = playbook('web')
      delete changed.steps.verifikasi?.tasks['lihat-bukti']
      const published_at = world.ports.now().toISOString()
      const compiled = JSON.stringify(changed)
      const row = { id: 'web', version: 2, hash: world.ports.sha256(compiled), source: '', compiled, published_at }
      await world.ports.database.commit([insertPlaybook(world.ports.database.query, row)])
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('when triage finds that it is a DDoS, its playbook is proposed with the reason; nothing moves by itself', async () => {
      const { number, playbook: pinned } = await stateOf(world, id)
      expect((await ask(`/konsol/tiket/${number}`)).text).not.toContain('Lebih cocok')
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq: Number(await seq()), changes: { rsit: 'ddos' } })
      const { text } = await ask(`/konsol/tiket/${number}`)
      expect(text).toContain('Lebih cocok: Layanan lumpuh')
      expect(text).toContain(`/konsol/tiket/${number}/playbook?ke=ddos%401`)
      expect((await stateOf(world, id)).playbook).toEqual(pinned)
    })

    test('Rina sees what would become of each task, changes it with a reason, and takes it back', async () => {
      await walkTo(world, cast, id, 'verifikasi')
      const before = await stateOf(world, id)
      const path = `/konsol/tiket/${before.number}/playbook`
      const seen = await ask(`${path}?ke=web@2`)
      expect(seen.text).toContain('Disisihkan')
      expect(
        (
          await post(path, [
            ['ke', 'web@2'],
            ['seq', await seq()],
            ['reason', ''],
          ])
        ).status,
      ).toBe(422)
      const moved = await post(path, [
        ['ke', 'web@2'],
        ['seq', await seq()],
        ['reason', 'Bukti sudah tercatat'],
        ['form_id', 'a'],
      ])
      expect([moved.status, moved.to]).toEqual([303, `/konsol/tiket/${before.number}`])
      const page = await ask(`/konsol/tiket/${before.number}`)
      expect(page.text).toContain('Playbook diganti dari web versi 1 ke web versi 2: Bukti sudah tercatat')
      expect(page.text).toContain('Urungkan pergantian')
      expect(
        (
          await post(`${path}/urungkan`, [
            ['seq', await seq()],
            ['form_id', 'b'],
          ])
        ).status,
      ).toBe(303)
      const after = await stateOf(world, id)
      expect(after.playbook).toEqual({ id: 'web', version: 1 })
      expect(after.tasks.map(({ asideAt: _, ...task }) => task)).toEqual(before.tasks)
      const { number: _, ...row } = after
      expect(row).toEqual(replay(await listEvents(world.ports.database.query, id)))
    })

    test('a page older than the last decision is 409, and the version it has is refused', async () => {
      const { number } = await stateOf(world, id)
      const old = await seq()
      await walkTo(world, cast, id, 'verifikasi')
      const path = `/konsol/tiket/${number}/playbook`
      const late = await post(path, [
        ['ke', 'web@2'],
        ['seq', old],
        ['reason', 'Versi baru'],
      ])
      expect(late.status).toBe(409)
      expect(late.text).toContain('Versi baru')
      expect(
        (
          await post(path, [
            ['ke', 'web@1'],
            ['seq', await seq()],
            ['reason', 'x'],
          ])
        ).status,
      ).toBe(422)
      expect(
        (
          await post(path, [
            ['ke', 'web@77'],
            ['seq', await seq()],
            ['reason', 'x'],
          ])
        ).status,
      ).toBe(404)
    })

    test('from the playbook’s page all are moved, each by itself, and all are taken back', async () => {
      const { text } = await ask('/konsol/playbook/web/berjalan')
      for (const one of [id, other]) expect(text).toContain((await stateOf(world, one)).number)
      const none = await post('/konsol/playbook/web/pindah', [
        ['ke', '2'],
        ['reason', 'Versi baru'],
        ['yang', 'pilih'],
      ])
      expect(none.status).toBe(422)
      const unsaid = await post('/konsol/playbook/web/pindah', [
        ['ke', '2'],
        ['yang', 'semua'],
      ])
      expect([unsaid.status, unsaid.text.match(/Tulis mengapa/g)?.length]).toEqual([422, 2])
      const seen = await post('/konsol/playbook/web/pindah', [
        ['ke', '2'],
        ['reason', 'Versi baru'],
        ['yang', 'semua'],
      ])
      expect(seen.text).toContain('2 insiden akan dipindahkan ke web versi 2')
      expect(seen.text).toContain('Belum ada yang berubah')
      for (const one of [id, other]) expect((await stateOf(world, one)).playbook.version).toBe(1)
      const done = await post('/konsol/playbook/web/pindah', [
        ['ke', '2'],
        ['reason', 'Versi baru'],
        ['yang', 'semua'],
        ['yakin', '1'],
      ])
      expect([done.status, done.to]).toEqual([303, '/konsol/playbook/web/berjalan?pindah=2'])
      expect([(await stateOf(world, id)).playbook.version, (await stateOf(world, other)).playbook.version]).toEqual([2, 2])
      const again = await post('/konsol/playbook/web/pindah', [
        ['ke', '2'],
        ['reason', 'Versi baru'],
        ['yang', 'semua'],
        ['yakin', '1'],
      ])
      expect(again.text).toContain('sudah memakai web versi 2')
      const newer = await reported(world, cast.team)
      const mixed = await post('/konsol/playbook/web/pindah', [
        ['ke', '1'],
        ['reason', 'Versi lama'],
        ['no', (await stateOf(world, newer)).number],
        ['no', 'TKT-2607-9999'],
        ['yakin', '1'],
      ])
      expect([mixed.status, (await stateOf(world, newer)).playbook.version]).toEqual([200, 1])
      expect(mixed.text).toContain('1 insiden dipindahkan, 1 tidak.')
      await post('/konsol/playbook/web/urungkan', [['yang', 'semua']])
      expect([(await stateOf(world, id)).playbook.version, (await stateOf(world, other)).playbook.version]).toEqual([1, 1])
    })
  })
