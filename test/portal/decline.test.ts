import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { remindSilent } from '../../src/casework/advisory/chase.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { reachOf } from '../../src/casework/advisory/reach.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { changeContact } from '../../src/casework/registry/contacts.ts'
import { tick } from '../../src/mail/tick.ts'
import type { OutgoingMail } from '../../src/ports.ts'
import { aNotice, aTeam, bTeam, type Cast, contacts, drafted } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { emailOf, visitor } from './desk.ts'

const wati = 'wati@dinkes.gresikkab.go.id'
const joko = 'joko@dinkes.gresikkab.go.id'
const page = `/konsol/instansi/${encodeURIComponent('35.25/dinkes')}`

for (const engine of engines)
  describe(`Whoever wants no general advisories, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine, { baseUrl: 'https://tanggap.test' })
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const send = async (notice: 'N3' | 'N4') => {
      const id = await drafted(world, cast.rina, null, { notice, tlp: 'GREEN', title: `Tambal CMS ${notice}` })
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }
    const gotten = () => world.mailbox.map(({ to, subject }) => [to, subject])
    const headerOf = (name: string, mail: OutgoingMail | undefined) => mail?.headers[name]
    const linkOf = (to: string) => {
      const header = headerOf(
        'List-Unsubscribe',
        world.mailbox.find(mail => mail.to === to),
      )
      return /^<https:\/\/tanggap\.test(\/berhenti\/\S+)>$/.exec(header ?? '')?.[1] ?? 'no link'
    }
    const byProgram = (link: string) =>
      world.request(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
    const reach = (notice: 'N3' | 'N4') =>
      reachOf(world.ports, { team: cast.team.id, notice, tlp: 'GREEN', audience: aNotice(null).audience, incident: null })
    const row = (id: string) => world.ports.database.query.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

    test('an N4 says how to end it with one click; a notice of a vulnerability, a reminder and a withdrawal do not', async () => {
      const id = await send('N4')
      expect(linkOf(wati)).toMatch(/^\/berhenti\/c-wati\.[\w-]{32}$/)
      expect(headerOf('List-Unsubscribe-Post', world.mailbox[0])).toBe('List-Unsubscribe=One-Click')
      world.mailbox.length = 0
      await send('N3')
      world.clock.advance('4d')
      await tick(world.ports)
      await withdrawAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      expect(world.mailbox.length).toBeGreaterThan(4)
      expect(world.mailbox.flatMap(({ headers }) => Object.keys(headers)).filter(name => name.startsWith('List-'))).toEqual([])
    })

    test('without https there is no one-click, as its standard asks', async () => {
      world.ports.settings.baseUrl = 'http://tanggap.test'
      await send('N4')
      expect(headerOf('List-Unsubscribe', world.mailbox[0])).toContain('<http://tanggap.test/berhenti/')
      expect(headerOf('List-Unsubscribe-Post', world.mailbox[0])).toBeUndefined()
    })

    test('looking changes nothing; a mail program’s POST ends N4 for this address and nobody else, and is not redirected', async () => {
      await send('N4')
      const link = linkOf(wati)
      const looked = await world.request(link)
      expect([looked.status, await looked.text()]).toEqual([200, expect.stringContaining('Ya, berhenti')])
      expect((await world.request(link, { method: 'HEAD' })).status).toBe(200)
      expect((await row('c-wati')).declined_at).toBeNull()
      const done = await byProgram(link)
      expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('tidak lagi dikirim')])
      expect((await byProgram(link)).status).toBe(200)
      world.mailbox.length = 0
      await send('N4')
      expect(gotten()).toEqual([[joko, expect.stringContaining('Tambal CMS N4')]])
      await send('N3')
      expect(
        gotten()
          .map(([to]) => to)
          .sort(),
      ).toEqual([joko, joko, wati])
      expect((await reach('N3')).declined).toEqual([])
    })

    test('they are reminded no more of the N4 they got; its withdrawal still reaches them, colleagues are reminded', async () => {
      const id = await send('N4')
      expect((await world.request(linkOf(wati), { method: 'POST', body: new URLSearchParams({ by: 'button' }) })).status).toBe(303)
      world.mailbox.length = 0
      world.clock.advance('4d')
      await tick(world.ports)
      expect(gotten().map(([to]) => to)).toContain(joko)
      expect(gotten().map(([to]) => to)).not.toContain(wati)
      await withdrawAdvisory(world.ports, cast.bagus, id)
      world.mailbox.length = 0
      await tick(world.ports)
      expect(
        gotten()
          .map(([to]) => to)
          .sort(),
      ).toEqual([joko, wati])
    })

    test('nor by hand: whoever declined after the sending is left in peace, their colleague is reminded', async () => {
      const id = await send('N4')
      await byProgram(linkOf(wati))
      world.mailbox.length = 0
      world.clock.advance('4h')
      expect((await remindSilent(world.ports, cast.bagus, id)).reminded).toBe(1)
      await tick(world.ports)
      expect(gotten().map(([to]) => to)).toEqual([joko])
      const flaw = await send('N3')
      world.clock.advance('4h')
      expect((await remindSilent(world.ports, cast.bagus, flaw)).reminded).toBe(2)
    })

    test('one person under two roles is left alone under both', async () => {
      await contacts(world, cast.team, [{ id: 'c-kepala', organisation: '35.25/dinkes', name: 'Bu Wati', role: 'pimpinan', email: wati }])
      await send('N4')
      await byProgram(linkOf(wati))
      expect((await row('c-kepala')).declined_at).not.toBeNull()
      expect((await row('c-joko')).declined_at).toBeNull()
    })

    test('the audience and the agency’s page name who is left out; the team begins again at their wish', async () => {
      await send('N4')
      const link = linkOf(wati)
      await byProgram(link)
      expect((await reach('N4')).declined).toEqual([
        { organisation: '35.25/dinkes', contact: 'c-wati', name: 'Bu Wati', why: 'tidak mau lagi menerima imbauan umum (N4)' },
      ])
      const rina = await visitor(world, emailOf(cast.rina))
      const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN' })
      expect((await rina(`/konsol/imbauan/${id}`)).text).toContain('Orang yang dilewati atas permintaannya')
      const shown = await rina(page)
      expect(shown.text).toContain('tanpa imbauan umum (N4)')
      expect(shown.text).toContain('Bu Wati tidak mau lagi menerima imbauan umum (N4).')
      expect(shown.text).not.toContain('imbauan-umum')
      const bagus = await visitor(world, emailOf(cast.bagus))
      expect((await bagus(page)).text).toContain('Kirimi lagi imbauan umum')
      expect((await bagus(`${page}/narahubung/c-wati/imbauan-umum`, {})).status).toBe(303)
      expect((await reach('N4')).declined).toEqual([])
      expect((await rina(page)).text).not.toContain('tanpa imbauan umum (N4)')
      const trail = await world.ports.database.query.selectFrom('audit').select(['action', 'actor_kind']).orderBy('id').execute()
      expect(trail.filter(({ action }) => /contact_(declined|resumed)/.test(action))).toEqual([
        { action: 'contact_declined', actor_kind: 'link' },
        { action: 'contact_resumed', actor_kind: 'person' },
      ])
    })

    test('a successor at the same desk is asked anew: the old link ends nothing of theirs', async () => {
      await send('N4')
      const link = linkOf(wati)
      await byProgram(link)
      await changeContact(world.ports, cast.bagus, 'c-wati', { name: 'Pak Baru', email: 'baru@dinkes.gresikkab.go.id' })
      expect((await row('c-wati')).declined_at).toBeNull()
      expect((await byProgram(link)).status).toBe(404)
      expect((await row('c-wati')).declined_at).toBeNull()
    })

    test('a made-up link, a cut one and one of another team end nothing', async () => {
      await send('N4')
      const link = linkOf(wati)
      const { team } = await bTeam(world)
      for (const wrong of [link.slice(0, -1), link.replace('c-wati', 'c-joko'), '/berhenti/c-wati', '/berhenti/.', `/@${team.slug}${link}`])
        expect([wrong, (await byProgram(wrong)).status]).toEqual([wrong, 404])
      expect((await reach('N4')).declined).toEqual([])
    })
  })
