import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { replyToReporter } from '../../src/casework/reporter/write.ts'
import { addNote } from '../../src/casework/work-incident.ts'
import { tick } from '../../src/mail/tick.ts'
import { listDeliveries } from '../../src/store/advisories.ts'
import { updateIncident } from '../../src/store/incidents.ts'
import { cookieOf } from '../factor.ts'
import { aNotice, aTeam, type Cast, drafted, reported, stateOf } from '../fixtures.ts'
import { type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`The answer to an advisory, and the page that watches it, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let advisory: string
    let rina: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      advisory = await sent()
      rina = await visitor(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    const sent = async (overrides = {}) => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001', overrides)
      await approveAdvisory(world.ports, cast.bagus, id, { reason: 'Polanya sudah umum' })
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }
    const linkOf = async (name: string, id = advisory) => {
      const found = (await listDeliveries(world.ports.database.query, id)).find(one => one.contact_name === name)
      return `/b/${deliveryToken(world.ports, found?.id ?? '')}`
    }
    const answer = async (name: string, fields: Record<string, string>, files: [string, string][] = []) => {
      const body = new FormData()
      for (const [field, value] of Object.entries(fields)) body.append(field, value)
      for (const [file, bytes] of files) body.append('files', new File([bytes], file, { type: 'text/html' }))
      const path = await linkOf(name)
      const reply = await world.request(path, { method: 'POST', body })
      return { status: reply.status, text: await reply.text() }
    }
    const page = async (name: string) => (await world.request(await linkOf(name))).text()
    const bytesOf = async (path: string) => {
      const reply = await world.request(path, { headers: { Cookie: await cookieOf(world, 'rina@jatim.test') } })
      return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() }
    }

    test('a link asks nothing and tells nothing once its advisory is withdrawn, or 30 days after its incident was closed; reopened, it asks again', async () => {
      const link = await linkOf('Bu Wati')
      const page = async () => (await world.request(link)).text()
      let said = ''
      const answered = async () => {
        const body = new URLSearchParams({ answer: 'selesai', note: 'Webshell <kedua> di /unggah', form_id: 'abcdefgh' })
        const reply = await world.request(link, { method: 'POST', body })
        const { status } = reply
        said = await reply.text()
        const [row] = (await listDeliveries(world.ports.database.query, advisory)).filter(one => one.contact_name === 'Bu Wati')
        return [status, row?.answer]
      }
      const close = async (closedAt: string | null) => {
        const known = await stateOf(world, incident)
        await world.ports.database.commit([updateIncident(world.ports.database.query, { ...known, closedAt })])
      }
      await close('2026-07-14T03:00:00.000Z')
      world.clock.set('2026-08-13T03:00:00.000Z')
      expect(await page()).toContain('Halaman judi online pada situs Anda')
      world.clock.advance('1m')
      const over = await page()
      expect(over).toContain('Tidak perlu dijawab lagi')
      expect(over).toContain('(031) 8290000')
      for (const content of ['judi online', 'dinkes.gresikkab', 'Tutup halaman', 'Bu Wati']) expect(over).not.toContain(content)
      expect(await answered()).toEqual([409, null])
      expect(said).toContain('Jawaban Anda tidak tercatat.')
      expect(said).toContain('Webshell &lt;kedua&gt; di /unggah')
      expect((await world.request(`${link}/lampiran/0`)).status).toBe(409)
      await close(null)
      expect(await answered()).toEqual([303, 'selesai'])
      await withdrawAdvisory(world.ports, cast.bagus, advisory)
      expect(await page()).toContain('sudah dicabut')
      expect(await page()).not.toContain('judi online')
    })

    test('opening the link, however it is done, confirms nothing; the form needs no script', async () => {
      const path = await linkOf('Joko')
      for (const method of ['GET', 'HEAD', 'GET']) expect((await world.request(path, { method })).status).toBe(200)
      expect((await listDeliveries(world.ports.database.query, advisory)).every(({ answer: given }) => given === null)).toBe(true)
      const text = await page('Joko')
      expect(text).toMatch(/<form[^>]+method="post"[^>]+enctype="multipart\/form-data"/)
      for (const word of ['diterima', 'selesai', 'tidak-terdampak', 'butuh-bantuan']) expect(text).toContain(`value="${word}"`)
    })

    test('evidence goes along: on the status page, on the timeline with its hash, and handed out with a line of custody', async () => {
      const script = '<script>alert(1)</script>'
      expect((await answer('Joko', { answer: 'selesai', note: 'Sudah bersih' }, [['../../bukti.html', script]])).status).toBe(303)
      const status = await rina('/konsol/imbauan/IMB-2607-0001')
      const [, href = ''] = /href="(\/konsol\/imbauan\/IMB-2607-0001\/berkas\/[^"]+)">bukti\.html</.exec(status.text) ?? []
      const hash = world.ports.sha256(script)
      expect(status.text).toContain(hash)
      expect((await rina('/konsol/tiket/TKT-2607-0001')).text).toContain(`Bukti pada imbauan: bukti.html (SHA-256 ${hash.slice(0, 12)}…)`)
      expect(await bytesOf(href)).toEqual({ status: 200, type: 'application/octet-stream', text: script })
      const acts = await world.ports.database.query
        .selectFrom('audit')
        .select('action')
        .where('action', 'like', 'answer_file%')
        .orderBy('id')
        .execute()
      expect(acts.map(({ action }) => action)).toEqual(['answer_file_added', 'answer_file_downloaded'])
      expect((await bytesOf(`${href}x`)).status).toBe(404)
    })

    test('too much is refused beside the field, and what was typed comes back', async () => {
      const six = Array.from({ length: 6 }, (_, n): [string, string] => [`${n}.txt`, 'x'])
      const refused = await answer('Joko', { answer: 'selesai', note: 'Panjang lebar' }, six)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Paling banyak 5 berkas.')
      expect(refused.text).toContain('Panjang lebar')
      expect((await answer('Joko', { answer: 'selesai' }, [['besar.bin', 'x'.repeat(10 * 1024 * 1024 + 1)]])).status).toBe(422)
      expect((await answer('Joko', { answer: 'entah' })).status).toBe(422)
      expect((await answer('Joko', { answer: 'selesai', note: 'x'.repeat(4001) })).status).toBe(422)
      for (let round = 0; round < 3; round++)
        await answer(
          'Joko',
          { answer: 'selesai' },
          six.slice(1).map(([file]) => [file, String(round)]),
        )
      const full = await answer('Joko', { answer: 'selesai' }, [['lagi.txt', 'x']])
      expect(full.text).toContain('Paling banyak 15 berkas')
      expect((await listDeliveries(world.ports.database.query, advisory)).find(one => one.contact_name === 'Joko')?.answer).toBe('selesai')
    })

    test('the agency’s other contact sees who answered and no more; a link passed on tells no more than the mail did', async () => {
      await answer('Joko', { answer: 'diterima', note: 'Sandi lama kami 123456' }, [['rahasia.txt', 'x']])
      for (const name of ['Joko', 'Bu Wati']) {
        const text = await page(name)
        expect(text).toContain('Kami terima dan baca')
        for (const kept of ['123456', 'rahasia.txt', 'Rina', 'TKT-2607-0001', 'Pak Agus']) expect(text).not.toContain(kept)
      }
      expect(await page('Bu Wati')).toMatch(/Sudah menjawab[\s\S]*<strong>Joko<\/strong>/)
      expect(await page('Joko')).toContain('dengan catatan dan 1 berkas')
    })

    test('the same answer with an empty note keeps the note; another answer replaces it', async () => {
      await answer('Joko', { answer: 'diterima', note: 'Menunggu vendor' })
      await answer('Joko', { answer: 'diterima' })
      const noteOf = async () => (await listDeliveries(world.ports.database.query, advisory)).find(one => one.contact_name === 'Joko')?.note
      expect(await noteOf()).toBe('Menunggu vendor')
      await answer('Joko', { answer: 'selesai' })
      expect(await noteOf()).toBeNull()
    })

    test('help: both contacts call, one incident opens, linked both ways, as secret as what it is about; new words reach it', async () => {
      await answer('Joko', { answer: 'butuh-bantuan', note: 'Akses panel hilang' }, [['panel.png', 'p']])
      await answer('Bu Wati', { answer: 'butuh-bantuan', note: 'Tolong telepon saya' })
      const rows = await world.ports.database.query.selectFrom('incident').select(['number', 'state']).orderBy('number').execute()
      expect(rows.map(({ number }) => number)).toEqual(['TKT-2607-0001', 'TKT-2607-0002'])
      expect(JSON.parse(rows[1]?.state ?? '').tlp).toBe('AMBER+STRICT')
      expect((await rina('/konsol/tiket/TKT-2607-0001')).text).toContain('TKT-2607-0002')
      const help = (await rina('/konsol/tiket/TKT-2607-0002')).text
      for (const said of ['panel.png', 'Tolong telepon saya', 'TKT-2607-0001']) expect(help).toContain(said)
      expect(JSON.parse(rows[0]?.state ?? '').links).toHaveLength(1)
      expect(await page('Bu Wati')).toContain('Tiket TKT-2607-0002 sudah dibuka')
      expect((await rina('/konsol/imbauan/IMB-2607-0001')).text).toContain('href="/konsol/tiket/TKT-2607-0002"')
    })

    test('help has a page for whoever called: its status and what the team says, not what callers wrote; for nobody else', async () => {
      const status = async (name: string) => {
        const reply = await world.request(`${await linkOf(name)}/bantuan`)
        return { status: reply.status, text: await reply.text() }
      }
      expect((await status('Joko')).status).toBe(404)
      await answer('Joko', { answer: 'butuh-bantuan', note: 'Sandi panel 123456 tidak berlaku' }, [['panel.png', 'p']])
      await answer('Bu Wati', { answer: 'diterima' })
      expect(await page('Joko')).toContain(`href="${await linkOf('Joko')}/bantuan"`)
      expect(await page('Bu Wati')).not.toContain('/bantuan')
      expect((await status('Bu Wati')).status).toBe(404)
      const help = (
        await world.ports.database.query.selectFrom('incident').select('id').where('number', '=', 'TKT-2607-0002').executeTakeFirst()
      )?.id
      await replyToReporter(world.ports, { actor: cast.rina, incident: help ?? '' }, 'Sistem mana yang dimaksud?')
      await addNote(world.ports, { actor: cast.rina, incident: help ?? '' }, { text: 'Catatan dalam', visible: false })
      const shown = await status('Joko')
      expect(shown.status).toBe(200)
      for (const said of ['TKT-2607-0002', 'IMB-2607-0001', 'Tim menunggu jawaban Anda', 'Sistem mana yang dimaksud?'])
        expect(shown.text).toContain(said)
      for (const kept of ['123456', 'panel.png', 'Catatan dalam', 'TKT-2607-0001', 'Rina', '/t/']) expect(shown.text).not.toContain(kept)
      await answer('Joko', { answer: 'butuh-bantuan', note: 'Panel hosting' })
      expect((await status('Joko')).text).not.toContain('Tim menunggu jawaban Anda')
    })

    test('five numbers count every agency once and lead to their rows; the bar and the table need no script', async () => {
      advisory = await sent({
        notice: 'N4',
        tlp: 'GREEN',
        audience: { ...aNotice(null).audience, organisations: [], below: '35', roles: ['agen', 'pimpinan'] },
      })
      await answer('Joko', { answer: 'tidak-terdampak' })
      const at = '/konsol/imbauan/IMB-2607-0002'
      const { text } = await rina(at)
      const figures = [...text.matchAll(/keadaan=([\w-]+)#instansi"[^>]*><b>(\d+)<\/b>/g)].map(([, standing, n]) => [standing, Number(n)])
      const rowsOf = (html: string) => [...html.matchAll(/<tr data-row="([^"]+)"/g)].map(([, code]) => code)
      expect(figures.map(([standing]) => standing)).toEqual(['selesai', 'dikonfirmasi', 'butuh-bantuan', 'belum-menjawab', 'gagal'])
      expect(figures.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(rowsOf(text).length)
      for (const [standing, n] of figures) expect(rowsOf((await rina(`${at}?keadaan=${standing}`)).text)).toHaveLength(Number(n))
      expect(rowsOf(text)).toEqual(rowsOf(text).toSorted())
      expect(rowsOf((await rina(`${at}?sesudah=${rowsOf(text)[0]}`)).text)).toEqual(rowsOf(text).slice(1))
    })

    test('the page is fetched again by its tag: nothing new is 304, an answer is not', async () => {
      const Cookie = await cookieOf(world, 'rina@jatim.test')
      const look = (tag = '') => world.request('/konsol/imbauan/IMB-2607-0001', { headers: { Cookie, 'If-None-Match': tag } })
      const tag = (await look()).headers.get('etag') ?? ''
      expect((await look(tag)).status).toBe(304)
      await answer('Joko', { answer: 'diterima' })
      expect((await look(tag)).status).toBe(200)
    })

    test('as a spreadsheet: one row a contact, no cell that calculates', async () => {
      await answer('Joko', { answer: 'diterima', note: '=HYPERLINK("http://x","y")' })
      const { status, text } = await rina('/konsol/imbauan/IMB-2607-0001/status.csv')
      expect(status).toBe(200)
      expect(text.trim().split('\n')).toHaveLength(3)
      expect(text).toContain(`"'=HYPERLINK`)
      expect((await rina('/konsol/imbauan/IMB-2607-0001/status.csv?keadaan=gagal')).text.trim().split('\n')).toHaveLength(1)
      expect(incident).toBeTruthy()
    })
  })
