import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFiles } from '../../src/casework/add-information.ts'
import { concludeAgreement, endAgreement } from '../../src/casework/agreements.ts'
import { trackingToken } from '../../src/casework/links.ts'
import { shareIncident } from '../../src/casework/share.ts'
import { transferIncident } from '../../src/casework/transfer.ts'
import { addNote, classifyIncident } from '../../src/casework/work-incident.ts'
import type { Actor } from '../../src/core/actor.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { tick } from '../../src/mail/tick.ts'
import { listAudit } from '../../src/store/audit.ts'
import { listEvents } from '../../src/store/events.ts'
import { findReport } from '../../src/store/reports.ts'
import type { Team } from '../../src/store/teams.ts'
import { aTeam, bTeam, type Cast, person, refusal, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { emailOf, type Visit, visitor } from './desk.ts'

for (const engine of engines)
  describe(`teams that work together on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let sultra: { team: Team; rahma: Actor; udin: Actor }
    let rina: Visit
    let rahma: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      sultra = await bTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      rahma = await visitor(world, emailOf(sultra.rahma, 'sultra'))
    })
    afterEach(() => world.close())

    const sound = async (id: string) => {
      const { number: _, ...state } = await stateOf(world, id)
      expect(replay(await listEvents(world.ports.database.query, id))).toEqual(state)
      return state
    }
    /** Reports come in as AMBER+STRICT; the lead has lowered this one. */
    const amber = async () => {
      const id = await reported(world, cast.team)
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.bagus, incident: id }, { seq, changes: { tlp: 'AMBER' } })
      return id
    }
    const incidentsOf = (team: string) =>
      world.ports.database.query.selectFrom('incident').selectAll().where('team_id', '=', team).execute()
    const pks = (more: Partial<Parameters<typeof concludeAgreement>[2]> = {}) =>
      concludeAgreement(world.ports, cast.admin, {
        partner: 'sultra',
        number: 'PKS/1/2026',
        services: 'analisis malware',
        tlp: 'AMBER',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        ...more,
      })

    test('an incident handed over ends here and begins there in one act: what travels and what stays', async () => {
      const { query } = world.ports.database
      const id = await reported(world, cast.team)
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'DAPUR: jangan bilang siapa-siapa', visible: false })
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'Kami periksa lognya.', visible: true })
      const sha256 = await world.ports.files.put(new TextEncoder().encode('log'))
      await addFiles(world.ports, { actor: cast.rina, incident: id }, [{ sha256, name: 'access.log', type: 'text/plain', size: 3 }])
      const { number, seq } = await stateOf(world, id)
      const href = `/konsol/tiket/${number}/alih`
      expect((await rina(href)).text).toContain('Sultra-CSIRT')
      expect((await rina(href, { team: 'sultra', seq: String(seq) })).status).toBe(422)
      expect((await rina(href, { team: 'jatim', reason: 'x', seq: String(seq) })).status).toBe(422)
      const reasonless = await rina(href, { team: 'sultra', reason: 'Servernya di Kendari', reporter: '1', seq: String(seq) })
      expect([reasonless.status, reasonless.text.includes('mengapa identitas')]).toEqual([422, true])
      expect(await incidentsOf(sultra.team.id)).toHaveLength(0)
      const form = { team: 'sultra', reason: 'Servernya di Kendari', seq: String(seq), form_id: 'alih-1' }
      expect((await rina(href, form)).status).toBe(303)
      expect((await rina(href, form)).status).toBe(303)
      const [there, ...more] = await incidentsOf(sultra.team.id)
      expect(more).toEqual([])
      const old = await sound(id)
      const anew = await sound(there?.id ?? '')
      expect([old.step, old.closedAt !== null, old.transferredTo?.incident]).toEqual(['dialihkan', true, there?.id])
      expect(anew).toMatchObject({
        title: old.title,
        kind: 'web',
        owner: null,
        step: 'diterima',
        from: { incident: id, name: 'JatimProv-CSIRT' },
      })
      expect(anew.clocks.map(clock => clock.id)).toContain('K2')
      expect(anew.evidence.map(one => [one.name, one.sha256])).toEqual([['access.log', sha256]])
      const report = await findReport(query, anew.id)
      expect(report).toMatchObject({ via: 'alihan', reporter: { phone: null, email: null } })
      expect(report?.story).toContain('slot gacor')
      const told = JSON.stringify(await listEvents(query, anew.id)) + JSON.stringify(report)
      expect(told).toContain('Kami periksa lognya.')
      for (const stays of ['DAPUR', 'Pak Agus', 'agus@', '0812-3456']) expect(told).not.toContain(stays)
      const page = await rahma(`/konsol/tiket/${there?.number}`)
      expect([page.status, page.text.includes('Dialihkan dari JatimProv-CSIRT')]).toEqual([200, true])
      expect((await rina(`/konsol/tiket/${number}`)).text).toContain(`Dialihkan ke Sultra-CSIRT, ${there?.number}.`)
      const tracking = await world.request(`/t/${trackingToken(world.ports, id)}`)
      expect([tracking.status, (await tracking.text()).includes(`Sekarang ditangani Sultra-CSIRT dengan nomor ${there?.number}.`)]).toEqual(
        [200, true],
      )
      expect((await rina(href, { ...form, form_id: 'alih-2' })).status).toBe(409)
      const audit = await listAudit(query, { team: cast.team.id, limit: 1 })
      expect(audit.map(line => [line.action, line.actor_name])).toEqual([['incident_transferred', 'Rina']])
    })

    test('the reporter’s name goes along only with a reason, and a secret label stays as high as it was', async () => {
      const id = await reported(world, cast.team)
      const first = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq: first.seq, changes: { tlp: 'RED' } })
      const { number, seq } = await stateOf(world, id)
      const given = { team: 'sultra', reason: 'Servernya di Kendari', reporter: '1', reporter_reason: 'Perlu dihubungi', seq: String(seq) }
      expect((await rina(`/konsol/tiket/${number}/alih`, given)).status).toBe(303)
      const [there] = await incidentsOf(sultra.team.id)
      expect(there?.tlp).toBe('RED')
      expect((await findReport(world.ports.database.query, there?.id ?? ''))?.reporter.name).toBe('Pak Agus')
    })

    test('two who hand the same incident over at once: one goes, nothing is left half', async () => {
      const { number, seq } = await stateOf(world, await reported(world, cast.team))
      const bagus = await visitor(world, emailOf(cast.bagus))
      const given = { team: 'sultra', reason: 'Servernya di Kendari', seq: String(seq) }
      const both = await Promise.all([rina, bagus].map(visit => visit(`/konsol/tiket/${number}/alih`, given)))
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
      expect(await incidentsOf(sultra.team.id)).toHaveLength(1)
    })

    test('without a PKS nothing is shared; under one, a partner’s analysts read, and nothing that is not for them', async () => {
      const id = await amber()
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'DAPUR: rahasia', visible: false })
      const { number } = await stateOf(world, id)
      const unknown = await rahma('/konsol/bersama/tidak-ada')
      const href = `/konsol/tiket/${number}/bagikan`
      const none = await rina(href, { team: 'sultra' })
      expect([none.status, none.text.includes('Tidak ada PKS yang berlaku')]).toEqual([422, true])
      await pks()
      expect((await rina(href, {})).status).toBe(422)
      expect((await rina(href, { team: 'sultra', until: '2020-01-01' })).status).toBe(422)
      expect((await rahma(`/konsol/bersama/${id}`)).text).toBe(unknown.text)
      expect((await rina(href, { team: 'sultra' })).status).toBe(303)
      await sound(id)
      expect((await rahma('/konsol/bersama')).text).toContain(`/konsol/bersama/${id}`)
      const page = await rahma(`/konsol/bersama/${id}`)
      expect([page.status, page.text.includes('slot gacor')]).toEqual([200, true])
      for (const secret of ['DAPUR', 'Pak Agus', 'agus@', '0812-3456', 'Rina']) expect(page.text).not.toContain(secret)
      expect((await rahma(`/konsol/tiket/${number}`)).status).toBe(404)
      expect((await rahma(`${href}/cabut`, { partner: `team:${sultra.team.id}` })).status).toBe(404)
      expect((await rina(`${href}/cabut`, { partner: `team:${sultra.team.id}` })).status).toBe(303)
      await sound(id)
      const gone = await rahma(`/konsol/bersama/${id}`)
      expect([gone.status, gone.text]).toEqual([404, unknown.text])
      expect((await rahma('/konsol/bersama')).text).not.toContain(id)
      expect((await rina(`${href}/cabut`, { partner: 'siapa' })).status).toBe(404)
    })

    test('a raised label ends the sharing by itself; one above AMBER is never shared', async () => {
      await pks({ tlp: 'GREEN' })
      const id = await amber()
      const share = () => shareIncident(world.ports, { actor: cast.rina, incident: id }, { with: { team: 'sultra' }, until: null })
      expect(await refusal(share())).toBe('invalid')
      await pks({ number: 'PKS/2' })
      expect(await refusal(share())).toBe('accepted')
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(200)
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'AMBER+STRICT' } })
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(404)
      expect((await rahma('/konsol/bersama')).text).not.toContain(id)
      expect(await refusal(share())).toBe('invalid')
    })

    test('the leads of the other team are written to, once, when a case is shared or handed over; of a RED one the mail has the number alone', async () => {
      await pks()
      const lead = emailOf(sultra.udin, 'sultra')
      const mails = async () => {
        const before = world.mailbox.length
        await tick(world.ports)
        return world.mailbox.slice(before).filter(({ subject }) => /mengalihkan|membagikan/.test(subject))
      }
      const id = await amber()
      await shareIncident(world.ports, { actor: cast.rina, incident: id }, { with: { team: 'sultra' }, until: null })
      const [shared, ...more] = await mails()
      expect([shared?.to, shared?.subject, more]).toEqual([
        lead,
        expect.stringContaining('JatimProv-CSIRT membagikan insiden TKT-2607-0001'),
        [],
      ])
      expect(shared?.text).toContain(`/konsol/bersama/${id}`)
      expect(shared?.text).toContain('Situs web diubah')
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'RED' } })
      const red = await stateOf(world, id)
      const wanted = { slug: 'sultra', seq: red.seq, reason: 'Asetnya di sana', reporterToo: false, reporterReason: '' }
      await transferIncident(world.ports, { actor: cast.bagus, incident: id }, wanted)
      const handed = await mails()
      expect(handed.map(({ to, subject }) => [to, subject.startsWith('[TLP:RED] JatimProv-CSIRT mengalihkan')])).toEqual([[lead, true]])
      for (const secret of ['Situs web diubah', 'dinkes', 'Asetnya']) expect(handed[0]?.text).not.toContain(secret)
    })

    test('a PKS ends at midnight of the team that made it, not of its partner an hour further east', async () => {
      await pks({ endsOn: '2026-07-20' })
      const id = await amber()
      await shareIncident(world.ports, { actor: cast.rina, incident: id }, { with: { team: 'sultra' }, until: null })
      world.clock.set('2026-07-20T16:59:59.000Z')
      rahma = await visitor(world, emailOf(sultra.rahma, 'sultra'))
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(200)
      world.clock.set('2026-07-20T17:00:00.000Z')
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(404)
      expect((await rahma('/konsol/bersama')).text).not.toContain(id)
    })

    test('a PKS that is ended early shows nothing from that moment; only admins make and end them', async () => {
      const admin = await visitor(world, emailOf(cast.admin))
      const form = {
        partner: 'sultra',
        number: 'PKS/9',
        services: 'analisis',
        tlp: 'AMBER',
        starts_on: '2026-01-01',
        ends_on: '2026-12-31',
      }
      expect((await admin('/konsol/admin/pks', { ...form, tlp: 'RED' })).status).toBe(422)
      expect((await admin('/konsol/admin/pks', { ...form, ends_on: '2025-01-01' })).status).toBe(422)
      expect((await rina('/konsol/admin/pks', form)).status).toBe(403)
      expect((await admin('/konsol/admin/pks', form)).status).toBe(303)
      const id = await amber()
      await shareIncident(world.ports, { actor: cast.rina, incident: id }, { with: { team: 'sultra' }, until: null })
      const [agreement] = await world.ports.database.query.selectFrom('agreement').selectAll().execute()
      await person(world, sultra.team, { name: 'Admin Sultra', role: 'admin' })
      const stranger = await visitor(world, 'admin.sultra@sultra.test')
      expect((await stranger(`/konsol/admin/pks/${agreement?.id}/akhiri`, {})).status).toBe(404)
      expect((await stranger('/konsol/admin/pks')).text).toContain('PKS/9')
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(200)
      expect((await admin(`/konsol/admin/pks/${agreement?.id}/akhiri`, {})).status).toBe(303)
      expect((await rahma(`/konsol/bersama/${id}`)).status).toBe(404)
      expect(await refusal(endAgreement(world.ports, cast.admin, agreement?.id ?? ''))).toBe('already_done')
    })

    test('a person of another agency sees a shared incident in the portal, until the day that was named', async () => {
      await person(world, cast.team, { name: 'Ani', role: 'contact', organisation: '35.78' })
      const ani = await visitor(world, 'ani@jatim.test')
      const id = await amber()
      const { number } = await stateOf(world, id)
      expect((await ani(`/instansi/laporan/${number}`)).status).toBe(404)
      expect((await rina(`/konsol/tiket/${number}/bagikan`, { email: 'laode@kendarikota.go.id' })).status).toBe(422)
      expect((await rina(`/konsol/tiket/${number}/bagikan`, { email: emailOf(cast.sari) })).status).toBe(422)
      expect((await rina(`/konsol/tiket/${number}/bagikan`, { email: 'ani@jatim.test', until: '2026-07-20' })).status).toBe(303)
      expect((await ani('/instansi/laporan')).text).toContain('Dibagikan kepada Anda')
      const page = await ani(`/instansi/laporan/${number}`)
      expect([page.status, page.text.includes('Pak Agus')]).toEqual([200, false])
      const told = await ani(`/instansi/laporan/${number}/keterangan`, { text: 'Di tempat kami juga.', form_id: 'x' })
      expect([told.status, (await rina(`/konsol/tiket/${number}`)).text.includes('Di tempat kami juga.')]).toEqual([303, true])
      world.clock.set('2026-07-20T17:00:00.000Z')
      const later = await visitor(world, 'ani@jatim.test')
      expect((await later(`/instansi/laporan/${number}`)).status).toBe(404)
      expect((await later('/instansi/laporan')).text).not.toContain(number)
    })
  })
