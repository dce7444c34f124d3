import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDelivery } from '../../src/casework/advisory/answer.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { lastSweep, sweepFiles } from '../../src/casework/sweep-files.ts'
import { plainLetterhead } from '../../src/core/letter.ts'
import { saveLetterhead } from '../../src/store/letters.ts'
import { updateTeam } from '../../src/store/teams.ts'
import { aNotice, aTeam, type Cast, drafted, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Stored files that nothing refers to, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const put = (text: string) => world.ports.files.put(new TextEncoder().encode(text))
    const isKept = async (sha256: string) => (await world.ports.files.get(sha256)) !== null
    const asFile = (sha256: string, name = 'bukti.png') => ({ sha256, name, type: 'image/png', size: 5 })

    test('go after two days, and the walk says how many; what was put again meanwhile may still be filed', async () => {
      const left = await put('formulir yang ditinggalkan')
      world.clock.advance('47h')
      const again = await put('dipilih lagi')
      await sweepFiles(world.ports)
      expect(await isKept(left)).toBe(true)
      expect(await lastSweep(world.ports)).toMatchObject({ removed: 0, waiting: 2, next: null })
      world.clock.advance('25h')
      await put('dipilih lagi')
      world.clock.advance('47h')
      await sweepFiles(world.ports)
      expect([await isKept(left), await isKept(again)]).toEqual([false, true])
      expect(await lastSweep(world.ports)).toMatchObject({ removed: 1, waiting: 1, next: null })
      await reported(world, cast.team, { attachments: [asFile(again)] })
      world.clock.advance('30d')
      await sweepFiles(world.ports)
      expect(await isKept(again)).toBe(true)
    })

    test('a content that two reports sent is one file, and stays; so does whatever a letter, a mail, an answer or an old version names', async () => {
      const { commit, query } = world.ports.database
      const [shared, loose, logo, former, first, mail, answer] = await Promise.all(
        ['dua laporan', 'tidak dirujuk', 'logo', 'logo lama', 'versi 1', 'surel', 'jawaban'].map(put),
      )
      if (!shared || !loose || !logo || !former || !first || !mail || !answer) throw new Error('not put')
      const incident = await reported(world, cast.team, { attachments: [asFile(shared)] })
      await reported(world, cast.team, { attachments: [asFile(shared, 'nama lain.png')] })
      const body = { ...aNotice(null).body, attachments: [asFile(first)] }
      const advisory = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', body })
      const at = world.ports.now().toISOString()
      const letter = { id: 'surat', team_id: cast.team.id, incident_id: incident, kind: 'N6', year: null, final_at: at, final_by: 'Rina' }
      const received = { id: 'surel', key: 'k', team_id: cast.team.id, sha256: mail, kind: 'human', subject: '', text: '', received_at: at }
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
      const to = await query.selectFrom('delivery').select('id').executeTakeFirstOrThrow()
      await answerDelivery(world.ports, deliveryToken(world.ports, to.id), { answer: 'selesai', note: null, files: [asFile(answer)] })
      await commit([
        saveLetterhead(query, cast.team.id, { ...plainLetterhead, logo }),
        updateTeam(query, cast.team.id, { logo }),
        query
          .insertInto('letter')
          .values({ ...letter, content: JSON.stringify({ head: { ...plainLetterhead, logo: former } }) } as never)
          .compile(),
        query
          .insertInto('incoming')
          .values({ ...received, from_address: 'a@contoh.example' } as never)
          .compile(),
      ])
      world.clock.advance('30d')
      await sweepFiles(world.ports)
      for (const kept of [shared, logo, former, first, mail, answer]) expect(await isKept(kept)).toBe(true)
      expect(await isKept(loose)).toBe(false)
    })

    test('a walk goes on where the last round stopped, once a day', async () => {
      const asked: (string | null)[] = []
      const inParts = {
        ...world.ports.files,
        list: async (from: string | null) => {
          asked.push(from)
          return { ...(await world.ports.files.list(null)), next: from === null ? 'b' : null }
        },
      }
      await put('satu')
      for (let round = 0; round < 4; round += 1) await sweepFiles({ ...world.ports, files: inParts })
      expect(asked).toEqual([null, 'b'])
      world.clock.advance('24h')
      await sweepFiles({ ...world.ports, files: inParts })
      expect(asked).toEqual([null, 'b', null])
    })
  })
