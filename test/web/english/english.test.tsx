import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { numberOf, openIncident } from '../../../src/casework/open-incident.ts'
import { readPassages } from '../../../src/casework/search/passages.ts'
import { addNote, classifyIncident } from '../../../src/casework/work-incident.ts'
import type { Organisation } from '../../../src/core/organisation.ts'
import { saveOrganisation } from '../../../src/store/registry.ts'
import { said } from '../../../src/web/language/said.ts'
import { chosenLanguage, inLanguage } from '../../../src/web/language/spoken.ts'
import { timeInEnglish } from '../../../src/web/language/times.ts'
import { ErrorSummary } from '../../../src/web/pages/parts/error-summary.tsx'
import { Home } from '../../../src/web/pages/public/home.tsx'
import { clockTime, number } from '../../../src/web/pages/words.ts'
import { page } from '../../../src/web/team.ts'
import { frame } from '../../browser/samples/given.ts'
import { cookieOf } from '../../factor.ts'
import { aReport, aStory, aTeam, type Cast, opened, reported, stateOf, tuesday, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'
import { literalsOf } from './literals.ts'
import { isIndonesian } from './words.ts'

const english = (draw: () => unknown) => inLanguage('en', () => String(draw()))

describe('What is ours is said in the language that was chosen', () => {
  test('a page in English says so, and the next is Indonesian again', () => {
    const home = () => <Home frame={frame} advisories={[]} />
    expect(english(home)).toMatch(/<html lang="en">[\s\S]*Report a cyber incident/)
    expect(String(home())).toMatch(/<html lang="id">[\s\S]*Lapor insiden siber/)
  })

  test('two requests that wait for the same thing each get their own language', async () => {
    let open = () => {}
    const gate = new Promise<void>(resolve => {
      open = resolve
    })
    const app = new Hono().get('/', async c => {
      await gate
      return page(c, <Home frame={frame} advisories={[]} />)
    })
    const asked = ['bahasa=en', '', 'bahasa=en', 'x=1'].map(async Cookie => (await app.request('/', { headers: { Cookie } })).text())
    open()
    expect((await Promise.all(asked)).map(html => /lang="(..)"/.exec(html)?.[1])).toEqual(['en', 'id', 'en', 'id'])
  })

  test('a fault while drawing leaves no language behind', () => {
    const broken = () => {
      throw new Error('broken')
    }
    expect(() => inLanguage('en', broken)).toThrow('broken')
    expect(String(<Home frame={frame} advisories={[]} />)).toContain('lang="id"')
  })

  test('words around values take the order of the language, with one or many', () => {
    const errors = (count: number) => Array.from({ length: count }, () => ({ field: 'x', message: 'Tulis nama tim.' }))
    expect(english(() => <ErrorSummary errors={errors(2)} />)).toContain('2 things need correcting')
    expect(said('1 berkas')).toBe('1 file')
    expect(said('Ditugaskan kepada Laporan diterima.')).toBe('Assigned to Laporan diterima.')
    expect(said('Masuk tahap Verifikasi.')).toBe('Entered the step Verification.')
    expect(said('12 berkas')).toBe('12 files')
    expect(said(' (boleh kosong)')).toBe(' (optional)')
    expect(english(() => <p>Imbauan ini sudah diganti oleh {<a href="/x">IMB-1</a>}.</p>)).toBe(
      '<p>This advisory has been replaced by <a href="/x">IMB-1</a>.</p>',
    )
  })

  test.each([
    ['Selasa, 7 Juli 2026 pukul 13.05 WIB', 'Tuesday 7 July 2026 at 13:05 WIB'],
    ['7 Agu 13.05 WITA', '7 Aug 13:05 WITA'],
    ['7 Juli 2026', '7 July 2026'],
    ['Juli 2026', 'July 2026'],
    ['sisa 1 jam 20 menit', '1 hour 20 minutes left'],
    ['lewat 2 hari', 'overdue by 2 days'],
    ['3 hari 1 jam', '3 days 1 hour'],
    ['Senin–Kamis 07.30–12.00, 13.00–15.30', 'Monday–Thursday 07:30–12:00, 13:00–15:30'],
    ['Jumat 07.30–11.30', 'Friday 07:30–11:30'],
    ['Loket–Kamis 07.30–12.00', undefined],
    ['13.05', undefined],
    ['10.0.0.1', undefined],
    ['Mei mendatang', undefined],
    ['', undefined],
  ])('%s is %s', (text, to) => expect(timeInEnglish(text)).toBe(to))

  test('numbers and times of day have the signs of the language', () => {
    const noon = new Date('2026-07-07T05:05:00Z')
    expect([number(1234.5), clockTime(noon, 'Asia/Jakarta')]).toEqual(['1.234,5', '12.05'])
    expect(inLanguage('en', () => [number(1234.5), clockTime(noon, 'Asia/Jakarta')])).toEqual(['1,234.5', '12:05'])
  })

  test('what people typed is never touched, though it is a word of ours', () => {
    expect(english(() => <p class="long">Laporan diterima</p>)).toContain('Laporan diterima')
    expect(english(() => <b translate="no">Laporan diterima</b>)).toContain('Laporan diterima')
    expect(english(() => <textarea>Laporan diterima</textarea>)).toContain('Laporan diterima')
    expect(english(() => <input value="Laporan diterima" />)).toContain('Laporan diterima')
    expect(english(() => <b>Laporan diterima</b>)).toContain('Report received')
  })

  test.each([
    'Laporan palsu',
    'Tiket pesawat dibajak',
    'Punya Zubaidah yang belum selesai dan hampir lewat',
    'Situs web diubah, mis. judi online: dinkes.example',
    'Server pusat “panas; mati” di lantai dua',
    '192.168.100.200',
  ])('%s is nobody’s sentence but its writer’s', text => expect(said(text)).toBe(text))

  test('a text made to be hard is looked at once and left', () => {
    const began = performance.now()
    for (const piece of [' (x) menjawab : ', '“a; b” ', 'dari . ', ' dan ', 'Tenggat  mulai. ', '1 ']) said(piece.repeat(60).slice(0, 990))
    expect(performance.now() - began).toBeLessThan(500)
  })

  test.each([
    ['bahasa=en', 'en'],
    ['a=1; bahasa=en; b=2', 'en'],
    ['bahasa=english', 'id'],
    ['xbahasa=en', 'id'],
    ['', 'id'],
  ] as const)('the cookie %s means %s', (cookie, language) => expect(chosenLanguage(cookie)).toBe(language))
})

/** What the fixtures' people say. */
const fixtures = literalsOf('test/fixtures.ts')
  .map(({ text }) => text)
  .filter(text => text.length > 3)
  .sort((a, b) => b.length - a.length)

/** Titles are made of the report and may be changed; the letters' sign for what is not known is theirs. */
const made = [
  'Situs web diubah, mis. judi online: dinkes[.]gresikkab[.]go[.]id',
  '[belum diisi: …]',
  'access.log',
  '(hoaks',
  '(kebocoran-data',
  '(kerentanan',
]

function withoutFixtures(text: string): string {
  return [...made, ...fixtures].reduce((rest, one) => rest.replaceAll(one, ' '), text)
}

function textsIn(html: string): string[] {
  const bare = html.replace(/<article [^>]*lang="id"[\s\S]*?<\/article>|<(textarea|pre|code)\b[\s\S]*?<\/\1>/g, ' ')
  return bare
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .split('\n')
    .map(text => text.trim())
}

for (const engine of engines)
  describe(`the switch, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const choose = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      world.request('/bahasa', { method: 'POST', headers, body: new URLSearchParams(fields) })
    const read = async (path: string, cookie: string) => (await world.request(path, { headers: { Cookie: cookie } })).text()

    test('English is kept on the device for a year and leads back to the page; Indonesian takes the cookie away', async () => {
      const chosen = await choose({ bahasa: 'en', kembali: '/lapor' })
      expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/lapor'])
      expect(chosen.headers.get('Set-Cookie')).toMatch(/^bahasa=en; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
      const back = await choose({ bahasa: 'id', kembali: '/lapor' })
      expect(back.headers.get('Set-Cookie')).toMatch(/^bahasa=; Max-Age=0; Path=\//)
    })

    test('it stands at the head, too; of a form that is filled in as a way to the foot, for Enter presses the first button of a form', async () => {
      const headOf = async (path: string) => (await read(path, '')).split('<main')[0] ?? ''
      expect(await headOf('/')).toContain('action="/bahasa"')
      expect(await headOf('/lapor')).toContain('href="#bahasa"')
      expect(await headOf('/lapor')).not.toContain('<button')
      expect(await read('/lapor', '')).toMatch(/<main.*id="bahasa".*name="bahasa"/s)
    })

    test('a filter survives; another host is no way back', async () => {
      const home = 'http://tanggap.test'
      const filtered = await choose({ bahasa: 'en', kembali: '/imbauan' }, { Referer: `${home}/imbauan?q=x` })
      expect(filtered.headers.get('Location')).toBe('/imbauan?q=x')
      for (const kembali of ['https://jahat.example/', '//jahat.example', '/\\jahat.example', 'javascript:alert(1)', ''])
        expect((await choose({ bahasa: 'en', kembali })).headers.get('Location')).toBe('/')
    })

    test('what a browser says it likes changes nothing', async () => {
      const answer = await world.request('/', { headers: { 'Accept-Language': 'en' } })
      expect(await answer.text()).toContain('<html lang="id">')
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    })

    test('a refused form is refused in English, and keeps what was typed', async () => {
      const answer = await world.request('/lapor/2', {
        method: 'POST',
        headers: { Cookie: 'bahasa=en' },
        body: new URLSearchParams({ story: 'Laporan diterima' }),
      })
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(html).toContain('Choose the kind of incident')
      expect(html).toContain('Laporan diterima</textarea>')
    })

    test('a story that is a word of ours stays as it was told', async () => {
      const { token } = await opened(world, cast.team, aReport({ report: aStory({ story: 'Laporan diterima' }) }))
      const html = await read(`/t/${token}/cetak`, 'bahasa=en')
      expect(html).toContain('Cyber Incident Report Form')
      expect(html).toContain('Laporan diterima')
    })

    test('titles, agencies, notes and reporters that are called like sentences of ours keep their names on every page', async () => {
      const called = {
        title: ['Pilih jenis kejadian.', 'Choose the kind of incident.'],
        agency: ['Berkas ini bukan PDF.', 'This file is not a PDF.'],
        note: ['Pilih paling sedikit satu cakupan.', 'Choose at least one scope.'],
        reporter: ['Pilih instansi yang dimaksud.', 'Choose the agency meant.'],
      } as const
      const organisation: Organisation = { code: '35.25/berkas', name: called.agency[0], kind: 'opd', parent: '35.25' }
      await world.ports.database.commit([
        saveOrganisation(world.ports.database.query, { ...organisation, team_id: cast.team.id, created_at: tuesday.toISOString() }),
      ])
      const reporter = { name: called.reporter[0], position: called.note[0], phone: null, email: 'agus@gresikkab.go.id' }
      const report = aStory({ story: called.note[0], impact: called.note[0], reporter })
      const receipt = await openIncident(world.ports, cast.team, aReport({ organisation, report }), null)
      const { id, token } = receipt
      const number = await numberOf(world.ports, receipt)
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident: id },
        { changes: { title: called.title[0] }, seq: (await stateOf(world, id)).seq },
      )
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: called.note[0], visible: true })
      await readPassages(world.ports, 200)
      const cookie = `${await cookieOf(world, 'bagus@jatim.test')}; bahasa=en`
      const pages = {
        [`/konsol/tiket/${number}`]: ['title', 'agency', 'note', 'reporter'],
        '/konsol/antrean?v=baru': ['title', 'agency'],
        [`/konsol/cari?q=${encodeURIComponent('kejadian')}`]: ['title', 'agency'],
        '/konsol/admin/organisasi': ['agency'],
        [`/konsol/instansi/${encodeURIComponent('35.25/berkas')}`]: ['title', 'agency'],
        [`/t/${token}`]: ['note'],
        [`/t/${token}/cetak`]: ['agency', 'reporter', 'note'],
      } as const
      for (const [path, shown] of Object.entries(pages)) {
        const html = await read(path, cookie)
        expect([path, shown.filter(one => !html.includes(called[one][0]))]).toEqual([path, []])
        expect([path, Object.values(called).filter(([, to]) => html.includes(to))]).toEqual([path, []])
      }
    })

    test('a ticket led to its end says nothing of ours in Indonesian, on any page of it', async () => {
      const { number, id } = await opened(world, cast.team, aReport())
      await walkTo(world, cast, id, 'selesai')
      await readPassages(world.ports, 500)
      const cookie = `${await cookieOf(world, 'bagus@jatim.test')}; bahasa=en`
      const address = `/konsol/tiket/${number}`
      const left: string[] = []
      for (const path of ['', '/tenggat', '/bukti', '/surat', '/playbook', '/gabung', '/pecah', '/bagikan', '?riwayat=langkah'])
        left.push(...textsIn(await read(`${address}${path}`, cookie)).filter(text => isIndonesian(withoutFixtures(text))))
      expect([...new Set(left)]).toEqual([])
    })

    test('the queue is kept per language', async () => {
      await reported(world, cast.team)
      const cookie = await cookieOf(world, 'rina@jatim.test')
      const languages: (string | undefined)[] = []
      for (const one of [cookie, `${cookie}; bahasa=en`, cookie])
        languages.push(/lang="(..)"/.exec(await read('/konsol/antrean?v=baru', one))?.[1])
      expect(languages).toEqual(['id', 'en', 'id'])
    })
  })
