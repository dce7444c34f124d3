import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { classifyIncident } from '../../../src/casework/work-incident.ts'
import { cookieOf } from '../../factor.ts'
import { aReport, aStory, aTeam, type Cast, opened, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`what a reporter reads in English, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const read = async (path: string, cookie = 'bahasa=en') => (await world.request(path, { headers: { Cookie: cookie } })).text()
    const refused = async (path: string, fields: Record<string, string>) => {
      const answer = await world.request(path, { method: 'POST', headers: { Cookie: 'bahasa=en' }, body: new URLSearchParams(fields) })
      expect(answer.status).toBe(422)
      return answer.text()
    }

    test('a title made by the program names the kind in English; stored, and in Indonesian, it is what it was', async () => {
      const { id, token, number } = await opened(world, cast.team, aReport({ report: aStory({ system: 'dinkes.example' }) }))
      const cookie = await cookieOf(world, 'rina@jatim.test')
      for (const [path, who] of [
        [`/t/${token}`, ''],
        [`/konsol/tiket/${number}`, cookie],
      ] as const) {
        expect(await read(path, `${who}; bahasa=en`)).toMatch(/<h1>Website defaced[^<]*: dinkes[^<]*<\/h1>/)
        expect(await read(path, who)).toContain('<h1>Situs web diubah, mis. judi online: dinkes')
      }
      expect(await read('/konsol/antrean?v=baru', `${cookie}; bahasa=en`)).toMatch(/<bdi>Website defaced[^<]*: dinkes/)
      expect((await stateOf(world, id)).title).toMatch(/^Situs web diubah/)
    })

    test('a title that a person wrote stays', async () => {
      const { id, token } = await opened(world, cast.team, aReport())
      const title = 'Situs web diubah lagi: beranda'
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { changes: { title }, seq: (await stateOf(world, id)).seq })
      expect(await read(`/t/${token}`)).toContain(`<h1>${title}</h1>`)
    })

    test('the printed form and the page of the ticket name each part of the story in English, and the ticket to keep is said in English', async () => {
      const { token } = await opened(
        world,
        cast.team,
        aReport({ report: aStory({ system: 'x.example', impact: 'Mati', actions: 'Nihil' }) }),
      )
      const paper = await read(`/t/${token}/cetak`)
      const parts = ['System: x.example', 'Impact: Mati', 'Actions: Nihil']
      expect(parts.filter(line => !paper.includes(line))).toEqual([])
      const page = await read(`/t/${token}`)
      expect([...parts, aStory().story, 'What you reported'].filter(line => !page.includes(line))).toEqual([])
      const message = decodeURIComponent(/wa\.me\/\?text=([^"]*)/.exec(await read(`/t/${token}`))?.[1] ?? '')
      expect(message).toMatch(/^Ticket \S+, code \w+: http/)
    })

    test('the description after RFC 2350, whose headings are English, names the working days in English', async () => {
      const text = await read('/kontak.txt', '')
      expect(text).toMatch(/2\.11 Points of Customer Contact\n {4}Mon/)
      expect(text).not.toMatch(/Senin|Jumat/)
    })

    test('a date that cannot be is marked as every other field is, with the order in which it is asked', async () => {
      const html = await refused('/lapor/2', {
        kind: 'web',
        story: 'Beranda diganti',
        noticed: 'tanggal-lain',
        noticed_day: '31',
        noticed_month: '6',
        noticed_year: '2026',
        ongoing: 'ya',
      })
      expect(html).toMatch(/<fieldset class="refused" aria-describedby="noticed-u noticed-s">/)
      expect(html).toContain('Day, month as a number, then year; for example 7 7 2026.')
      expect(html).toMatch(/<p class="wrong" id="noticed-s">.*Write a valid date/)
      expect(html.match(/id="noticed_[a-z]+"[^>]*aria-invalid="true"/g)).toHaveLength(3)
    })

    test('a number and a code that do not go together are both marked, whichever is wrong', async () => {
      const { number } = await opened(world, cast.team, aReport())
      for (const typed of [number, 'TKT-2607-9999']) {
        const html = await refused('/tiket', { number: typed, code: 'AAAAAAAA' })
        expect(html.match(/<div class="field refused">/g)).toHaveLength(2)
        expect(html).toContain('Either the number or the code may be wrong.')
      }
    })
  })
