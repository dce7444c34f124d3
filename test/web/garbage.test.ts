import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { engines, root } from '../engines.ts'
import { cookieOf } from '../factor.ts'
import { opened } from '../fixtures.ts'
import { setStage } from '../journey/stage.ts'
import { createWorld, type World } from '../world.ts'

const naughty: string[] = JSON.parse(readFileSync(join(root, 'test/data/evil/blns.json'), 'utf8'))
const hostile = [
  ...naughty.filter((_, at) => at % 9 === 0),
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '%',
  '%zz',
  "'; DROP TABLE incident; --",
  'a'.repeat(5000),
  '{"$ne":1}',
  '-1',
  '9'.repeat(40),
  '\r\nBcc: x@y.z',
]

const fields = [
  'kind story noticed noticed_day noticed_month noticed_year ongoing system impact actions organisation organisation_choice name position phone email form_id back stored remove',
  'choice seq title severity tlp rsit iiv personalData tags owner text visible result asset state notice explanation indicators references incident affected roles kinds below organisations',
  'due_day due_month due_year due_time confirm answer note number code email password next reason final_report lessons entry_vector waiting_for via value role slug team timezone constituency source instansi playbook tiket own texts csaf kev products vulnerabilities url',
].flatMap(line => line.split(' '))

/** Every route the program has, with its parameters filled by what a stranger might put there. */
function targets(world: World, fill: (name: string) => string) {
  const known = new Set(
    world.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*')).map(({ method, path }) => `${method} ${path}`),
  )
  return [...known].map(one => {
    const [method = 'GET', path = '/'] = one.split(' ')
    return {
      method,
      route: path,
      path: path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) =>
        name === 'team' ? '@jatim' : encodeURIComponent(fill(name).toWellFormed()),
      ),
    }
  })
}

for (const engine of engines)
  describe(`${engine.name}: nothing that a stranger sends breaks it`, () => {
    let world: World
    let cookies: string[] = []
    let number = ''

    beforeAll(async () => {
      world = await createWorld(engine)
      await publishPlaybooks(world.ports)
      const team = await setStage(world.ports)
      const reporter = { name: 'Agus', position: null, phone: '0812', email: null }
      const report = {
        story: 'x',
        noticed: null,
        noticedAt: null,
        ongoing: 'ya' as const,
        system: null,
        impact: null,
        actions: null,
        via: 'form',
        reporter,
        organisationText: null,
      }
      number = (await opened(world, team, { kind: 'web', report, organisation: null, attachments: [], key: null })).number
      cookies = ['', await cookieOf(world, 'rina@jatim.example'), await cookieOf(world, 'bagus@jatim.example')]
    })
    afterAll(() => world.close())

    it('answers every route, parameter and field with less than 500, and shows no insides', async () => {
      const rounds = engine.name === 'sqlite' ? 8 : 2
      let tried = 0
      for (let round = 0; round < rounds; round++) {
        const word = (at: number) => hostile[(at * 7 + round * 13) % hostile.length] ?? ''
        for (const [at, { method, path, route }] of targets(world, name =>
          name === 'no' && round % 2 === 0 ? number : word(round),
        ).entries()) {
          const headers: Record<string, string> = cookies[at % 3] ? { cookie: cookies[at % 3] ?? '' } : {}
          const body = new URLSearchParams(fields.map((field, index) => [field, word(at + index)]))
          const query = new URLSearchParams({
            v: word(at),
            q: word(at + 1),
            cursor: word(at + 2),
            severity: word(at + 3),
            jenis: word(at + 4),
            next: word(at + 5),
            penerima: word(at),
          })
          const response = await world.request(`${path}?${query}`, {
            method,
            headers,
            ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
          })
          const text = await response.text()
          expect(response.status, `${method} ${route}: ${text.slice(0, 300)}`).toBeLessThan(500)
          expect(text, `${method} ${route}`).not.toMatch(/SQLITE_|at \w+ \(.*:\d+:\d+\)|node_modules|kysely/i)
          tried += 1
        }
      }
      expect(tried).toBeGreaterThan(rounds * 30)
      expect(world.logged.filter(line => line.what === 'unexpected')).toEqual([])
    }, 120_000)

    it('refuses bodies it cannot read', async () => {
      for (const [type, body] of [
        ['multipart/form-data; boundary=x', '--y\r\nnonsense'],
        ['multipart/form-data', 'no boundary'],
        ['application/json', '{"a":'],
        ['text/plain', 'kind=web'],
        ['application/x-www-form-urlencoded', '%%%=%%%&a=%zz'],
      ] as const) {
        for (const path of ['/lapor/2', '/lapor/kirim', '/masuk', '/tiket']) {
          const response = await world.request(path, { method: 'POST', headers: { 'content-type': type }, body })
          expect(response.status, `${path} ${type}`).toBeGreaterThanOrEqual(400)
          expect(response.status, `${path} ${type}`).toBeLessThan(500)
        }
      }
    })

    it('writes nothing of a refused report, and keeps what was typed beside the sentence', async () => {
      const before = await count(world)
      const response = await world.request('/lapor/kirim', {
        method: 'POST',
        body: new URLSearchParams({ kind: 'web', story: 'Sudah saya ketik panjang-panjang', organisation: 'Kab. Gresik', name: 'Agus' }),
      })
      const html = await response.text()
      expect(response.status).toBe(422)
      expect(html).toContain('<title>Galat: ')
      expect(html).toContain('Sudah saya ketik panjang-panjang')
      expect(html).toContain('Isi nomor WhatsApp/telepon atau surel, paling tidak satu.')
      expect(await count(world)).toBe(before)
    })
  })

async function count(world: World): Promise<number> {
  return (await world.ports.database.query.selectFrom('report').select('incident_id').execute()).length
}
