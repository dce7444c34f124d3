import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trackingToken } from '../../../src/casework/links.ts'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { replyToReporter } from '../../../src/casework/reporter/write.ts'
import { classifyIncident } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { receiveMail } from '../../../src/mail/incoming/receive.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aStory, aTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Replying to whoever reported on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let cookie: string
    const agus = 'agus@gresikkab.go.id'
    const no = async (id = incident) => (await stateOf(world, id)).number
    const ask = async (path: string, as = cookie) => (await world.request(path, { headers: { Cookie: as } })).text()
    const send = async (balasan: string, more: Record<string, string> = {}) => {
      const body = new URLSearchParams({ balasan, seq: `${(await stateOf(world, incident)).seq}`, form_id: balasan.slice(0, 40), ...more })
      const answer = await world.request(`/konsol/tiket/${await no()}/balasan`, { method: 'POST', headers: { Cookie: cookie }, body })
      return { status: answer.status, text: await answer.text() }
    }
    const replies = () => world.mailbox.filter(({ subject }) => subject.includes('Balasan tim'))
    const told = async (id = incident) => (await listEvents(world.ports.database.query, id)).map(({ event }) => event)
    const tracking = (id = incident) => ask(`/t/${trackingToken(world.ports, id)}`, '')
    const without = (email: string | null) => ({ report: { reporter: { ...aStory().reporter, email } } })

    beforeEach(async () => {
      world = await createWorld(engine, { bounceAddress: 'pantul+{}@csirt.example' })
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      await tick(world.ports)
    })
    afterEach(() => world.close())

    test('it goes by mail in the thread of the receipt, stands on the reporter’s page, and says so to the team', async () => {
      const receipt = world.mailbox.find(({ to }) => to === agus)
      expect(await ask(`/konsol/tiket/${await no()}`)).toContain('Tampil di halaman laporan dan dikirim lewat surel.')
      const text = 'Kami sudah melihat situsnya.\n<b>Mohon</b> kirim log dari https://dinkes.gresikkab.go.id/log'
      expect((await send(text)).status).toBe(303)
      expect((await send(text)).status).toBe(303)
      await tick(world.ports)
      const [mail, ...more] = replies()
      expect(more).toEqual([])
      expect(mail).toMatchObject({ to: agus, subject: `[TLP:AMBER] Balasan tim atas laporan ${await no()}` })
      expect(mail?.headers).toMatchObject({ 'In-Reply-To': receipt?.messageId, References: receipt?.messageId })
      expect(mail?.messageId).not.toBe(receipt?.messageId)
      expect(mail?.text).toContain('Kami sudah melihat situsnya.\n\n<b>Mohon</b> kirim log dari hxxps://dinkes.gresikkab.go.id/log')
      expect(mail?.html).not.toContain('<b>Mohon')
      expect(mail?.text).toContain(`/t/${trackingToken(world.ports, incident)}`)
      expect(await tracking()).toContain('Kami sudah melihat situsnya.')
      const page = await ask(`/konsol/tiket/${await no()}?riwayat=pesan`)
      expect(page).toContain('Kami sudah melihat situsnya.')
      expect(page).toContain('terlihat oleh pelapor, dikirim juga lewat surel')
      const { number: _, ...state } = await stateOf(world, incident)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, incident))))).toEqual(state)
    })

    test('what the reporter writes back by mail lands in the incident', async () => {
      await send('Apakah sudah dipulihkan?')
      await tick(world.ports)
      const [mail] = replies()
      const raw = `From: Agus <${agus}>\nTo: tim@tanggap.test\nSubject: Re: Balasan\nMessage-ID: <r1@gresik>\nIn-Reply-To: ${mail?.messageId}\n\nSudah, tadi pagi.\n`
      const receive = (text: string) => receiveMail(world.ports, new TextEncoder().encode(text.replaceAll('\n', '\r\n')))
      expect(await receive(raw)).toEqual({ kind: 'human', outcome: 'matched' })
      expect(await told()).toContainEqual({
        type: 'reply_received',
        from: 'pelapor',
        text: expect.stringContaining('tadi pagi'),
        number: null,
      })
      const returned = `From: ${agus}\nTo: ${mail?.envelopeFrom}\nSubject: Jawaban\nMessage-ID: <r2@gresik>\n\nTanpa kutipan.\n`
      expect(await receive(returned)).toEqual({ kind: 'human', outcome: 'matched' })
      expect(await told()).toContainEqual(
        expect.objectContaining({ type: 'reply_received', text: expect.stringContaining('Tanpa kutipan') }),
      )
    })

    test('a reporter without e-mail reads it on their page alone, and the form says so', async () => {
      incident = await reported(world, cast.team, without(null))
      expect(await ask(`/konsol/tiket/${await no()}`)).toContain('Pelapor tidak meninggalkan surel')
      await send('Sudah kami tutup.')
      await tick(world.ports)
      expect(replies()).toEqual([])
      expect(await tracking()).toContain('Sudah kami tutup.')
      expect(await ask(`/konsol/tiket/${await no()}`)).toContain('terlihat oleh pelapor, tanpa surel')
    })

    test('whoever reported what was merged into it gets it too, about their own number; nobody gets it twice', async () => {
      const [other, same, silent] = [
        await reported(world, cast.team, without('sri@gresikkab.go.id')),
        await reported(world, cast.team, without(agus.toUpperCase())),
        await reported(world, cast.team, without(null)),
      ]
      for (const gone of [other, same, silent]) {
        const seqs = { seq: (await stateOf(world, gone)).seq, intoSeq: (await stateOf(world, incident)).seq }
        await mergeIncident(world.ports, { actor: cast.rina, incident: gone }, { ...seqs, into: await no(), reason: 'Kejadian yang sama' })
      }
      expect(await ask(`/konsol/tiket/${await no()}`)).toContain('kepada 2 dari 3 pelapor')
      await send('Kami tangani bersama.')
      await tick(world.ports)
      expect(replies().map(({ to }) => to)).toEqual(expect.arrayContaining([agus, 'sri@gresikkab.go.id']))
      expect(replies()).toHaveLength(2)
      const own = replies().find(({ to }) => to.startsWith('sri'))
      expect(own?.subject).toContain(await no(other))
      expect(own?.text).not.toContain(await no())
      const raw = `From: sri@gresikkab.go.id\nTo: tim@tanggap.test\nSubject: Re\nMessage-ID: <s1@gresik>\nIn-Reply-To: ${own?.messageId}\n\nTerima kasih.\n`
      await receiveMail(world.ports, new TextEncoder().encode(raw.replaceAll('\n', '\r\n')))
      expect(await told()).toContainEqual(
        expect.objectContaining({ type: 'reply_received', via: other, from: `pelapor ${await no(other)}` }),
      )
    })

    test('of a RED incident the mail says that there is something to read, and not what; nor when it became RED before the mail went', async () => {
      const relabel = async () =>
        classifyIncident(
          world.ports,
          { actor: cast.rina, incident },
          { seq: (await stateOf(world, incident)).seq, changes: { tlp: 'RED' } },
        )
      await send('Server 10.1.2.3 diambil alih.')
      await relabel()
      await send('Jangan matikan server itu.')
      await tick(world.ports)
      expect(replies()).toHaveLength(2)
      for (const { subject, text, html } of replies()) {
        expect(subject).toMatch(/^\[TLP:RED\] /)
        expect(`${subject}${text}${html}`).not.toMatch(/diambil alih|Jangan matikan/)
        expect(text).toContain('Isinya tidak dikirim lewat surel')
      }
      const rows = await world.ports.database.query.selectFrom('mail').select('facts').where('template', '=', 'balasan').execute()
      expect(rows.filter(({ facts }) => facts.includes('Jangan matikan'))).toEqual([])
      expect(await ask(`/konsol/tiket/${await no()}`)).toContain('surelnya memberi tahu tanpa isinya (TLP:RED)')
    })

    test('empty or too long it is refused beside the field, everything typed kept; a bounce does not name the address', async () => {
      expect((await send('   ')).status).toBe(422)
      const long = await send('a'.repeat(10_001))
      expect([long.status, long.text.includes('a'.repeat(10_001)), long.text.includes('Paling banyak 10.000 huruf.')]).toEqual([
        422,
        true,
        true,
      ])
      world.receipts.push({ outcome: 'permanent', response: '550 5.1.1 User unknown' })
      await send('Sampai?')
      await tick(world.ports)
      expect(await told()).toContainEqual(expect.objectContaining({ type: 'mail_bounced', template: 'balasan', to: 'pelapor' }))
    })

    test('of two written at once neither is lost', async () => {
      const both = ['Satu', 'Dua'].map(text => replyToReporter(world.ports, { actor: cast.rina, incident }, text))
      await Promise.all(both)
      await tick(world.ports)
      expect(new Set(replies().map(({ messageId }) => messageId)).size).toBe(2)
    })
  })
