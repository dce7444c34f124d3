import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFiles } from '../../src/casework/add-information.ts'
import { trackingToken } from '../../src/casework/links.ts'
import { openIncident } from '../../src/casework/open-incident.ts'
import { addNote, nameAffected } from '../../src/casework/work-incident.ts'
import { tick } from '../../src/mail/tick.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { calling, tokenFor } from '../api/call.ts'
import { cookieOf } from '../factor.ts'
import { aReport, aTeam, bTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const evil = '<img src=x onerror=alert(1)>'
const liquid = '{{ 7 | plus: 7 }}{% for i in (1..9) %}x{% endfor %}'

for (const engine of engines)
  describe(`What hit our peers does not hit us, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let mine: { id: string; number: string }
    let theirs: { id: string; number: string }
    let cookie: string
    const ask = (path: string, init: RequestInit = {}) =>
      world.request(path, { ...init, headers: { Cookie: cookie, ...(init.headers as Record<string, string>) } })
    const post = (path: string, fields: Record<string, string>) => ask(path, { method: 'POST', body: new URLSearchParams(fields) })
    const named = async (id: string) => ({ id, number: (await stateOf(world, id)).number })

    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const sultra = await bTeam(world)
      const report = {
        story: `${evil} ${liquid}`,
        system: evil,
        impact: evil,
        reporter: { name: evil, position: evil, phone: '0812', email: 'agus@gresikkab.go.id' },
      }
      mine = await named((await openIncident(world.ports, cast.team, aReport({ report }), null)).id)
      await reported(world, sultra.team) // so that numbers of the two teams differ
      theirs = await named(await reported(world, sultra.team))
      const file = {
        sha256: await world.ports.files.put(new TextEncoder().encode('<script>alert(1)</script>')),
        type: 'text/html',
        size: 25,
      }
      for (const [by, { id }] of [
        [cast.rina, mine],
        [sultra.rahma, theirs],
      ] as const)
        await addFiles(world.ports, { actor: by, incident: id }, [{ ...file, name: '../../.htaccess\r\nX-Evil: 1.html' }])
      await addNote(world.ports, { actor: cast.rina, incident: mine.id }, { text: `${evil} ${liquid}`, visible: true })
      await nameAffected(world.ports, { actor: cast.rina, incident: mine.id }, { organisation: '35.25/dinkes' })
      cookie = await cookieOf(world, 'bagus@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const evidenceOf = async (id: string) => (await listAttachments(world.ports.database.query, id))[0]?.id ?? ''

    test('TheHive CVE-2024-22876, RT CVE-2022-25802 and CVE-2026-44229: an attachment is never shown, only saved', async () => {
      const lead = await tokenFor(world, cast.team, 'lead')
      for (const answer of [
        await ask(`/konsol/tiket/${mine.number}/bukti/${await evidenceOf(mine.id)}`),
        await world.request(`/api/v1/incidents/${mine.number}/attachments/${await evidenceOf(mine.id)}`, {
          headers: { Authorization: `Bearer ${lead}` },
        }),
      ]) {
        expect(answer.status).toBe(200)
        expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
        expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment;/)
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
        expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
      }
    })

    test('IRIS CVE-2024-34060, CVE-2026-22783, FreeScout CVE-2026-28289: a file’s name is text, never a path or a header', async () => {
      const answer = await ask(`/konsol/tiket/${mine.number}/bukti/${await evidenceOf(mine.id)}`)
      expect(answer.headers.get('X-Evil')).toBeNull()
      expect(answer.headers.get('Content-Disposition')).not.toMatch(/[\r\n]|\.\.\//)
      const [stored] = await listAttachments(world.ports.database.query, mine.id)
      expect(stored?.sha256).toMatch(/^[0-9a-f]{64}$/)
    })

    test('IRIS CVE-2023-30615, TheHive CVE-2024-22877: what a reporter writes is text on every page that shows it', async () => {
      const t = `/t/${trackingToken(world.ports, mine.id)}`
      let shown = 0
      for (const path of [`/konsol/tiket/${mine.number}`, '/konsol/antrean?v=semua', '/konsol/cari?q=img', t, `${t}/cetak`]) {
        const page = await (await ask(path)).text()
        expect(page, path).not.toContain('<img src=x')
        if (page.includes('&lt;img src=x')) shown++
      }
      expect(shown).toBeGreaterThan(2)
    })

    test('IRIS CVE-2024-25624, template injection: what a reporter writes is no template, in pages and in mail', async () => {
      expect(await (await ask(`/konsol/tiket/${mine.number}`)).text()).toContain('{{ 7 | plus: 7 }}')
      await tick(world.ports)
      const receipt = world.mailbox.find(({ to }) => to === 'agus@gresikkab.go.id')
      expect(receipt?.html).not.toContain('<img')
      expect(`${receipt?.subject}${receipt?.text}`).not.toMatch(/14xxx/)
    })

    test('RT CVE-2011-2084, TheHive CVE-2025-48741, Zammad CVE-2026-34722: what is named in one’s own request is one’s own too', async () => {
      const at = `/konsol/tiket/${mine.number}`
      expect((await ask(`${at}/bukti/${await evidenceOf(theirs.id)}`)).status).toBe(404)
      expect((await post(`${at}/terdampak/${theirs.id}`, { state: 'pulih', form_id: 'abcdefgh' })).status).toBe(422)
      expect((await post(`${at}/terdampak`, { organisation: '74.71', form_id: 'abcdefgi' })).status).toBe(422)
      expect((await post(`${at}/pemilik`, { owner: 'rahma', form_id: 'abcdefgj' })).status).toBe(422)
      const lead = calling(world, await tokenFor(world, cast.team, 'lead'))
      expect((await lead('POST', `/api/v1/incidents/${mine.number}/affected`, { organisation: '74.71' })).status).toBe(422)
      const advisory = {
        notice: 'N2',
        incident: theirs.number,
        title: 'x',
        tlp: 'AMBER',
        body: { actions: ['x'] },
        audience: { affectedOf: theirs.number },
      }
      expect((await lead('POST', '/api/v1/advisories', advisory)).status).toBe(404)
      expect((await stateOf(world, mine.id)).affected.map(({ organisation }) => organisation)).toEqual(['35.25/dinkes'])
    })

    test('IRIS CVE-2024-34060, mass assignment: a form changes what it asks for and nothing else', async () => {
      const before = await stateOf(world, mine.id)
      await post(`/konsol/tiket/${mine.number}/klasifikasi`, {
        seq: String(before.seq),
        form_id: 'abcdefgk',
        title: 'Judul',
        tlp: 'AMBER',
        severity: 'tinggi',
        team: 'x',
        team_id: 'x',
        number: 'X-1',
        step: 'selesai',
        reporter: 'bagus',
        owner: 'bagus',
        closedAt: '2020',
        id: 'x',
      })
      const after = await stateOf(world, mine.id)
      expect(after.severity).toBe('tinggi')
      const { number, team, step, reporter, owner, closedAt, id } = before
      expect(after).toMatchObject({ number, team, step, reporter, owner, closedAt, id })
    })

    test('RT CVE-2012-4730, header injection, and nodemailer’s group addresses: one plain address or none', async () => {
      for (const email of [
        'a@b.example\r\nBcc: x@y.example',
        'a@b.example, x@y.example',
        'grup: a@b.example, x@y.example;',
        '"a" <a@b.example>',
        'a@b.example\nSubject: x',
      ])
        for (const path of ['/lapor/kirim', '/konsol/instansi/35.25%2Fdinkes/narahubung']) {
          const form = {
            form_id: 'abcdefgl',
            kind: 'web',
            story: 'x',
            noticed: 'hari-ini',
            ongoing: 'ya',
            organisation: 'Dinas Kesehatan Kab. Gresik',
            name: 'A',
            role: 'agen',
          }
          expect((await post(path, { ...form, email })).status, `${path} ${JSON.stringify(email)}`).toBe(422)
        }
      for (const { subject, to } of world.mailbox) expect(`${subject}${to}`).not.toMatch(/[\r\n,;]/)
    })

    test('RT CVE-2026-41075, sort column or JSON path from input: a list is sorted as it is sorted', async () => {
      const lead = calling(world, await tokenFor(world, cast.team, 'lead'))
      const plain = (await lead('GET', '/api/v1/incidents?limit=5')).body
      for (const extra of [
        'sort=password_hash',
        'order=(select hash from session)',
        'orderBy=state',
        'fields=tracking_hash',
        "path=$.reporter'--",
      ]) {
        const answer = await lead('GET', `/api/v1/incidents?limit=5&${encodeURI(extra)}`)
        expect([200, 422]).toContain(answer.status)
        if (answer.status === 200) expect(answer.body).toEqual(plain)
      }
    })

    test('CSRF without a Content-Type, or as plain text: a foreign page changes nothing', async () => {
      const before = await stateOf(world, mine.id)
      const foreign: Record<string, string>[] = [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site', Origin: 'https://evil.tanggap.test' },
        { Origin: 'https://evil.example' },
      ]
      for (const headers of foreign)
        for (const type of [null, 'text/plain', 'application/x-www-form-urlencoded']) {
          const body = new TextEncoder().encode(`seq=${before.seq}&owner=&form_id=abcdefgm`)
          const answer = await ask(`/konsol/tiket/${mine.number}/pemilik`, {
            method: 'POST',
            body,
            headers: { ...headers, ...(type && { 'Content-Type': type }) },
          })
          expect(answer.status, JSON.stringify({ ...headers, type })).toBe(403)
        }
      expect((await stateOf(world, mine.id)).seq).toBe(before.seq)
    })

    test('tokens and hashes are never given back', async () => {
      const secret = await tokenFor(world, cast.team, 'lead')
      const admin = await cookieOf(world, 'admin@jatim.test')
      const pages = await Promise.all(
        ['/konsol/admin/pengguna', '/konsol/admin/sistem', '/konsol/saya'].map(async path =>
          (await world.request(path, { headers: { Cookie: admin } })).text(),
        ),
      )
      const lead = calling(world, secret)
      for (const path of [
        '/api/v1/incidents',
        '/api/v1/contacts',
        '/api/v1/organisations',
        `/api/v1/incidents/${mine.number}`,
        `/api/v1/incidents/${mine.number}/events`,
      ])
        pages.push(JSON.stringify((await lead('GET', path)).body))
      const hash = world.ports.sha256(secret)
      for (const page of pages)
        for (const kept of [secret, hash, 'scrypt$', 'tracking_hash', 'password_hash']) expect(page).not.toContain(kept)
    })

    test('private pages are cached by nobody', async () => {
      const paths = world.app.routes
        .filter(({ method, path }) => method === 'GET' && path.startsWith('/konsol') && !/[:*]/.test(path))
        .map(({ path }) => path)
      expect(paths.length).toBeGreaterThan(10)
      for (const path of new Set(paths)) expect((await ask(path)).headers.get('Cache-Control'), path).toBe('no-store')
    })

    test('Flowintel: no list, count or event stream without signing in', async () => {
      for (const path of ['/api/v1/statistics', '/api/v1/incidents', `/api/v1/incidents/${mine.number}/events`])
        expect((await world.request(path)).status).toBe(401)
    })
  })
