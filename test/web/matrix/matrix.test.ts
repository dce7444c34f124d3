import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetUses } from '../../../src/store/guards.ts'
import { createWorld, engines, type World } from '../../world.ts'
import { type Answer, expected, leaks } from './expected.ts'
import { type Rule, rules } from './rules.ts'
import { isHeard, type Player, type Stage, setMatrix, type Thing } from './stage.ts'

const unknown = 'TKT-2607-9999'

for (const engine of engines)
  describe(`Who gets in where, on ${engine.name}`, () => {
    let world: World
    let stage: Stage
    let routes: string[]
    beforeAll(async () => {
      world = await createWorld(engine)
      stage = await setMatrix(world)
      const all = world.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      routes = [...new Set(all.map(({ method, path }) => `${method} ${path}`))].filter(route => !route.includes(' /:team{'))
    }, 120_000)
    afterAll(() => world.close())

    test('no route without a rule, no rule without a route', () => {
      expect(routes.filter(route => !rules.has(route))).toEqual([])
      expect([...rules.keys()].filter(route => !routes.includes(route))).toEqual([])
    })

    test('everybody, at every door, with every label and agency: as the table says, and no word leaks', async () => {
      const wrong: string[] = []
      const seen = new Map<Answer, number>()
      for (const route of routes.toSorted((a, b) => turn(a) - turn(b))) {
        // The clock stands still: nobody's calls of one route count towards the limit of the next.
        await world.ports.database.commit([forgetUses(world.ports.database.query, '9999')])
        for (const player of stage.players)
          for (const number of numbersFor(route, player)) {
            const [answer, fault] = await tryDoor(route, player, number)
            seen.set(answer, (seen.get(answer) ?? 0) + 1)
            if (fault) wrong.push(fault)
          }
      }
      expect(wrong.slice(0, 40)).toEqual([])
      const tried = [...seen.values()].reduce((sum, n) => sum + n, 0)
      const told = [...seen].map(([answer, n]) => `${n} ${answer}`).join(', ')
      process.stdout.write(`  ${engine.name}: ${routes.length} routes × ${stage.players.length} actors: ${tried} cells tried: ${told}\n`)
      expect(tried).toBeGreaterThan(3000)
      for (const answer of ['let in', 'refused', 'does not exist', 'not known: sign in'] as const)
        expect(seen.get(answer) ?? 0, answer).toBeGreaterThan(100)
    }, 240_000)

    test('what is out of reach answers in the words of a number that nobody has', async () => {
      let compared = 0
      for (const player of stage.players)
        for (const prefix of ['/konsol/tiket', '/instansi/laporan', '/api/v1/incidents']) {
          const said = async (number: string) => {
            const answer = await world.request(`${prefix}/${number}`, { headers: player.headers })
            return [answer.status, (await answer.text()).replaceAll(number, 'N')]
          }
          const nothing = await said(unknown)
          for (const thing of stage.things) {
            const answer = await said(thing.number)
            if (answer[0] !== 404) continue
            compared++
            expect(answer, `${player.name} ${thing.number}`).toEqual(nothing)
          }
        }
      expect(compared).toBeGreaterThan(20)
    })

    function numbersFor(route: string, player: Player): string[] {
      if (!/:(no|number)\b/.test(route) || route.includes('imbauan')) return ['']
      const { actor } = player
      if (!isHeard(player, route)) return [unknown, ...stage.things.slice(0, 1).map(({ number }) => number)]
      // The table is one; on D1, where each question costs more, the two strictest labels of each agency are enough.
      const one = (list: Thing[]) => (engine.name === 'sqlite' ? list : list.filter((_, at) => at % 5 >= 3))
      const theirs = stage.things.filter(({ subject }) => subject.team === actor?.team)
      return [unknown, ...one(actor ? theirs : stage.things).map(({ number }) => number)]
    }

    async function tryDoor(route: string, player: Player, number: string): Promise<[Answer, string | null]> {
      const rule = rules.get(route) as Rule
      const thing = stage.things.find(one => one.number === number && one.subject.team === player.actor?.team) ?? null
      const [method = 'GET', path = '/'] = route.split(' ')
      const response = await world.request(filled(path, number, thing), {
        method,
        ...bodyOf(method, path),
        headers: { ...player.headers, ...(path.startsWith('/api') && method !== 'GET' && { 'Content-Type': 'application/json' }) },
      })
      const text = await response.text()
      const answer = inWords(response)
      const where = `${player.name}: ${route} ${number} ${thing?.subject.tlp ?? ''} ${thing?.subject.organisation ?? ''}`
      if (response.status >= 500) return [answer, `${where}: ${response.status}`]
      if (!expected(rule, player, thing).includes(answer)) return [answer, `${where}: ${answer} (${response.status})`]
      const told = method === 'GET' ? leaks(player, stage, text) : []
      return [answer, told.length > 0 ? `${where}: shows ${told}` : null]
    }

    function filled(path: string, number: string, thing: Thing | null): string {
      const values: Record<string, string> = { no: path.includes('imbauan') ? stage.advisory : number, number, code: '35.25/dinkes' }
      if (path.includes('bukti') || path.includes('attachments')) values.id = thing?.evidence ?? 'x'
      const made = path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'))
      return /^\/(konsol\/(cari|palet|observabel|antrean|imbauan|instansi)|api\/v1\/\w+)$/.test(made) && !made.startsWith('/api')
        ? `${made}?q=kenari&v=semua`
        : made
    }
  })

