import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newTask } from '../../src/casework/proof-of-work.ts'
import { aTeam } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const event = { kind: 'web', story: 'Situs berubah', noticed: 'baru-saja', ongoing: 'ya' }
const who = { name: 'Agus', phone: '0812-3456-7890', organisation: 'Dinas Kesehatan Kab. Gresik' }

for (const engine of engines)
  describe(`The public form, on ${engine.name}`, () => {
    let world: World
    beforeEach(async () => {
      world = await createWorld(engine)
      await aTeam(world)
    })
    afterEach(() => world.close())

    const post = (path: string, fields: Record<string, string>, address = '203.0.113.7') =>
      world.app.request(
        new URL(path, world.ports.settings.baseUrl),
        { method: 'POST', body: new URLSearchParams({ ...event, ...who, ...fields }) },
        { address },
      )
    const send = async (fields: Record<string, string>, address?: string) => {
      const answer = await post('/lapor/kirim', fields, address)
      expect(answer.status).toBe(303)
      return answer.headers.get('Location') ?? ''
    }
    const held = async () => {
      const rows = await world.ports.database.query.selectFrom('incident').select(['number', 'held']).orderBy('number').execute()
      return rows.map(row => row.held ?? null)
    }
    /** An id as the first screen gives it out at this moment of the world's clock. */
    const bornNow = (n = 0) => {
      const time = world.ports.now().getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`
    }
    const form = (n: number) => `formulir-${String(n).padStart(4, '0')}`
    const spend = async () => {
      for (let n = 0; n < 5; n += 1) await send({ form_id: form(n) })
    }
    /** The task of the check page, as the browser reads it. */
    const taskFor = async (formId: string) => {
      const page = await (await post('/lapor/periksa', { form_id: formId })).text()
      return /data-proof="([^"]+)"/.exec(page)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    }
    const solved = async (task: string | undefined) => {
      const challenge = JSON.parse(task ?? '')
      const solution = await solveChallenge({ challenge, deriveKey })
      return { challenge, solution: { counter: solution?.counter ?? 0, derivedKey: solution?.derivedKey ?? '' } }
    }

    test('a robot that fills the trap is thanked like everybody, and its report is held', async () => {
      expect(await send({ form_id: form(1), situs_web: 'https://obat.example' })).toMatch(/^\/t\/[\w-]{32}\?baru=1$/)
      expect(await held()).toEqual(['jebakan'])
    })

    test('nobody fills three screens in less than three seconds', async () => {
      const id = bornNow()
      world.clock.advance('2s')
      await send({ form_id: id })
      const slow = bornNow(1)
      world.clock.advance('3s')
      await send({ form_id: slow })
      expect(await held()).toEqual(['cepat', null])
    })

    test('suspicious reports take no room from the team', async () => {
      for (let n = 0; n < 6; n += 1) await send({ form_id: form(n), situs_web: 'x' }, `198.51.100.${n}`)
      const teams = await world.ports.database.query.selectFrom('rate').select('count').where('bucket', 'like', 'lapor tim%').execute()
      expect(teams).toEqual([])
    })

    test('the same form sent again is the same report and is not counted again', async () => {
      for (let n = 0; n < 9; n += 1) await send({ form_id: form(0) })
      expect(await held()).toEqual([null])
      const [use] = await world.ports.database.query.selectFrom('rate').select('count').where('bucket', 'like', 'lapor alamat%').execute()
      expect(use?.count).toBe(1)
    })

    test('addresses of one /64 share a bucket; a neighbour network has its own', async () => {
      for (let n = 0; n < 6; n += 1) await send({ form_id: form(n) }, `2001:db8:1:2::${n + 1}`)
      await send({ form_id: form(7) }, '2001:db8:1:3::1')
      expect(await held()).toEqual([null, null, null, null, null, 'alamat', null])
    })

    test('programs without a token fall under the same limits and are never refused for their number', async () => {
      const call = (n: number) =>
        world.request('/api/v1/reports', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `kunci-kunci-${n}` },
          body: JSON.stringify({
            kind: 'web',
            story: 'Situs berubah',
            ongoing: 'ya',
            organisation: 'Dinas',
            reporter: { name: 'Agus', phone: '0812-3456-7890' },
          }),
        })
      for (let n = 0; n < 7; n += 1) expect((await call(n)).status).toBe(201)
      expect((await call(6)).status).toBe(200)
      expect((await held()).filter(why => why === 'alamat')).toHaveLength(2)
    })

    test('a proof of work is offered only once the address has used up its five', async () => {
      expect(await taskFor(form(1))).toBeUndefined()
      await spend()
      expect(await taskFor(form(9))).toBeDefined()
      world.clock.advance('61m')
      expect(await taskFor(form(9))).toBeUndefined()
    })

    test('whoever solves it is not held for the address', async () => {
      await spend()
      const altcha = JSON.stringify(await solved(await taskFor(form(9))))
      await send({ form_id: form(9), altcha })
      await send({ form_id: form(10) })
      expect(await held()).toEqual([null, null, null, null, null, null, 'alamat'])
    })

    test('a solution is good once', async () => {
      await spend()
      const altcha = JSON.stringify(await solved(await taskFor(form(9))))
      await send({ form_id: form(9), altcha })
      const marks = await world.ports.database.query.selectFrom('form_seen').select('id').where('id', 'like', 'bukti-kerja %').execute()
      expect(marks).toHaveLength(1)
      const taken = await post('/lapor/kirim', { form_id: form(9), altcha, story: 'Lain' })
      expect(taken.status).toBe(422)
      expect((await held()).filter(why => why === null)).toHaveLength(6)
    })

    test('the same proof from many at the same moment lets one pass', async () => {
      await spend()
      const altcha = JSON.stringify(await solved(await taskFor(form(9))))
      await Promise.all(Array.from({ length: 4 }, () => send({ form_id: form(9), altcha })))
      expect(await held()).toHaveLength(6)
    })

    test('a bad solution holds the report and stops nobody', async () => {
      await spend()
      type Good = Awaited<ReturnType<typeof solved>>
      const hoursAgo = { ...world.ports, now: () => new Date(world.ports.now().getTime() - 2 * 3_600_000) }
      const bad: Record<string, (good: Good, formId: string) => unknown> = {
        'another form': async () => solved(await taskFor(form(99))),
        expired: async (_, formId) => solved(await newTask(hoursAgo, formId)),
        'signed by somebody else': async (_, formId) => solved(await newTask({ ...world.ports, mac: () => 'theirs' }, formId)),
        'changed afterwards': ({ challenge, solution }) => {
          const { parameters } = challenge
          const until = parameters.data.until + 1
          return { challenge: { ...challenge, parameters: { ...parameters, data: { ...parameters.data, until } } }, solution }
        },
        'made easier': ({ challenge, ...rest }) => ({
          ...rest,
          challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } },
        }),
        unsigned: ({ challenge: { parameters }, solution }) => ({ challenge: { parameters }, solution }),
        'not solved': ({ challenge, solution }) => ({ challenge, solution: { ...solution, counter: solution.counter + 1 } }),
        'a wrong number': ({ challenge }) => ({ challenge, solution: { counter: -1, derivedKey: 'ff' } }),
        empty: () => ({ challenge: {}, solution: {} }),
        nothing: () => null,
        'no JSON': () => 'sampah',
        long: () => 'x'.repeat(100_000),
      }
      for (const [at, [name, make]] of Object.entries(bad).entries()) {
        const formId = form(30 + at)
        const made = await make(await solved(await taskFor(formId)), formId)
        await send({ form_id: formId, altcha: typeof made === 'string' ? made : JSON.stringify(made) })
        expect((await held()).slice(5 + at), name).toEqual(['alamat'])
      }
      const [formId, last] = [form(60), await held()]
      await send({ form_id: formId, altcha: JSON.stringify(await solved(await taskFor(formId))) })
      expect((await held()).slice(last.length)).toEqual([null])
    }, 30_000)
  })
