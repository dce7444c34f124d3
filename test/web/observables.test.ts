import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNote, classifyIncident } from '../../src/casework/work-incident.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, organisationOf, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`Observables on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let ids: string[]
    let numbers: string[]
    const get = async (path: string, name = 'rina', team = 'jatim') =>
      world.request(path, { headers: { Cookie: await cookieOf(world, `${name}@${team}.test`) } })
    const text = async (path: string, name = 'rina', team = 'jatim') => (await get(path, name, team)).text()
    const post = async (path: string, form: Record<string, string>, name = 'rina') =>
      world.request(path, {
        method: 'POST',
        headers: { Cookie: await cookieOf(world, `${name}@jatim.test`) },
        body: new URLSearchParams(form),
      })
    const pathOf = async (value: string) => {
      const row = await world.ports.database.query
        .selectFrom('observable')
        .select('id')
        .where('value', '=', value)
        .where('team_id', '=', cast.team.id)
        .executeTakeFirstOrThrow()
      return `/konsol/observabel/${row.id}`
    }

    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const told = [
        ['Tautan hxxps://gacor[.]example/daftar muncul di dinkes.gresikkab.go.id', '35.25/dinkes'],
        ['Surel dari agus@evil.example memuat https://gacor.example/daftar', '35.78'],
      ] as const
      ids = []
      for (const [story, code] of told) {
        world.clock.advance('5m')
        ids.push(
          await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, code), report: { story, system: null } }),
        )
      }
      numbers = await Promise.all(ids.map(async id => (await stateOf(world, id)).number))
      world.clock.advance('5m')
      await addNote(
        world.ports,
        { actor: cast.rina, incident: ids[1] ?? '' },
        { text: 'Server 45[.]155[.]205[.]1, cek 8.8.8.8 dan =HYPERLINK', visible: false },
      )
    }, 60_000)
    afterAll(() => world.close())

    test('are seen in reports and notes in one spelling, in the commit of the text, and link every incident they stand in', async () => {
      const list = await text('/konsol/observabel')
      for (const shown of ['hxxps://gacor[.]example/daftar', 'agus[@]evil[.]example', '45[.]155[.]205[.]1']) expect(list).toContain(shown)
      expect(list.replace(/data-copy="[^"]*"/g, '')).not.toContain('https://gacor.example')
      const page = await text(await pathOf('https://gacor.example/daftar'))
      for (const number of numbers) expect(page).toContain(`/konsol/tiket/${number}`)
      expect(page).toContain('readonly')
      expect(page).toContain('value="https://gacor.example/daftar"')
      const incident = await text(`/konsol/tiket/${numbers[1]}`)
      expect(incident).toContain('Observabel <kbd>b</kbd> <span class="soft">(4)</span>')
    })

    test('are filtered by kind and by a part of the value', async () => {
      const only = await text('/konsol/observabel?jenis=email')
      expect(only).toContain('agus[@]evil[.]example')
      expect(only).not.toContain('gacor[.]example')
      const named = await text('/konsol/observabel?q=gacor.exa')
      expect(named).toContain('gacor[.]example')
      expect(named).not.toContain('evil[.]example')
      expect(await text('/konsol/observabel?q=%22&jenis=x&mulai=~~')).toContain('Observabel')
    })

    test('what is ours or common is called so, and leaves in no file; nothing calculates in a spreadsheet', async () => {
      const list = await text('/konsol/observabel')
      expect(list).toMatch(/dinkes\[\.\]gresikkab\[\.\]go\[\.\]id\s*<\/a> <span class="state quiet">.*?milik sendiri/s)
      expect(list).toMatch(/8\[\.\]8\[\.\]8\[\.\]8\s*<\/a> <span class="state quiet">.*?umum, jarang berbahaya/s)
      const csv = await text('/konsol/observabel.csv')
      const values = csv
        .split('\r\n')
        .slice(1, -1)
        .map(line => line.split(',')[0])
      expect(values.sort()).toEqual(['45.155.205.1', 'agus@evil.example', 'https://gacor.example/daftar'])
      expect(csv).toContain('https://gacor.example/daftar,url,')
      const stix = JSON.parse(await text('/konsol/observabel.stix'))
      expect(stix.type).toBe('bundle')
      const patterns = stix.objects.flatMap((one: { pattern?: string }) => one.pattern ?? [])
      expect(patterns.sort()).toEqual([
        "[email-addr:value = 'agus@evil.example']",
        "[ipv4-addr:value = '45.155.205.1']",
        "[url:value = 'https://gacor.example/daftar']",
      ])
    })

    test('an analyst’s word is stronger than the list, is audited, and can be taken back', async () => {
      const common = await pathOf('8.8.8.8')
      const answer = await post(`${common}/tanda`, { tanda: 'bahaya' })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${common}?ditandai=1`])
      await post(`${common}/tanda`, { tanda: 'bahaya' })
      expect(await text(common)).toContain('ditandai berbahaya')
      expect(await text('/konsol/observabel.csv')).toContain('8.8.8.8')
      const evil = await pathOf('agus@evil.example')
      await post(`${evil}/tanda`, { tanda: 'aman' })
      expect(await text('/konsol/observabel.csv')).not.toContain('agus@evil.example')
      const lines = await world.ports.database.query
        .selectFrom('audit')
        .select(['action', 'detail'])
        .where('action', '=', 'observable_marked')
        .execute()
      expect(lines).toHaveLength(2)
      for (const at of [common, evil]) await post(`${at}/tanda`, { tanda: '' })
      expect(await text('/konsol/observabel.csv')).not.toContain('8.8.8.8')
      expect((await post(`${common}/tanda`, { tanda: 'x' })).status).toBe(422)
      expect((await post(`${common}/tanda`, { tanda: 'aman' }, 'admin')).status).toBe(403)
    })

    test('whoever may not read an incident neither finds, counts nor opens what stands in it alone', async () => {
      await person(world, cast.team, { name: 'Surya', role: 'analyst', organisation: '35.78' })
      await bTeam(world)
      const own = await pathOf('dinkes.gresikkab.go.id')
      const both = await pathOf('https://gacor.example/daftar')
      expect((await get(own, 'surya')).status).toBe(404)
      expect(await text('/konsol/observabel', 'surya')).not.toContain('gresikkab')
      const seen = await text(both, 'surya')
      expect(seen).toContain(`/konsol/tiket/${numbers[1]}`)
      expect(seen).not.toContain(`/konsol/tiket/${numbers[0]}`)
      expect(seen).toContain('Terlihat di insiden <span class="soft">1</span>')
      expect((await get(both, 'rahma', 'sultra')).status).toBe(404)
      expect((await get(both, 'admin')).status).toBe(403)
      expect(await text('/konsol/cari?q=gacor.example', 'surya')).toContain(both)
      expect(await text('/konsol/cari?q=gresikkab&di=observabel', 'surya')).not.toContain('/konsol/observabel/')
    })

    test('what stands in a RED case leaves in no file, also not where it stands elsewhere', async () => {
      const { seq } = await stateOf(world, ids[0] ?? '')
      await classifyIncident(world.ports, { actor: cast.rina, incident: ids[0] ?? '' }, { seq, changes: { tlp: 'RED' } })
      for (const name of ['rina', 'bagus']) expect(await text('/konsol/observabel.csv', name)).not.toContain('gacor')
      expect(await text('/konsol/observabel.csv')).toContain('45.155.205.1')
    })
  })
}