/** Reading first: some of what is sent changes who owns what, and some ends sessions. */
function turn(route: string): number {
  if (route.startsWith('GET')) return 0
  if (route === 'POST /keluar') return 3
  return /masuk|saya/.test(route) ? 2 : 1
}

/** Well-formed, so that it is the right which answers; what it is about is out of date or does not exist. */
const bodies: [RegExp, object][] = [
  [/PATCH .*incidents\/[^/]+$/, { seq: 1, title: 'x' }],
  [/choices$/, { seq: 1, choice: 'terima' }],
  [/clocks\/.*\/proof$/, { sentAt: '2026-07-14T02:00:00Z', to: 'x', how: 'x' }],
  [/clocks\/correction$/, { clocks: ['K1'], startedAt: '2026-07-14T02:00:00Z', reason: 'x' }],
  [/moves$/, { seq: 1, playbook: 'umum', version: 1, reason: 'x' }],
  [/moves\/reversal$/, { seq: 1 }],
  [/notes$/, { text: 'x', visible: false }],
  [/return$/, { note: 'x' }],
  [/affected$/, { organisation: '35.25/tidak-ada' }],
  [/affected\/[^/]+$/, { state: 'diberi-tahu' }],
  [/POST .*attachments$/, { name: 'x', type: 'text/plain', base64: 'QQ==' }],
  [/POST .*organisations$/, { code: '35.25/dinkes', name: 'x' }],
  [/POST .*contacts$/, { organisation: '35.25/dinkes', name: 'x', role: 'agen', email: 'x@y.example' }],
  [/POST .*assets$/, { organisation: '35.25/dinkes', kind: 'domain', value: 'x.example' }],
  [/PATCH .*(organisations|contacts)/, { name: 'x' }],
  [/PATCH .*assets/, { iiv: true }],
  [
    /POST .*advisories$/,
    { notice: 'N2', incident: 'TKT-2607-9998', title: 'x', tlp: 'AMBER', body: { actions: ['x'] }, audience: { below: '35.25' } },
  ],
]

function bodyOf(method: string, path: string): RequestInit {
  if (method === 'GET' || method === 'DELETE') return {}
  const [, body = {}] = bodies.find(([pattern]) => pattern.test(`${method} ${path}`)) ?? []
  return path.startsWith('/api') ? { body: JSON.stringify(body) } : { body: new URLSearchParams() }
}

function inWords(response: Response): Answer {
  const { status } = response
  const to = response.headers.get('Location') ?? ''
  if (status === 401 || (status === 303 && /^\/masuk(\?next|$)/.test(to))) return 'not known: sign in'
  // Sent to one's own room: an admin to the system, an agency to its portal, the team to its console.
  if (status === 403 || ['/konsol/admin/sistem', '/konsol/statistik', '/instansi', '/konsol'].includes(to)) return 'refused'
  return status === 404 ? 'does not exist' : 'let in'
}
