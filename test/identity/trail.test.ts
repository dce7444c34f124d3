import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acts } from '../../src/core/acts.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { updateIncident } from '../../src/store/incidents.ts'
import { codesAround, cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, password, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { linkMailedTo } from './mailed.ts'
import { type Browser, browser } from './visitor.ts'

const people = '/konsol/admin/pengguna'

for (const engine of engines)
  describe(`the audit trail on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const as = async (email: string) => {
      const who = browser(world)
      who.jar.set('sesi', (await cookieOf(world, email)).split('=')[1] ?? '')
      return who
    }
    const rows = () =>
      world.ports.database.query
        .selectFrom('audit')
        .selectAll()
        .where('action', 'not in', ['team_added', 'person_added', 'playbook_published'])
        .orderBy('id')
        .execute()
    /** "Rina signed_in" per line, oldest first. */
    const told = async () => (await rows()).map(({ actor_name, action }) => `${actor_name} ${action}`)
    const byPassword = (who: Browser, email: string, given = password) => who.post('/masuk', { email, password: given })
    const code = (at = 0) => codesAround(world.ports.now())[at] ?? ''

    test('Rina signs in with both proofs, proves herself again and leaves: each is a line of hers and her team’s, with address and means', async () => {
      const rina = browser(world)
      await byPassword(rina, 'rina@jatim.test')
      await rina.post('/masuk/faktor', { code: code() })
      await rina.post('/masuk/ulang', { code: code(1) })
      await rina.post('/keluar')
      expect(await told()).toEqual(['Rina first_proof_accepted', 'Rina signed_in', 'Rina proved_again', 'Rina signed_out'])
      for (const row of await rows()) expect([row.team_id, row.actor_kind, row.actor_id]).toEqual([cast.team.id, 'person', cast.rina.id])
      const [first, second] = await rows()
      expect(first?.detail).toBe('{"by":"password","from":"203.0.113.7"}')
      expect(second?.detail).toBe('{"by":"totp","from":"203.0.113.7"}')
    })

    test('a wrong password on a known account is a line; an unknown address is one too, in no team’s trail and without the address', async () => {
      const who = browser(world)
      await byPassword(who, 'rina@jatim.test', 'bukan kata sandinya')
      await byPassword(who, 'kata-sandi-salah-ketik@jatim.test', 'bukan kata sandinya')
      const [known, unknown, ...more] = await rows()
      expect([known?.action, known?.actor_name, known?.team_id]).toEqual(['sign_in_refused', 'Rina', cast.team.id])
      expect([unknown?.action, unknown?.actor_name, unknown?.team_id]).toEqual(['sign_in_refused', 'Tidak dikenal', null])
      expect(more).toEqual([])
      expect(JSON.stringify(await rows())).not.toMatch(/salah-ketik|bukan kata/)
    })

    test('too many tries leave one line that says so, and no more', async () => {
      const who = browser(world)
      for (let n = 0; n < 14; n++) await byPassword(who, 'rina@jatim.test', 'bukan kata sandinya')
      const lines = await told()
      expect(lines.filter(line => line === 'Rina sign_in_refused')).toHaveLength(10)
      expect(lines.filter(line => line === 'Rina sign_in_locked')).toHaveLength(1)
      expect(lines).toHaveLength(11)
    })

    test('a wrong or used code, and the lock that follows', async () => {
      const rina = browser(world)
      await byPassword(rina, 'rina@jatim.test')
      for (let n = 0; n < 7; n++) await rina.post('/masuk/faktor', { code: `00000${n}` })
      const lines = await told()
      expect(lines.filter(line => line === 'Rina proof_refused')).toHaveLength(5)
      expect(lines.filter(line => line === 'Rina proof_locked')).toHaveLength(1)
      const [other, third] = [browser(world), browser(world)]
      world.clock.advance('16m')
      await byPassword(other, 'rina@jatim.test')
      await byPassword(third, 'rina@jatim.test')
      await other.post('/masuk/faktor', { code: code() })
      await third.post('/masuk/faktor', { code: code() })
      expect((await told()).slice(-2)).toEqual(['Rina signed_in', 'Rina proof_refused'])
    })

    test('a mailed link, a recovered password, and sessions ended', async () => {
      const agus = browser(world)
      await agus.post('/masuk/tautan', { email: 'pak.agus@jatim.test' })
      await agus.post((await linkMailedTo(world, 'pak.agus@jatim.test')) ?? '')
      expect((await rows()).at(-1)?.detail).toBe('{"by":"link","from":"203.0.113.7"}')
      await as('pak.agus@jatim.test')
      await agus.post('/konsol/saya/sesi/lain/akhiri')
      const sent = world.mailbox.length
      await agus.post('/pulihkan', { email: 'pak.agus@jatim.test' })
      await agus.post((await linkMailedTo(world, 'pak.agus@jatim.test', sent)) ?? '', { password: 'kuda biru lompat sore' })
      expect(await told()).toEqual(['Pak Agus signed_in', 'Pak Agus sessions_ended', 'Pak Agus password_recovered'])
    })

    test('rights: invited, accepted, changed, disabled, enabled, factor reset; who did it and to whom', async () => {
      const admin = await as('admin@jatim.test')
      await admin.post(people, { email: 'ani@jatim.test', name: 'Ani', role: 'analyst', organisation: '' })
      await admin.post(people, { email: 'ida@jatim.test', name: 'Ida', role: 'analyst', organisation: '' })
      await browser(world).post((await linkMailedTo(world, 'ani@jatim.test')) ?? '', { name: 'Ani', password: 'kuda biru lompat sore' })
      const ida = /undangan\/(\w+)\/batal/.exec((await admin.get(people)).html)?.[1]
      await admin.post(`${people}/undangan/${ida}/batal`)
      for (const [act, fields] of [
        ['peran', { role: 'lead', organisation: '' }],
        ['nonaktif', {}],
        ['aktif', {}],
        ['faktor', {}],
      ] as const)
        await admin.post(`${people}/${cast.rina.id}/${act}`, fields)
      expect(await told()).toEqual([
        'Admin person_invited',
        'Admin person_invited',
        'Ani invitation_accepted',
        'Admin invitation_withdrawn',
        'Admin rights_changed',
        'Admin person_disabled',
        'Admin person_enabled',
        'Admin factors_reset',
      ])
      const changed = (await rows()).find(({ action }) => action === 'rights_changed')
      expect(changed?.subject).toBe(cast.rina.id)
      expect(JSON.parse(changed?.detail ?? '{}')).toEqual({
        from: { role: 'analyst', organisation: null },
        to: { role: 'lead', organisation: null },
      })
    })

    test('what was refused leaves no line that it was done: the last admin stays, and so does the trail', async () => {
      const second = await person(world, cast.team, { name: 'Admin Dua', role: 'admin' })
      const two = await as('admin.dua@jatim.test')
      await two.post(`${people}/${cast.admin.id}/nonaktif`)
      const before = await told()
      expect(before).toEqual(['Admin Dua person_disabled'])
      await (await as('bagus@jatim.test')).post(`${people}/${second.id}/nonaktif`)
      const { disablePerson } = await import('../../src/casework/people/administer.ts')
      await expect(disablePerson(world.ports, { ...cast.admin, id: 'somebody' }, second.id)).rejects.toThrow('admin terakhir')
      expect(await told()).toEqual(before)
    })

    test('a person of two teams changes over: the line stands in the team they go to', async () => {
      const other = await bTeam(world)
      const { addPerson } = await import('../../src/casework/people.ts')
      await addPerson(world.ports, other.team, {
        email: 'rina@jatim.test',
        name: 'Rina',
        role: 'analyst',
        organisation: null,
        password: null,
      })
      await (await as('rina@jatim.test')).post('/konsol/saya/tim', { team: other.team.slug })
      const [line] = await rows()
      expect([line?.action, line?.team_id]).toEqual(['team_switched', other.team.id])
    })

    test('own factor, codes and password', async () => {
      const agus = await as('pak.agus@jatim.test')
      const { addTotp } = await import('../../src/casework/people/factors.ts')
      const { codeAt } = await import('../../src/casework/people/totp.ts')
      const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
      await addTotp(world.ports, { actor: cast.agus, secret, code: codeAt(secret, world.ports.now()) })
      await agus.post('/konsol/saya/faktor/kode')
      const id = /faktor\/([\w-]{36})\/hapus/.exec((await agus.get('/konsol/saya/faktor')).html)?.[1]
      await agus.post(`/konsol/saya/faktor/${id}/hapus`)
      await agus.post('/konsol/saya/sandi', { current: password, password: 'kuda biru lompat sore' })
      expect(await told()).toEqual([
        'Pak Agus factor_added',
        'Pak Agus recovery_codes_renewed',
        'Pak Agus factor_removed',
        'Pak Agus sessions_ended',
        'Pak Agus password_changed',
      ])
      expect(JSON.stringify(await rows())).not.toMatch(/JBSWY|kuda biru/)
    })

    test('the register: the team’s own edits and an agency’s', async () => {
      const bagus = await as('bagus@jatim.test')
      const at = '/konsol/instansi/35.25%2Fdinkes'
      await bagus.post(`${at}/narahubung`, { name: 'Sri', role: 'agen', email: 'sri@dinkes.example' })
      await bagus.post(`${at}/narahubung/c-joko/hapus`)
      await bagus.post(`${at}/aset`, { kind: 'domain', value: 'baru.example', name: '' })
      await (await as('pak.agus@jatim.test')).post('/instansi/daftar/35.25%2Fdinkes/aset', {
        kind: 'domain',
        value: 'lagi.example',
        name: '',
      })
      expect(await told()).toEqual(['Bagus contact_added', 'Bagus contact_removed', 'Bagus asset_added', 'Pak Agus asset_added'])
      expect((await rows())[0]?.detail).toBe('{"organisation":"35.25/dinkes"}')
    })

    test('evidence: each download is a line of custody with its hash; bytes that changed are refused, and that is a line too', async () => {
      const id = await reported(world, cast.team)
      const { number } = await stateOf(world, id)
      const bytes = new TextEncoder().encode('asli')
      const sha256 = await world.ports.files.put(bytes)
      const { addFiles } = await import('../../src/casework/add-information.ts')
      await addFiles(world.ports, { actor: cast.rina, incident: id }, [{ sha256, name: 'rahasia.log', type: 'text/plain', size: 4 }])
      const [file] = await listAttachments(world.ports.database.query, id)
      const rina = await as('rina@jatim.test')
      const path = `/konsol/tiket/${number}/bukti/${file?.id}`
      expect((await rina.get(path)).html).toBe('asli')
      world.ports.files.get = async () => new TextEncoder().encode('palsu')
      const refused = await rina.get(path)
      expect(refused.status).toBe(503)
      expect(refused.text).toContain('Berkas ini berubah sejak disimpan')
      expect(refused.text).not.toContain('palsu')
      const [taken, altered] = await rows()
      expect([taken?.action, taken?.subject, taken?.actor_id]).toEqual(['evidence_downloaded', id, cast.rina.id])
      expect(JSON.parse(taken?.detail ?? '')).toEqual({ attachment: file?.id, sha256 })
      expect(altered?.action).toBe('evidence_altered')
      expect(JSON.stringify(await rows())).not.toContain('rahasia.log')
    })

    test('a RED incident is opened: one line a person and hour; an AMBER one writes nothing at all', async () => {
      const id = await reported(world, cast.team)
      const { number, ...incident } = await stateOf(world, id)
      const [rina, bagus] = [await as('rina@jatim.test'), await as('bagus@jatim.test')]
      const commits = countCommits(world)
      await rina.get(`/konsol/tiket/${number}`)
      expect([await told(), commits()]).toEqual([[], 0])
      await world.ports.database.commit([updateIncident(world.ports.database.query, { ...incident, tlp: 'RED' })])
      for (let n = 0; n < 3; n++) expect((await rina.get(`/konsol/tiket/${number}`)).status).toBe(200)
      await Promise.all([1, 2, 3].map(() => bagus.get(`/konsol/tiket/${number}`)))
      expect(await told()).toEqual(['Rina incident_read', 'Bagus incident_read'])
      world.clock.advance('61m')
      await rina.get(`/konsol/tiket/${number}`)
      expect(await told()).toEqual(['Rina incident_read', 'Bagus incident_read', 'Rina incident_read'])
      expect((await rows())[0]?.subject).toBe(id)
    })

    test('every act that is written has words for people', async () => {
      const written = await world.ports.database.query.selectFrom('audit').select('action').distinct().execute()
      expect(written.map(({ action }) => action)).toEqual(expect.arrayContaining(['team_added', 'person_added']))
      for (const { action } of written) expect(Object.keys(acts)).toContain(action)
    })
  })

function countCommits(world: World): () => number {
  const { commit } = world.ports.database
  let count = 0
  world.ports.database.commit = async statements => {
    count += 1
    return commit.call(world.ports.database, statements)
  }
  return () => count
}
