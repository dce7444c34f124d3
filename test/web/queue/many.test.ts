import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carryOnLeft } from '../../../src/casework/queue/carry-on.ts'
import { assignIncident, classifyIncident } from '../../../src/casework/work-incident.ts'
import type { Kind } from '../../../src/core/vocabulary.ts'
import { carryOnActs } from '../../../src/mail/tick.ts'
import { countItems } from '../../../src/store/queue-act-items.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`All that a filter finds, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const get = async (path: string) => world.request(path, { headers: { Cookie: cookie } })
    const post = (path: string, fields: Record<string, string>) =>
      world.request(path, { method: 'POST', headers: { Cookie: cookie, Origin: 'http://tanggap.test' }, body: new URLSearchParams(fields) })
    let forms = 0
    /** The form of the queue as it is sent for a whole filter, and once more from the page that checks. */
    const send = (fields: Record<string, string>, sure = true) => {
      forms += 1
      const asked = { semua: '1', sampai: world.ports.now().toISOString(), form_id: `m${forms}`, ...(sure && { pasti: '1' }) }
      return post('/konsol/antrean/massal', { ...asked, ...fields })
    }
    const whole = (filter: string, view = 'baru') => `/konsol/antrean?${new URLSearchParams({ v: view, f: filter })}`
    const idOf = (answer: Response) => /massal\/([0-9a-f]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
    const tally = (answer: Response) => countItems(world.ports.database.query, idOf(answer))
    const pageOf = async (answer: Response) => (await get(answer.headers.get('Location') ?? '')).text()

    /** Tickets of a kind that nobody else here uses, as many as wanted: the first is real, the others are its copies with their chains. */
    const alike = async (kind: Kind, count: number) => {
      const first = await reported(world, cast.team, { kind, organisation: null })
      const { query } = world.ports.database
      const numbers = sql`WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${count - 1})`
      const columns = (await sql<{ name: string }>`SELECT name FROM pragma_table_info('incident')`.execute(query)).rows.map(
        ({ name }) => name,
      )
      const own: Record<string, string> = {
        id: "incident.id || '-' || n",
        number: "incident.number || '-' || n",
        tracking_hash: "incident.tracking_hash || '-' || n",
        state: "json_set(incident.state, '$.id', incident.id || '-' || n)",
      }
      const values = sql.raw(columns.map(name => own[name] ?? `incident.${name}`).join(', '))
      await world.ports.database.commit(
        count < 2
          ? []
          : [
              sql`INSERT INTO incident (${sql.raw(columns.join(', '))}) ${numbers} SELECT ${values} FROM incident, copy WHERE incident.id = ${first}`.compile(
                query,
              ),
              sql`INSERT INTO event (incident_id, seq, at, actor_kind, actor_id, actor_name, type, data, hash)
                ${numbers} SELECT incident_id || '-' || n, seq, at, actor_kind, actor_id, actor_name, type, data, hash FROM event, copy WHERE incident_id = ${first}`.compile(
                query,
              ),
            ],
      )
      return first
    }

    test('is chosen by the filter and not by ten thousand boxes; how many is said before, and asked', async () => {
      const first = await alike('ddos', 130)
      const queue = await (await get(whole('kategori:ddos'))).text()
      expect(queue).toMatch(/Pilih semua <strong>130<\/strong> yang cocok/)
      const answer = await send({ act: 'tunda', until: 'besok', reason: 'Menunggu log', kembali: whole('kategori:ddos') }, false)
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toContain('Kerjakan 130 tiket')
      expect(html).toContain('<code>kategori:ddos</code>')
      expect(html).toContain('Dapat diurungkan di halaman hasil.')
      expect(html.match(/name="no"/)).toBeNull()
      expect((await stateOf(world, first)).snooze ?? null).toBeNull()
    })

    test('the first hundred are done at once, the clockwork does the others, and all of them can be taken back', async () => {
      const answer = await send({ act: 'tunda', until: 'besok', reason: 'Menunggu log', kembali: whole('kategori:ddos') })
      expect(answer.status).toBe(303)
      expect(await tally(answer)).toEqual({ left: 30, done: 100, refused: 0, undone: 0, kept: 0 })
      const underway = await get(answer.headers.get('Location') ?? '')
      expect(underway.headers.get('Refresh')).toBe('2')
      expect(await underway.text()).toContain('100 dari 130 tiket selesai')
      const undo = `/konsol/antrean/massal/${idOf(answer)}/urungkan`
      expect((await post(undo, {})).status).toBe(422)
      await carryOnActs(world.ports, 1000)
      expect(await tally(answer)).toEqual({ left: 0, done: 130, refused: 0, undone: 0, kept: 0 })
      const html = await pageOf(answer)
      expect(html).toContain('130 berhasil.')
      expect(html.match(/href="\/konsol\/tiket\/TKT/g)).toHaveLength(100)
      const more = /href="([^"]*hasil=done[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect((await (await get(more)).text()).match(/href="\/konsol\/tiket\/TKT/g)).toHaveLength(30)
      expect((await post(undo, {})).status).toBe(303)
      await carryOnActs(world.ports, 1000)
      expect(await tally(answer)).toEqual({ left: 0, done: 130, refused: 0, undone: 130, kept: 0 })
      expect(await pageOf(answer)).toContain('130 tiket diurungkan.')
      const aside = await (await get(whole('kategori:ddos', 'ditunda'))).text()
      expect(aside).not.toContain('data-row=')
    })

    test('each is judged by itself: closed, changed, or not to be seen is refused with its reason, and others’ tickets are not found at all', async () => {
      const first = await alike('malware', 3)
      const { team } = await bTeam(world)
      const foreign = await reported(world, team, { kind: 'malware', organisation: null })
      const chosen = { act: 'tugaskan', owner: cast.sari.id, kembali: whole('kategori:malware', 'semua') }
      const { number, seq } = await stateOf(world, first)
      await classifyIncident(world.ports, { actor: cast.bagus, incident: first }, { seq, changes: { severity: 'kritis' } })
      const answer = await send(chosen)
      expect(await tally(answer)).toMatchObject({ done: 3, refused: 0 })
      await assignIncident(world.ports, { actor: cast.bagus, incident: first }, cast.bagus.id)
      await post(`/konsol/antrean/massal/${idOf(answer)}/urungkan`, {})
      expect(await tally(answer)).toMatchObject({ undone: 2, kept: 1 })
      const html = await pageOf(answer)
      expect(html).toMatch(new RegExp(`Tidak dapat diurungkan.*${number}</a>.*diubah oleh Bagus`, 's'))
      expect((await stateOf(world, first)).owner?.name).toBe('Bagus')
      expect((await stateOf(world, `${first}-1`)).owner).toBeNull()
      expect((await stateOf(world, foreign)).owner).toBeNull()
    })

    test('what came in after the page was made was on nobody’s page', async () => {
      await alike('akun', 2)
      const sampai = world.ports.now().toISOString()
      world.clock.advance('1m')
      const later = await reported(world, cast.team, { kind: 'akun', organisation: null })
      const answer = await send({ act: 'tolak', reason: 'Iklan', sampai, kembali: whole('kategori:akun') })
      expect(await tally(answer)).toMatchObject({ done: 2, refused: 0 })
      expect((await stateOf(world, later)).step).toBe('diterima')
    })

    test('a filter that is not understood is no filter to act by, and one that finds nothing does nothing', async () => {
      const wrong = await send({ act: 'tolak', reason: 'x', kembali: whole('kategori:malwar kategri:ddos') })
      expect(wrong.status).toBe(422)
      expect(await wrong.text()).toContain('Perbaiki saringannya dahulu')
      const nothing = await send({ act: 'tolak', reason: 'x', kembali: whole('opd:belum kategori:lainnya') })
      expect(nothing.status).toBe(422)
      expect(await nothing.text()).toContain('Tidak ada tiket yang cocok lagi.')
    })

    test('whoever may not come in any more does nothing by the clockwork either', async () => {
      await alike('phishing', 104)
      const answer = await send({ act: 'tugaskan', owner: cast.sari.id, kembali: whole('kategori:phishing') })
      expect(await tally(answer)).toMatchObject({ done: 100, left: 4 })
      const { query } = world.ports.database
      const rights = (disabled_at: string | null) =>
        world.ports.database.commit([query.updateTable('membership').set({ disabled_at }).where('person_id', '=', cast.rina.id).compile()])
      await rights(world.ports.now().toISOString())
      await carryOnLeft(world.ports, 1000)
      await rights(null)
      expect(await tally(answer)).toMatchObject({ done: 100, refused: 4, left: 0 })
      expect(await pageOf(answer)).toContain('Yang memulai tindakan ini tidak lagi punya akses.')
    })

    test('it is stopped on the way: what is done stays and can be taken back, the others are not touched', async () => {
      await alike('kerentanan', 110)
      const answer = await send({ act: 'tunda', until: 'besok', reason: 'x', kembali: whole('kategori:kerentanan') })
      await post(`/konsol/antrean/massal/${idOf(answer)}/hentikan`, {})
      await carryOnActs(world.ports, 1000)
      expect(await tally(answer)).toMatchObject({ done: 100, left: 10 })
      expect(await pageOf(answer)).toContain('Tidak jadi dikerjakan')
      await post(`/konsol/antrean/massal/${idOf(answer)}/urungkan`, {})
      expect(await tally(answer)).toMatchObject({ undone: 100, left: 10 })
    })

    test.runIf(engine.name === 'sqlite')(
      'ten thousand are chosen in one request, one more is too many; others have their turn all the while',
      async () => {
        await alike('web', 10_000)
        let turns = 0
        const watch = setInterval(() => {
          turns += 1
        }, 1)
        const answer = await send({ act: 'tolak', reason: 'x', kembali: whole('kategori:web') })
        clearInterval(watch)
        expect(await tally(answer)).toMatchObject({ left: 9900 })
        expect(turns).toBeGreaterThan(60)
        expect(await pageOf(answer)).toContain('100 dari 10.000 tiket selesai')
        await reported(world, cast.team, { kind: 'web', organisation: null })
        const many = await send({ act: 'tolak', reason: 'y', kembali: whole('kategori:web', 'semua') })
        expect(many.status).toBe(422)
        expect(await many.text()).toContain('Lebih dari 10.000 tiket cocok. Persempit saringannya.')
      },
    )
  })
