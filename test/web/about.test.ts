import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, person } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`what a team says of itself, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const read = async (path: string) => (await world.request(path)).text()
    const save = async (fields: Record<string, string>) => {
      await person(world, cast.team, { name: 'Adi', role: 'admin' })
      const headers = { Cookie: await cookieOf(world, 'adi@jatim.test') }
      return world.request('/konsol/admin/profil', { method: 'POST', headers, body: new URLSearchParams(fields) })
    }

    test('before anything is written, the contact page says what the settings say', async () => {
      const page = await read('/kontak')
      expect(page).toContain(cast.team.name)
      expect(page).toContain('Senin')
      expect(page).not.toContain('Misi')
      expect(await read('/kontak.txt')).toContain('1.1 Date of Last Update')
    })

    test('what an admin writes stands on the contact page, in the RFC 2350 text, in security.txt and on the front page', async () => {
      const saved = await save({
        mission: 'Menolong <b>instansi</b>',
        dutyPhone: '0811-3000-100',
        keyUrl: 'https://csirt.jatim.example/kunci.asc',
        keyFingerprint: 'aaaabbbbccccddddeeeeffff0000111122223333',
        retention: 'Lima tahun.',
      })
      expect(saved.status).toBe(303)
      const page = await read('/kontak')
      expect(page).toContain('Menolong &lt;b&gt;instansi&lt;/b&gt;')
      expect(page).toContain('AAAA BBBB CCCC DDDD EEEE FFFF 0000 1111 2222 3333')
      expect(await read('/kontak.txt')).toContain('3.1 Mission Statement\n    Menolong <b>instansi</b>\n')
      expect(await read('/.well-known/security.txt')).toContain('Encryption: https://csirt.jatim.example/kunci.asc\n')
      expect(await read('/')).toContain('https://wa.me/628113000100')
      expect(await read('/privasi')).toContain('Lima tahun.')
    })

    test('a wrong part is refused beside its field, and everything typed is kept', async () => {
      const refused = await save({ mission: 'Menolong', keyFingerprint: 'xyz' })
      const page = await refused.text()
      expect(refused.status).toBe(422)
      expect(page).toContain('Sidik kunci: 40 atau 64 angka heksadesimal.')
      expect(page).toContain('Menolong</textarea>')
      expect(await read('/kontak')).not.toContain('Menolong')
    })
  })
