import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../../src/casework/advisory/send.ts'
import { receiveMail } from '../../../src/mail/incoming/receive.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listDeliveries } from '../../../src/store/advisories.ts'
import { listEvents } from '../../../src/store/events.ts'
import { listUnthreaded } from '../../../src/store/incoming.ts'
import { findContact } from '../../../src/store/registry.ts'
import { aTeam, type Cast, drafted, reported, stateOf } from '../../fixtures.ts'
import { visitor } from '../../portal/desk.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Mail that comes in on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let advisory: string
    beforeEach(async () => {
      world = await createWorld(engine, { bounceAddress: 'pantul+{}@csirt.example' })
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      advisory = await drafted(world, cast.rina, 'TKT-2607-0001')
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
      await tick(world.ports)
    })
    afterEach(() => world.close())

    const sentTo = (address: string) => world.mailbox.find(mail => mail.to === address)
    const receive = (raw: string) => receiveMail(world.ports, new TextEncoder().encode(raw.replace(/\r?\n/g, '\r\n')))
    const deliveryOf = async (name: string) =>
      (await listDeliveries(world.ports.database.query, advisory)).find(each => each.contact_name === name)
    const told = async () => (await listEvents(world.ports.database.query, incident)).map(({ event }) => event)
    const wati = 'wati@dinkes.gresikkab.go.id'
    const report = (about: string | undefined, { action = 'failed', status = '5.1.1', said = 'User unknown', to = wati } = {}) =>
      [
        'From: MAILER-DAEMON@mx.gresikkab.go.id',
        'Message-ID: <back-1@mx.gresikkab.go.id>',
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Your message could not be delivered.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.gresikkab.go.id',
        '',
        `Final-Recipient: rfc822; ${to}`,
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: smtp; 550 ${status} ${said}`,
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${about ?? '<nobody@knows.example>'}`,
        '--b--',
        '',
      ].join('\n')

    test('a report that sends nothing back but the envelope’s name is matched by that name', async () => {
      const name = sentTo(wati)?.messageId.replace(/[<>]/g, '').replace('@', '+40') ?? ''
      const bare = report(undefined).replace('Reporting-MTA:', `Original-Envelope-Id: ${name}\nReporting-MTA:`)
      expect(await receive(bare)).toEqual({ kind: 'bounce', outcome: 'matched' })
      expect((await findContact(world.ports.database.query, cast.team.id, 'c-wati'))?.suspended).toBe(true)
    })

    test('a dead address: its delivery failed, nobody is reminded there, the contact rests, and the analyst gets a task', async () => {
      expect(await receive(report(sentTo(wati)?.messageId))).toEqual({ kind: 'bounce', outcome: 'matched' })
      expect(await deliveryOf('Bu Wati')).toMatchObject({ mail_status: 'failed', next_at: null })
      expect((await deliveryOf('Bu Wati'))?.bounced_at).toBe(world.ports.now().toISOString())
      expect(await findContact(world.ports.database.query, cast.team.id, 'c-wati')).toMatchObject({
        suspended: true,
        suspendedWhy: 'surel kembali: alamatnya tidak dikenal',
      })
      expect(await told()).toContainEqual(
        expect.objectContaining({ type: 'mail_bounced', template: 'N2', to: 'Bu Wati', reason: 'userunknown', hard: true }),
      )
      const task = (await stateOf(world, incident)).tasks.find(one => one.rule === 'perbarui-narahubung')
      expect(task?.do).toContain('Bu Wati')
      expect((await deliveryOf('Joko'))?.mail_status).toBe('sent')
    })

    test('a full mailbox failed too, but stays in the register', async () => {
      await receive(report(sentTo(wati)?.messageId, { status: '5.2.2', said: 'Mailbox full' }))
      expect((await deliveryOf('Bu Wati'))?.mail_status).toBe('failed')
      expect(await findContact(world.ports.database.query, cast.team.id, 'c-wati')).toMatchObject({ suspended: false })
    })

    test('a server that still tries changes nothing', async () => {
      expect((await receive(report(sentTo(wati)?.messageId, { action: 'delayed', status: '4.4.1' }))).kind).toBe('delay')
      expect((await deliveryOf('Bu Wati'))?.mail_status).toBe('sent')
    })

    test('given twice it counts once', async () => {
      const raw = report(sentTo(wati)?.messageId)
      await receive(raw)
      const before = (await told()).length
      expect(await receive(raw)).toEqual({ kind: 'bounce', outcome: 'known' })
      expect((await receive(raw.replace('back-1', 'back-2'))).kind).toBe('bounce')
      expect((await told()).length).toBe(before)
    })

    test('a notice that names nothing finds its message by the address it came back to; a made-up address finds none', async () => {
      const envelope = sentTo(wati)?.envelopeFrom ?? ''
      expect(envelope).toMatch(/^pantul\+[0-9a-f-]{36}\.[0-9a-f]{12}@csirt\.example$/)
      const raw = (to: string) =>
        `From: MAILER-DAEMON@x\nTo: ${to.toUpperCase()}\nSubject: failure notice\nMessage-ID: <${to}>\n\nUnable to deliver your message:\n<${wati}>:\nno such user here\n`
      const forged = envelope.replace(/\.[0-9a-f]{12}@/, '.000000000000@')
      expect((await receive(raw(forged))).outcome).toBe('kept')
      expect((await receive(raw(envelope))).outcome).toBe('matched')
      expect((await deliveryOf('Bu Wati'))?.mail_status).toBe('failed')
    })

    test('a report about another address marks the message, and leaves the contact alone', async () => {
      await receive(report(sentTo(wati)?.messageId, { to: 'wati.baru@gmail.example' }))
      expect((await deliveryOf('Bu Wati'))?.mail_status).toBe('failed')
      expect(await findContact(world.ports.database.query, cast.team.id, 'c-wati')).toMatchObject({ suspended: false })
    })

    test('an answer by mail stands on the timeline, and is no confirmation', async () => {
      const raw = `From: Bu Wati <${wati}>\nTo: tim@tanggap.test\nSubject: Re: Situs\nMessage-ID: <r1@dinkes>\nIn-Reply-To: ${sentTo(wati)?.messageId}\n\nBaik, sudah kami tutup situsnya.\n`
      expect(await receive(raw)).toEqual({ kind: 'human', outcome: 'matched' })
      expect(await told()).toContainEqual({
        type: 'reply_received',
        from: 'Bu Wati',
        text: 'Baik, sudah kami tutup situsnya.\n',
        number: 'IMB-2607-0001',
      })
      expect((await deliveryOf('Bu Wati'))?.answer).toBeNull()
      await receive(raw.replace(`<${wati}>`, '<jahat@luar.example>').replace('r1@', 'r2@'))
      expect(await told()).toContainEqual(expect.objectContaining({ type: 'reply_received', from: 'alamat lain daripada Bu Wati' }))
    })

    test('whoever answers the receipt adds to the report; their address stays out of the chain', async () => {
      const receipt = world.mailbox.find(mail => mail.to === 'agus@gresikkab.go.id')
      await receive(
        `From: agus@gresikkab.go.id\nSubject: Re: Tanda terima\nMessage-ID: <r3@x>\nReferences: ${receipt?.messageId}\n\nSekarang halaman berita juga berubah.\n`,
      )
      const events = await told()
      expect(events).toContainEqual(expect.objectContaining({ type: 'reply_received', from: 'pelapor' }))
      expect(events.at(-1)).toMatchObject({ type: 'evidence_added', evidence: { name: 'surel-masuk.eml', type: 'message/rfc822' } })
      expect(JSON.stringify(events.filter(({ type }) => type === 'reply_received'))).not.toContain('agus@')
    })

    test.each([
      ['an out-of-office', 'Auto-Submitted: auto-replied', 'autoreply'],
      ['a complaint', 'Content-Type: multipart/report; report-type=feedback-report; boundary=b', 'feedback'],
      ['a list', 'List-Id: <x.example>', 'autoreply'],
    ])('%s becomes nothing, and nobody is answered', async (_, header, kind) => {
      const sent = world.mailbox.length
      const before = (await told()).length
      expect(
        await receive(
          `From: ${wati}\nSubject: Re: Situs\nMessage-ID: <a1@x>\n${header}\nIn-Reply-To: ${sentTo(wati)?.messageId}\n\nSaya cuti.\n`,
        ),
      ).toEqual({ kind, outcome: 'matched' })
      await tick(world.ports)
      expect([world.mailbox.length, (await told()).length]).toEqual([sent, before])
    })

    test('a person’s mail that belongs to nothing is kept for the team', async () => {
      expect(
        await receive('From: Budi <budi@warga.example>\nSubject: Lapor\nMessage-ID: <n1@x>\n\nSitus kecamatan berubah jadi judi.\n'),
      ).toEqual({ kind: 'human', outcome: 'kept' })
      expect(await listUnthreaded(world.ports.database.query, cast.team.id, 10)).toMatchObject([
        { from_address: 'budi@warga.example', subject: 'Lapor' },
      ])
      const rina = await visitor(world, 'rina@jatim.test')
      expect((await rina('/konsol/antrean')).text).toContain('Surat masuk (1)')
      const page = await rina('/konsol/surat')
      expect(page.text).toContain('Situs kecamatan berubah jadi judi.')
      const path = /\/konsol\/surat\/[0-9a-f-]+/.exec(page.text)?.[0] ?? ''
      const { to } = await rina(`${path}/tiket`, {})
      expect(to).toBe('/konsol/tiket/TKT-2607-0002')
      expect((await rina(`${path}/tiket`, {})).to).toBe(to)
      expect((await rina(to)).text).toMatch(/judi[\s\S]*surel-masuk\.eml/)
      expect((await rina('/konsol/antrean')).text).not.toContain('Surat masuk')
    })

    test('what is ignored is off the table; who reads no cases reads no mail', async () => {
      await receive('From: iklan@x.example\nSubject: Promo\nMessage-ID: <n2@x>\n\nBeli sekarang.\n')
      const [letter] = await listUnthreaded(world.ports.database.query, cast.team.id, 10)
      const admin = await visitor(world, 'admin@jatim.test')
      expect((await admin('/konsol/surat')).status).toBe(403)
      expect((await admin(`/konsol/surat/${letter?.id}/tiket`, {})).status).toBe(403)
      const rina = await visitor(world, 'rina@jatim.test')
      expect((await rina(`/konsol/surat/${letter?.id}/abaikan`, {})).status).toBe(303)
      expect((await rina('/konsol/surat')).text).not.toContain('Promo')
      expect((await rina(`/konsol/surat/${letter?.id}/tiket`, {})).status).toBe(409)
    })
  })
