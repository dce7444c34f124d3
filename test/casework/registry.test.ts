import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { addAsset, removeAsset } from '../../src/casework/registry/assets.ts'
import { addContact, changeContact, removeContact } from '../../src/casework/registry/contacts.ts'
import { addOrganisation, changeOrganisation, removeOrganisation } from '../../src/casework/registry/organisations.ts'
import { suggestAffected } from '../../src/casework/registry.ts'
import { findContact } from '../../src/store/registry.ts'
import { aTeam, bTeam, type Cast, drafted, refusal, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`the register on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test('agencies stand below a known one, once, and go only when nothing refers to them', async () => {
      const { ports } = world
      const kominfo = { code: '35.25/kominfo', name: 'Dinas Kominfo Kab. Gresik', kind: 'opd' as const }
      expect(await addOrganisation(ports, cast.bagus, kominfo)).toMatchObject({ parent: '35.25' })
      expect(await refusal(addOrganisation(ports, cast.bagus, kominfo))).toBe('already_done')
      expect(await refusal(addOrganisation(ports, cast.bagus, { ...kominfo, code: '35.99/x' }))).toBe('invalid')
      expect(await refusal(addOrganisation(ports, cast.rina, { ...kominfo, code: '35.25/x' }))).toBe('not_allowed')
      expect((await changeOrganisation(ports, cast.admin, kominfo.code, { name: 'Diskominfo' })).name).toBe('Diskominfo')
      expect(await refusal(removeOrganisation(ports, cast.bagus, '35.25/dinkes'))).toBe('already_done')
      expect(await refusal(removeOrganisation(ports, cast.bagus, kominfo.code))).toBe('accepted')
      expect(await refusal(removeOrganisation(ports, cast.bagus, kominfo.code))).toBe('not_found')
    })

    test('a contact stands once per agency, role and address; another team’s does not exist', async () => {
      const { ports } = world
      const ani = { organisation: '35.25/dinkes', name: 'Ani', role: 'agen' as const, email: 'Ani@Dinkes.example', phone: null }
      const added = await addContact(ports, cast.bagus, ani)
      expect(added.email).toBe('ani@dinkes.example')
      expect(await refusal(addContact(ports, cast.bagus, ani))).toBe('already_done')
      for (const email of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: x@y.example', 'bukan alamat'])
        expect(await refusal(addContact(ports, cast.bagus, { ...ani, email }))).toBe('invalid')
      expect((await changeContact(ports, cast.bagus, added.id, { suspended: true })).suspendedWhy).toBe('dihentikan oleh tim')
      expect((await changeContact(ports, cast.bagus, added.id, { suspended: false })).suspended).toBe(false)
      const { udin } = await bTeam(world)
      expect(await refusal(changeContact(ports, udin, added.id, { name: 'x' }))).toBe('not_found')
      await removeContact(ports, cast.bagus, added.id)
      expect(await findContact(ports.database.query, cast.team.id, added.id)).toBeNull()
    })

    test('a contact who was once written to stays, suspended', async () => {
      const { ports } = world
      const { number } = await stateOf(world, await reported(world, cast.team))
      const id = await drafted(world, cast.rina, number)
      await approveAdvisory(ports, cast.bagus, id)
      await dispatchAdvisory(ports, cast.bagus, id)
      await removeContact(ports, cast.bagus, 'c-wati')
      expect(await findContact(ports.database.query, cast.team.id, 'c-wati')).toMatchObject({
        suspended: true,
        suspendedWhy: 'dihapus dari daftar',
      })
    })

    test('assets are kept as one writes them down, and found in a story with the reason', async () => {
      const { ports } = world
      const asset = {
        organisation: '35.25',
        kind: 'domain' as const,
        value: 'https://www.GresikKab.go.id/beranda',
        name: '',
        iiv: false,
        personalData: false,
      }
      const added = await addAsset(ports, cast.bagus, asset)
      expect([added.value, added.name]).toEqual(['gresikkab.go.id', 'gresikkab.go.id'])
      expect(await refusal(addAsset(ports, cast.bagus, asset))).toBe('already_done')
      expect(await refusal(addAsset(ports, cast.bagus, { ...asset, kind: 'alamat', value: '1.2.3.4/99' }))).toBe('invalid')
      const why = (await suggestAffected(ports, cast.team.id, 'Slot di ppdb.gresikkab.go.id')).map(one => one.why)
      expect(why).toEqual(['ppdb.gresikkab.go.id berada di bawah domain gresikkab.go.id.', 'ppdb.gresikkab.go.id disebut dalam laporan.'])
      await removeAsset(ports, cast.bagus, added.id)
      expect(await refusal(removeAsset(ports, cast.bagus, added.id))).toBe('not_found')
    })
  })
