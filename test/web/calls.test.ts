import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { remindSilent } from '../../src/casework/advisory/chase.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { tick } from '../../src/mail/tick.ts'
import { aNotice, aTeam, type Cast, contacts, drafted, organisations } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Whom to telephone on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
    })
    afterEach(() => world.close())

    const sent = async (audience = {}) => {
      const overrides = { notice: 'N4', tlp: 'GREEN', audience: { ...aNotice(null).audience, ...audience } } as const
      const id = await drafted(world, cast.rina, null, overrides)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }

    test('a reminder sent by hand counts, on the list and on the status page; pressed too soon, the page asks why', async () => {
      const id = await sent()
      world.clock.advance('1h')
      const page = '/konsol/imbauan/IMB-2607-0001'
      const early = await rina(`${page}/pengingat`, { form_id: 'a' })
      expect([early.status, early.text.includes('name="reason"'), early.text.includes('kurang dari 4 jam')]).toEqual([422, true, true])
      expect((await rina('/konsol/telepon')).text).toContain('belum diingatkan')
      expect((await rina(`${page}/pengingat`, { form_id: 'a', reason: 'Sedang dieksploitasi' })).status).toBe(303)
      expect((await rina('/konsol/telepon')).text).toContain('1 pengingat')
      expect((await rina(page)).text).toContain('1×')
      world.clock.advance('4h')
      await remindSilent(world.ports, cast.bagus, id)
      expect((await (await visitor(world, emailOf(cast.rina)))('/konsol/telepon')).text).toContain('2 pengingat')
    })

    test('while the letter itself has not gone out nobody is reminded of it, and the page does not say otherwise', async () => {
      const draft = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN' })
      await approveAdvisory(world.ports, cast.bagus, draft)
      await dispatchAdvisory(world.ports, cast.bagus, draft)
      const { to } = await rina('/konsol/imbauan/IMB-2607-0001/pengingat', { form_id: 'b' })
      expect(decodeURIComponent(to).replaceAll('+', ' ')).toContain('Tidak ada yang diingatkan')
    })

    test('a long list comes in pages; every agency stands on exactly one of them', async () => {
      const codes = Array.from({ length: 45 }, (_, n) => `35.25/dinas-${String(n).padStart(2, '0')}`)
      await organisations(
        world,
        cast.team,
        codes.map(code => [code, `Dinas ${code.slice(-2)}`, 'opd', '35.25']),
      )
      await contacts(
        world,
        cast.team,
        codes.map(organisation => ({
          id: organisation,
          organisation,
          name: 'Agen',
          role: 'agen',
          email: `${organisation.slice(6)}@gresik.test`,
        })),
      )
      await sent({ organisations: codes, again: codes })
      const pages = await Promise.all(['', '?h=2', '?h=3'].map(async asked => (await rina(`/konsol/telepon${asked}`)).text))
      const seen = pages.flatMap(text => [...text.matchAll(/<h2 id="diam-\d+">(Dinas \d\d)</g)].map(([, name]) => name))
      expect([pages.map(text => text.match(/<article/g)?.length), new Set(seen).size]).toEqual([[20, 20, 5], 45])
      expect(pages[1]).toContain('href="/konsol/telepon?h=3"')
      expect(pages[2]).not.toContain('?h=4')
    })
  })
