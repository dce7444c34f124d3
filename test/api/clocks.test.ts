import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../src/mail/tick.ts'
import { insertPlaybook } from '../../src/store/playbooks.ts'
import { aTeam, type Cast, playbook } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Call, calling, story, tokenFor, tokenOf } from './call.ts'

for (const engine of engines)
  describe(`Clocks and moves by the API on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Call
    let at: string
    const clock = async (id: string, call = rina) => {
      const { body } = await call('GET', `${at}/clocks`)
      return body.items.find((one: { id: string }) => one.id === id)
    }
    const seq = async () => (await rina('GET', at)).body.seq

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = calling(world, await tokenOf(world, cast.rina))
      const { body } = await calling(world, null)('POST', '/api/v1/reports', story)
      at = `/api/v1/incidents/${body.number}`
    })
    afterEach(() => world.close())

    const leaked = async () => rina('PATCH', at, { seq: await seq(), personalData: 'ya', severity: 'tinggi' })

    test('each clock says its basis, its duty, its letter and how it stands', async () => {
      await leaked()
      expect(await clock('K8a')).toMatchObject({
        basis: 'law',
        article: 'UU 27/2022 ps. 46',
        duty: 'OPD pengendali data pribadi',
        letter: 'N7-subjek',
        state: 'running',
        startedBy: 'Rina (skrip)',
        metAt: null,
        proof: null,
        corrections: [],
      })
      expect(await clock('K1')).toMatchObject({ basis: 'default', article: null, duty: null })
      world.clock.advance('73h')
      await tick(world.ports)
      expect(await clock('K8a')).toMatchObject({ state: 'breached' })
    })

    test('a clock of law is closed by a file that shows the sending, at the moment it was sent', async () => {
      await leaked()
      const files = await rina('POST', `${at}/attachments`, { name: 'tanda-kirim.pdf', type: 'application/pdf', base64: btoa('pdf') })
      const said = { to: 'Lembaga PDP', how: 'Surat 005/123' }
      world.clock.advance('5h')
      const sentAt = new Date(world.ports.now().getTime() - 3_600_000).toISOString()
      const nothing = await rina('POST', `${at}/clocks/K8b/proof`, { ...said, sentAt })
      expect([nothing.status, nothing.body.errors[0].field]).toEqual([422, 'evidence'])
      const early = await rina('POST', `${at}/clocks/K8b/proof`, {
        ...said,
        sentAt: '2020-01-01T00:00:00Z',
        evidence: files.body.items[0].id,
      })
      expect([early.status, early.body.errors[0].field]).toEqual([422, 'sentAt'])
      const proved = await rina('POST', `${at}/clocks/K8b/proof`, { ...said, sentAt, evidence: files.body.items[0].id })
      expect(proved.status, JSON.stringify(proved.body)).toBe(201)
      expect(await clock('K8b')).toMatchObject({
        state: 'met',
        metAt: sentAt,
        late: false,
        stoppedBy: 'Rina (skrip)',
        proof: { sentAt, ...said, evidence: files.body.items[0].id, advisory: null },
      })
      expect((await rina('POST', `${at}/clocks/K8b/proof`, { ...said, sentAt, evidence: files.body.items[0].id })).status).toBe(409)
    })

    test('a program cannot sign that a clock does not apply: there is no such call', async () => {
      await leaked()
      const { body } = await calling(world, null)('GET', '/api/openapi.json')
      expect(Object.keys(body.paths).filter(path => /waive|tidak-berlaku/.test(path))).toEqual([])
      expect((await rina('POST', `${at}/clocks/K8a/waiver`, { reason: 'x' })).status).toBe(404)
      expect(await clock('K8a')).toMatchObject({ state: 'running' })
    })

    test('a start that was known earlier is corrected with author and reason; the one before stays', async () => {
      await leaked()
      const before = await clock('K8a')
      const startedAt = new Date(new Date(before.startedAt).getTime() - 80 * 3_600_000).toISOString()
      const wanted = { clocks: ['K8a', 'K8b'], startedAt, reason: 'Dinas sudah tahu sejak Sabtu' }
      expect((await rina('POST', `${at}/clocks/correction`, { ...wanted, reason: ' ' })).status).toBe(422)
      expect((await rina('POST', `${at}/clocks/correction`, { ...wanted, clocks: ['K14'] })).status).toBe(422)
      expect((await rina('POST', `${at}/clocks/correction`, wanted)).status).toBe(201)
      expect(await clock('K8a')).toMatchObject({
        startedAt,
        corrections: [{ startedAt: before.startedAt, by: 'Rina (skrip)', reason: 'Dinas sudah tahu sejak Sabtu' }],
      })
      expect((await clock('K8b')).dueAt < world.ports.now().toISOString()).toBe(true)
    })

    test('who may only read changes nothing; the agency concerned sees how it stands, and nobody’s hand', async () => {
      await rina('POST', `${at}/affected`, { asset: 'as-dinkes' })
      await leaked()
      const reader = calling(world, await tokenOf(world, cast.rina, { scopes: ['incidents:read'] }))
      const startedAt = '2026-07-14T00:00:00Z'
      expect((await reader('POST', `${at}/clocks/correction`, { clocks: ['K8a'], startedAt, reason: 'x' })).status).toBe(403)
      const auditor = calling(world, await tokenFor(world, cast.team, 'auditor'))
      expect([403, 404]).toContain((await auditor('POST', `${at}/clocks/correction`, { clocks: ['K8a'], startedAt, reason: 'x' })).status)
      const agency = calling(world, await tokenFor(world, cast.team, 'regency', '35.25'))
      const seen = await agency('GET', `${at}/clocks`)
      expect([seen.status, seen.body.items.map((one: { startedBy: string | null }) => one.startedBy).filter(Boolean)]).toEqual([200, []])
      expect((await agency('GET', `${at}/moves/preview?playbook=umum&version=1`)).status).toBe(403)
    })

    test('a move is told before it is done, carried out, and taken back', async () => {
      const preview = await rina('GET', `${at}/moves/preview?playbook=umum&version=1`)
      expect(preview.body).toMatchObject({ from: { id: 'diterima' }, to: { id: 'diterima' }, same: true })
      expect((await rina('GET', at)).body.playbook).toEqual({ id: 'web', version: 1 })
      const wanted = { playbook: 'umum', version: 1, reason: 'Bukan situs web' }
      const moved = await rina('POST', `${at}/moves`, { ...wanted, seq: await seq() })
      expect([moved.status, moved.body.playbook]).toEqual([201, { id: 'umum', version: 1 }])
      const stale = await rina('POST', `${at}/moves/reversal`, { seq: 1 })
      expect(stale.status).toBe(409)
      const back = await rina('POST', `${at}/moves/reversal`, { seq: moved.body.seq })
      expect([back.status, back.body.playbook]).toEqual([201, { id: 'web', version: 1 }])
      expect((await rina('POST', `${at}/moves/reversal`, { seq: back.body.seq })).status).toBeGreaterThanOrEqual(409)
    })

    test('a step that the target does not know must be picked; what does not exist is not found', async () => {
      const { triase: _, ...steps } = playbook('web').steps
      const compiled = JSON.stringify({
        ...playbook('web'),
        steps: { ...steps, penilaian: { ...playbook('web').steps.triase, id: 'penilaian' } },
      })
      const { sha256, now } = world.ports
      const row = { id: 'web', version: 2, hash: sha256(compiled), source: '', compiled, published_at: now().toISOString() }
      await world.ports.database.commit([insertPlaybook(world.ports.database.query, row)])
      expect((await rina('GET', `${at}/moves/preview?playbook=web&version=2&step=penilaian`)).body.to.id).toBe('penilaian')
      expect((await rina('GET', `${at}/moves/preview?playbook=web&version=9`)).status).toBe(404)
      expect((await rina('GET', `${at}/moves/preview`)).body).toMatchObject({ from: { id: 'diterima' }, to: { id: 'diterima' } })
      expect((await rina('GET', `${at}/moves/preview?version=x`)).status).toBe(422)
    })
  })
