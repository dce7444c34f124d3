import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aReport, aTeam, type Cast, opened } from '../fixtures.ts'
import { emailOf, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`An abuse report for a provider’s program, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const reported = (kind: 'phishing' | 'ddos', system: string) => {
      const base = aReport({ kind })
      return opened(world, cast.team, { ...base, report: { ...base.report, system } })
    }

    test('stands beside the N5 as a download; the same incident is the same report', async () => {
      const { number } = await reported('phishing', 'hxxps://masuk-bank[.]example/login')
      const rina = await visitor(world, emailOf(cast.rina))
      expect((await rina(`/konsol/tiket/${number}/surat`)).text).toContain(`href="/konsol/tiket/${number}/xarf"`)
      const { text } = await rina(`/konsol/tiket/${number}/xarf`)
      expect(JSON.parse(text)).toMatchObject({
        category: 'content',
        type: 'phishing',
        url: 'https://masuk-bank.example/login',
        tags: ['tlp:amber'],
      })
      expect((await rina(`/konsol/tiket/${number}/xarf`)).text).toBe(text)
      expect(text).not.toContain('Agus')
    })

    test('what nobody knows yet is named instead', async () => {
      const { number } = await reported('ddos', 'dinas.example')
      const rina = await visitor(world, emailOf(cast.rina))
      const { text } = await rina(`/konsol/tiket/${number}/xarf`)
      expect(text).toContain('alamat, port, dan protokol penyerang (dari log)')
    })
  })
