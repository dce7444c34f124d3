import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { classifyIncident, finishTask, nameAffected } from '../../../src/casework/work-incident.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

/** Every form of the ticket's page: where it posts to, and what a person typed into it. */
const forms: [path: string, fields: Record<string, string>, typed: string | null][] = [
  ['pilihan', { choice: 'tunggu', waiting_for: 'Dinkes sampai zebra' }, 'Dinkes sampai zebra'],
  ['klasifikasi', { title: 'Judul zebra', tlp: 'AMBER', severity: 'tinggi' }, 'Judul zebra'],
  ['pemilik', { owner: 'rina@jatim.test' }, null],
  ['catatan', { text: 'Catatan zebra\nbaris dua' }, 'Catatan zebra\nbaris dua'],
  ['balasan', { balasan: 'Balasan zebra' }, 'Balasan zebra'],
  ['tugas/lihat-dari-ponsel', { result: 'Hasil zebra' }, 'Hasil zebra'],
  ['tugas/lihat-dari-ponsel/buka', { result: 'Temuan zebra' }, 'Temuan zebra'],
  ['terdampak', { organisation: '35.25/dinkes', asset: 'zebra.gresikkab.go.id' }, 'zebra.gresikkab.go.id'],
  ['terdampak/AFFECTED', { state: 'selesai' }, null],
  ['telepon', { whom: 'pelapor', outcome: 'tersambung', said: 'Kata zebra' }, 'Kata zebra'],
  ['kait', { ke: 'OTHER', why: 'Sebab zebra' }, 'Sebab zebra'],
  ['kait/lepas', { dari: 'OTHER', lepasReason: 'Lepas zebra' }, 'Lepas zebra'],
]

for (const engine of engines)
  describe(`A colleague was quicker, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let other: string
    let cookie: string
    const no = async (id = incident) => (await stateOf(world, id)).number
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await world.request(`/konsol/tiket/${await no()}/${path}`, {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ form_id: 'f', ...fields }),
      })
      return { status: answer.status, text: (await answer.text()).replaceAll('&quot;', '"') }
    }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      other = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      await walkTo(world, cast, incident, 'verifikasi')
      await nameAffected(world.ports, { actor: cast.rina, incident }, { organisation: '35.25/dinkes' })
    })
    afterEach(() => world.close())

    test.each(forms)(
      'and merged it: the form “%s” names who, when and what, and keeps every word that was typed',
      async (path, fields, typed) => {
        const { seq, affected } = await stateOf(world, incident)
        const seqs = { seq, intoSeq: (await stateOf(world, other)).seq }
        await mergeIncident(world.ports, { actor: cast.bagus, incident }, { ...seqs, into: await no(other), reason: 'Sama' })
        const sent = Object.fromEntries(
          await Promise.all(Object.entries(fields).map(async ([name, value]) => [name, value === 'OTHER' ? await no(other) : value])),
        )
        const late = await post(path.replace('AFFECTED', affected[0]?.id ?? ''), { seq: `${seq}`, ...sent })
        expect(late.status).toBe(409)
        expect(late.text).toContain(`Insiden ini diubah oleh Bagus pukul 09.00: digabung ke ${await no(other)}.`)
        if (typed) expect(late.text).toContain(`readonly="">${typed}</textarea>`)
        expect(JSON.stringify(await stateOf(world, incident))).not.toContain('zebra')
      },
    )

    test.each(forms.slice(0, 2))('and classified it: “%s” is refused by name with what was typed', async (path, fields, typed) => {
      const { seq } = await stateOf(world, incident)
      await classifyIncident(world.ports, { actor: cast.bagus, incident }, { seq, changes: { severity: 'kritis' } })
      const late = await post(path, { seq: `${seq}`, ...fields })
      expect(late.status).toBe(409)
      expect(late.text).toContain('Insiden ini diubah oleh Bagus pukul 09.00: klasifikasi.')
      expect(late.text).toContain(`readonly="">${typed}</textarea>`)
    })

    test('and did the task: the form says who, and keeps the outcome that was typed', async () => {
      const task = (await stateOf(world, incident)).tasks.find(one => !one.doneAt && one.needs.length === 0 && !one.asks)?.id ?? ''
      await finishTask(world.ports, { actor: cast.bagus, incident }, { id: task, result: 'Beres' })
      const late = await post(`tugas/${task}`, { seq: '1', result: 'Hasil zebra' })
      expect([late.status, late.text.includes('Tugas ini sudah diselesaikan oleh Bagus.')]).toEqual([409, true])
      expect(late.text).toContain('readonly="">Hasil zebra</textarea>')
    })
  })
