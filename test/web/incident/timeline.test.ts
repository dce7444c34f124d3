import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote } from '../../../src/casework/work-incident.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`The timeline of a ticket on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    let cookie: string
    let no: string
    const ask = async (path: string) => (await world.request(path, { headers: { Cookie: cookie } })).text()
    const say = (text: string) => addNote(world.ports, { actor: cast.rina, incident: id }, { text, visible: false })

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
      no = (await stateOf(world, id)).number
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('five hundred notes weigh at most 30 KB, and every one of them is reached by "Lebih lama"', async () => {
      for (let n = 1; n <= 500; n++) {
        if (n % 40 === 0) world.clock.advance('6h')
        await say(`Catatan ke-${n}: memeriksa berkas ${world.ports.sha256(`${n}`)} pada server`)
      }
      cookie = await cookieOf(world, 'rina@jatim.test')
      const seen = new Set<string>()
      let path: string | undefined = `/konsol/tiket/${no}`
      for (let pages = 0; path && pages < 20; pages++) {
        const text = await ask(path)
        expect(gzipSync(text, { level: 6 }).length).toBeLessThanOrEqual(30_000)
        for (const [, n] of text.matchAll(/Catatan ke-(\d+):/g)) seen.add(n ?? '')
        path = /href="([^"]*sebelum=[^"]*)#catatan"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(seen.size).toBe(500)
    })

    test('long notes fill a page sooner: none weighs more than 30 KB, and all are reached', async () => {
      for (let n = 1; n <= 80; n++) {
        const words = Array.from({ length: 22 }, (_, part) => world.ports.sha256(`${n}.${part}`))
        await say(`Panjang ke-${n}: ${words.join('\n')}`)
      }
      const seen = new Set<string>()
      let path: string | undefined = `/konsol/tiket/${no}`
      for (let pages = 0; path && pages < 20; pages++) {
        const text = await ask(path)
        expect(gzipSync(text, { level: 6 }).length).toBeLessThanOrEqual(30_000)
        for (const [, n] of text.matchAll(/Panjang ke-(\d+):/g)) seen.add(n ?? '')
        path = /href="([^"]*sebelum=[^"]*)#catatan"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(seen.size).toBe(80)
    })

    test('a note of five thousand lines is folded, weighs little, and is read whole on a page of its own', async () => {
      const lines = Array.from({ length: 5000 }, (_, n) => `${world.ports.sha256(`${n}`).slice(0, 24)} baris ${n}`)
      await say(lines.join('\n'))
      const text = await ask(`/konsol/tiket/${no}`)
      expect(text).toContain('5.000 baris')
      expect(gzipSync(text, { level: 6 }).length).toBeLessThanOrEqual(30_000)
      const whole = /href="(\/konsol\/tiket\/[^"]+\/riwayat\/\d+)"/.exec(text)?.[1] ?? ''
      expect(await ask(whole)).toContain('baris 4999')
      expect((await world.request(`/konsol/tiket/${no}/riwayat/999999`, { headers: { Cookie: cookie } })).status).toBe(404)
    })
  })
