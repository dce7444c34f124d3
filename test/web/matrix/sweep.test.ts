import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNote } from '../../../src/casework/work-incident.ts'
import { may } from '../../../src/core/access.ts'
import { deliverDue } from '../../../src/mail/outbox/outbox.ts'
import { insertMails } from '../../../src/store/mails.ts'
import { stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'
import { rules } from './rules.ts'
import { isHeard, type Player, type Stage, setMatrix, type Thing } from './stage.ts'

/** Everything the program can answer to a GET, with every number, file and agency there is, for everybody; then the mails and the log. */
for (const engine of engines)
  describe(`No marked word turns up where it may not, on ${engine.name}`, () => {
    let world: World
    let stage: Stage
    beforeAll(async () => {
      world = await createWorld(engine)
      stage = await setMatrix(world)
      for (const { id, subject, canary } of stage.things) {
        const by = stage.players.find(({ actor }) => actor?.kind === 'person' && actor.role === 'analyst' && actor.team === subject.team)
        if (by?.actor) await addNote(world.ports, { actor: by.actor, incident: id }, { text: `catatan${canary}`, visible: false })
      }
    }, 120_000)
    afterAll(() => world.close())

    const gets = () =>
      [...rules.keys()].filter(route => route.startsWith('GET ') && !/healthz|readyz|aset|oidc|masuk|pulihkan|mulai|undangan/.test(route))

    test('in no response of any route, for no actor who may not see it', async () => {
      const found: string[] = []
      const searched = new Map<string, number>()
      let shown = 0
      for (const route of gets())
        for (const player of stage.players)
          for (const path of addresses(route, stage, isHeard(player, route) && engine.name === 'sqlite')) {
            const answer = await world.request(path, { headers: player.headers })
            const text = await answer.text()
            searched.set(player.name, (searched.get(player.name) ?? 0) + 1)
            for (const thing of stage.things) {
              if (text.includes(thing.canary)) shown += 1
              found.push(...wrongIn(text, player, { thing, path }))
            }
          }
      expect(found.slice(0, 20)).toEqual([])
      expect(searched.size).toBe(stage.players.length)
      for (const [name, count] of searched) expect(count, name).toBeGreaterThan(gets().length - 1)
      // A sweep that finds nothing where it should find something has searched nothing.
      expect(shown).toBeGreaterThan(50)
    }, 240_000)

    test('nor another team’s agencies, contacts, assets and advisories, for a colleague of that other team or for nobody', async () => {
      const words = [
        'Bu Wati',
        'wati@dinkes.gresikkab.go.id',
        'dr. Hasan',
        'ppdb.gresikkab.go.id',
        'PPDB daring',
        'Halaman judi online pada situs Anda',
      ]
      const by = (name: string) => stage.players.find(player => player.name === name) as Player
      const seenBy = async (player: Player) => {
        const seen: string[] = []
        for (const route of gets())
          for (const path of addresses(route, stage, engine.name === 'sqlite')) {
            const text = (await (await world.request(path, { headers: player.headers })).text()).replaceAll(path, '')
            seen.push(...words.filter(word => text.includes(word)).map(word => `${player.name} ${path}: ${word}`))
          }
        return seen
      }
      for (const name of ['analyst of another team', 'nobody']) expect(await seenBy(by(name))).toEqual([])
      expect(new Set((await seenBy(by('lead'))).map(line => line.split(': ').at(-1))).size).toBeGreaterThan(3)
    }, 120_000)

    test('in nothing that is taken away: the trail as CSV', async () => {
      let taken = 0
      for (const { name, headers } of stage.players) {
        const answer = await world.request('/konsol/admin/audit/ekspor', { method: 'POST', headers })
        const text = await answer.text()
        if (answer.status === 200) taken += 1
        for (const { canary, reporter } of stage.things)
          expect([text.includes(canary), text.includes(reporter)], name).toEqual([false, false])
      }
      expect(taken).toBeGreaterThan(3)
    })

    test('in no mail: of RED and AMBER+STRICT cases there is the number and a link, and no word', async () => {
      const { query } = world.ports.database
      const letterAbout = async (template: string, { id, subject }: Thing) => ({
        id: world.ports.newId(),
        team_id: subject.team,
        message_id: `<${id}.${template}@tanggap.test>`,
        template,
        address: `${id}@warga.example`,
        cc: null,
        incident_id: id,
        delivery_id: null,
        facts: JSON.stringify({ clock: (await stateOf(world, id)).clocks[0]?.id, breached: true }),
        created_at: world.ports.now().toISOString(),
      })
      const rows = await Promise.all(stage.things.flatMap(thing => ['N1', 'tenggat'].map(template => letterAbout(template, thing))))
      await world.ports.database.commit([insertMails(query, rows)])
      for (let round = 0; round < 10; round++) await deliverDue(world.ports)
      const narrow = stage.things.filter(({ subject }) => subject.tlp === 'RED' || subject.tlp === 'AMBER+STRICT')
      const letters = world.mailbox.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`)
      const about = letters.filter(letter => narrow.some(({ number }) => letter.includes(number)))
      expect(about.length).toBeGreaterThanOrEqual(2 * narrow.length)
      for (const { canary } of narrow) expect(letters.filter(letter => letter.includes(canary))).toEqual([])
      const open = stage.things.filter(thing => !narrow.includes(thing))
      expect(letters.some(letter => open.some(({ canary }) => letter.includes(canary)))).toBe(true)
    }, 120_000)

    test('in no line of the log, and no word of a case in the audit trail', async () => {
      expect(world.logged.length + world.mailbox.length).toBeGreaterThan(0)
      const trail = await world.ports.database.query.selectFrom('audit').selectAll().execute()
      expect(trail.length).toBeGreaterThan(10)
      for (const text of [JSON.stringify(world.logged), JSON.stringify(trail)])
        for (const { canary, reporter } of stage.things)
          expect([canary, text.includes(canary), text.includes(reporter)]).toEqual([canary, false, false])
    })

    test('the sweep sees a word that slipped out', async () => {
      const red = stage.things.find(({ subject }) => subject.tlp === 'RED') as Thing
      const admin = stage.players.find(({ name }) => name === 'admin') as Player
      expect(wrongIn(`<td>${red.canary}</td>`, admin, { thing: red, path: '/' })).toHaveLength(1)
    })
  })

/** The strictest numbers of each agency (the matrix tries them all), their files, their reporters' links; lists with the search that would find the most. */
function addresses(route: string, { things, advisory }: Stage, whole: boolean): string[] {
  const path = route.slice(4)
  const chosen = things.filter((_, at) => at % 5 === 4 || (whole && at % 5 === 3))
  const put = (thing: Thing) =>
    path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(wordFor(name, { path, thing, advisory })))
  const all = [...new Set(chosen.map(put))].filter(one => !/^\/(t|b|k)\//.test(one))
  const lists = /:|tiket\/baru/.test(path) ? all : [`${path}?q=kenari&v=semua`, `${path}?v=semua`]
  return [...new Set(lists)]
}

function wordFor(name: string, { path, thing, advisory }: { path: string; thing: Thing; advisory: string }): string {
  if (name === 'id') return /bukti|attachments/.test(path) ? thing.evidence : thing.id
  if (name === 'no' || name === 'number') return path.includes('imbauan') ? advisory : thing.number
  return name === 'code' ? (thing.subject.organisation ?? '') : 'x'
}

function wrongIn(text: string, { name, actor }: Player, { thing, path }: { thing: Thing; path: string }): string[] {
  const { subject, canary, reporter } = thing
  const sees = actor !== null && (may(actor, 'incident.read', subject) || may(actor, 'incident.follow', subject))
  const knows = actor !== null && may(actor, 'incident.reporter', subject)
  const notes = actor !== null && may(actor, 'incident.notes', subject)
  const where = `${name} ${path}`
  return [
    ...(!sees && text.includes(canary) ? [`${where}: ${canary}, TLP:${subject.tlp}`] : []),
    ...(!notes && text.includes(`catatan${canary}`) ? [`${where}: an internal note`] : []),
    ...(!knows && text.includes(reporter) ? [`${where}: ${reporter}`] : []),
  ]
}
