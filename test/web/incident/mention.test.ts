import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote, classifyIncident } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { receiveMail } from '../../../src/mail/incoming/receive.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, person, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Mentioning a colleague on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let cookie: string
    const no = async () => (await stateOf(world, incident)).number
    const note = async (text: string, form = text) => {
      const body = new URLSearchParams({ text, form_id: form.slice(0, 60), seq: `${(await stateOf(world, incident)).seq}` })
      const sent = await world.request(`/konsol/tiket/${await no()}/catatan`, { method: 'POST', headers: { Cookie: cookie }, body })
      const kept = sent.headers.get('Set-Cookie')?.split(';')[0]
      await tick(world.ports)
      return (await world.request(`/konsol/tiket/${await no()}`, { headers: { Cookie: `${cookie}; ${kept}` } })).text()
    }
    const called = () => world.mailbox.filter(({ subject }) => subject.includes('menyebut Anda'))

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await bTeam(world)
      incident = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      await tick(world.ports)
    })
    afterEach(() => world.close())

    test('they get one mail with the way to the ticket and the beginning of the note; the note shows it as a mention', async () => {
      const page = await note('@Bagus, tolong hubungi OPD. @bagus lagi, dan @rina sendiri.', 'f1')
      await note('@Bagus, tolong hubungi OPD. @bagus lagi, dan @rina sendiri.', 'f1')
      const [mail, ...more] = called()
      expect(more).toEqual([])
      expect(mail).toMatchObject({ to: 'bagus@jatim.test', subject: `[TLP:AMBER] Rina menyebut Anda pada tiket ${await no()}` })
      expect(mail?.text).toContain('tolong hubungi OPD')
      expect(mail?.text).toContain(`/konsol/tiket/${await no()}#catatan`)
      expect(mail?.text).not.toContain('/t/')
      expect(page).toContain('Catatan disimpan. Disurati: Bagus.')
      expect(page).toContain('<b class="mention">@Bagus</b>, tolong hubungi OPD.')
      const { number: _, ...state } = await stateOf(world, incident)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, incident))))).toEqual(state)
    })

    test('the form says who can be mentioned, and only who reads this ticket', async () => {
      await person(world, cast.team, { name: 'Andi Admin', role: 'admin' })
      const page = await note('Tanpa sebutan')
      expect(page).toMatch(/Sebut rekan dengan @, dan ia disurati: <bdi>Bagus, [^<]*Rina/)
      expect(page).not.toMatch(/Sebut rekan[^.]*Andi Admin/)
    })

    test('who may not read the ticket gets no mail, and the sentence says why; who is unknown or of another team stays text', async () => {
      await person(world, cast.team, { name: 'Andi Admin', role: 'admin' })
      await person(world, cast.team, { name: 'Lina', role: 'analyst', organisation: '35.78' })
      const page = await note('@Andi @Lina @Rahma @Joko tolong')
      expect(called()).toEqual([])
      expect(page).toContain('Tidak disurati, karena perannya tidak membaca tiket ini: Andi Admin, Lina.')
      for (const stays of ['@Rahma', '@Joko']) expect(page).not.toContain(`${stays}</b>`)
    })

    test('of a RED ticket no mail carries the note, also when it became RED before the mail went', async () => {
      await addNote(world.ports, { actor: cast.rina, incident }, { text: '@Bagus kunci admin bocor', visible: false })
      const { seq } = await stateOf(world, incident)
      await classifyIncident(world.ports, { actor: cast.rina, incident }, { seq, changes: { tlp: 'RED' } })
      await note('@Bagus sandinya juga bocor')
      expect(called()).toHaveLength(2)
      for (const { subject, text, html } of called()) {
        expect(`${subject}${text}${html}`).not.toContain('bocor')
        expect(text).toContain('Isi catatannya tidak dikirim lewat surel')
        expect(text).not.toContain((await stateOf(world, incident)).title)
      }
      const rows = await world.ports.database.query.selectFrom('mail').select('facts').where('template', '=', 'sebutan').execute()
      expect(rows.filter(({ facts }) => facts.includes('sandinya'))).toEqual([])
    })

    test('a colleague’s answer to such a mail is theirs, not the reporter’s', async () => {
      await note('@Bagus ada kabar?')
      const raw = `From: bagus@jatim.test\nTo: tim@tanggap.test\nSubject: Re\nMessage-ID: <b1@jatim>\nIn-Reply-To: ${called()[0]?.messageId}\n\nBelum ada.\n`
      await receiveMail(world.ports, new TextEncoder().encode(raw.replaceAll('\n', '\r\n')))
      const events = (await listEvents(world.ports.database.query, incident)).map(({ event }) => event)
      expect(events).toContainEqual(expect.objectContaining({ type: 'reply_received', from: 'rekan Bagus' }))
      expect((await stateOf(world, incident)).answered ?? null).toBeNull()
    })
  })
