import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkIncident } from '../../../src/casework/link.ts'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, refusal, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`What may be the same event, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    const no = async (id: string) => (await stateOf(world, id)).number
    const panel = async (id: string) => {
      const text = await (await world.request(`/konsol/tiket/${await no(id)}`, { headers: { Cookie: cookie } })).text()
      return /id="serupa"[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    }
    const far = (story: string, organisation = null) => reported(world, cast.team, { organisation, report: { story, system: null } })

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('a new ticket shows those that name the same address, agency or tell the same, each with why, while it is triaged', async () => {
      const address = await far('Ada tautan https://gacor-maxwin.example/daftar di situs kami')
      const agency = await reported(world, cast.team, { report: { story: 'Lain sama sekali' } })
      const words = await far('Pengumuman penerimaan mahasiswa beralih kepada pembayaran palsu')
      const common = await far('Kami cari lewat https://www.google.com dan tidak ketemu')
      const id = await reported(world, cast.team, {
        report: {
          story: 'Lewat https://www.google.com tampak gacor-maxwin.example/daftar; pengumuman penerimaan mahasiswa ke pembayaran lain',
          system: 'https://gacor-maxwin.example/daftar',
        },
      })
      const shown = await panel(id)
      expect(shown).toContain(`${await no(address)} `)
      expect(shown).toContain('sama-sama menyebut hxxps://gacor-maxwin[.]example/daftar')
      expect(shown).toContain(`${await no(agency)} `)
      expect(shown).toContain('instansi dan jenisnya sama')
      expect(shown).toContain(`${await no(words)} `)
      expect(shown).toContain('ceritanya mirip')
      expect(shown).not.toContain(await no(common))
      expect(shown).toContain(`/konsol/tiket/${await no(id)}/gabung?ke=${await no(address)}`)
      await walkTo(world, cast, id, 'penanganan')
      expect(await panel(id)).toBe('')
    })

    test('at most five, and never another team’s, one that waits for review, or one that is merged', async () => {
      const { team } = await bTeam(world)
      await reported(world, team, { organisation: null, report: { story: 'https://gacor-maxwin.example/daftar' } })
      for (let n = 0; n < 7; n++) await far(`Ke-${n}: https://gacor-maxwin.example/daftar`)
      const held = await far('https://gacor-maxwin.example/daftar')
      const { query } = world.ports.database
      await world.ports.database.commit([query.updateTable('incident').set({ held: 'robot' }).where('id', '=', held).compile()])
      const gone = await far('Terakhir: https://gacor-maxwin.example/daftar')
      const on = await far('Pokoknya: sama sekali lain')
      const at = { into: await no(on), seq: (await stateOf(world, gone)).seq, intoSeq: (await stateOf(world, on)).seq, reason: 'Sama' }
      await mergeIncident(world.ports, { actor: cast.rina, incident: gone }, at)
      const id = await far('Ini: https://gacor-maxwin.example/daftar')
      const shown = await panel(id)
      expect(shown.match(/gabung\?ke=/g)).toHaveLength(5)
      expect(shown).not.toContain(await no(held))
      expect(shown).not.toContain(await no(gone))
      expect(shown).not.toContain('Sultra')
    })

    test('a colleague bound to one agency is shown none of another’s', async () => {
      const other = await far('https://gacor-maxwin.example/daftar')
      const mine = await reported(world, cast.team, { report: { story: 'https://gacor-maxwin.example/daftar' } })
      await world.ports.database.commit([
        world.ports.database.query.updateTable('membership').set({ organisation: '35.25' }).where('person_id', '=', cast.rina.id).compile(),
      ])
      expect(await panel(mine)).not.toContain(await no(other))
      cookie = await cookieOf(world, 'sari@jatim.test')
      expect(await panel(mine)).toContain(await no(other))
    })

    test('Kaitkan names each in the other with why, once; what is linked is not proposed again', async () => {
      const a = await far('https://gacor-maxwin.example/daftar satu')
      const b = await far('https://gacor-maxwin.example/daftar dua')
      const post = async (fields: Record<string, string>) =>
        world.request(`/konsol/tiket/${await no(b)}/kait`, {
          method: 'POST',
          headers: { Cookie: cookie },
          body: new URLSearchParams(fields),
        })
      const wrong = await post({ ke: 'TKT-9999-0001', why: 'Server yang sama', form_id: 'k0' })
      const text = await wrong.text()
      expect([wrong.status, text.includes('value="Server yang sama"'), text.includes('bukan untuk Anda')]).toEqual([422, true, true])
      expect((await post({ ke: await no(a), why: 'Server yang sama', form_id: 'k1' })).status).toBe(303)
      expect((await post({ ke: await no(a), why: 'Server yang sama', form_id: 'k2' })).status).toBe(303)
      for (const [here, there] of [
        [a, b],
        [b, a],
      ] as const) {
        const { number: _, ...state } = await stateOf(world, here)
        expect(state.links).toEqual([{ incident: there, relation: 'related', why: 'Server yang sama' }])
        expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, here))))).toEqual(state)
      }
      expect(await panel(b)).not.toContain(await no(a))
      const hand = { actor: cast.rina, incident: a }
      expect(await refusal(linkIncident(world.ports, hand, { to: await no(a), why: 'x' }))).toBe('invalid')
      expect(await refusal(linkIncident(world.ports, hand, { to: await no(b), why: ' ' }))).toBe('invalid')
    })
  })
