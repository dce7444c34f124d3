import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { currentPlaybooks } from '../../src/casework/rules.ts'
import { findDraft } from '../../src/store/drafts.ts'
import { listVersions } from '../../src/store/playbooks.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Drafts of playbooks on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    const as = { rina: '', bagus: '' }
    const ask = async (path: string, who = as.rina) => {
      const answer = await world.request(path, { headers: { Cookie: who } })
      return { status: answer.status, text: await answer.text() }
    }
    const post = async (path: string, fields: Record<string, string>, who = as.rina) => {
      const answer = await world.request(path, { method: 'POST', headers: { Cookie: who }, body: new URLSearchParams(fields) })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') }
    }
    const draft = async () => {
      const found = await findDraft(world.ports.database.query, 'web')
      if (!found) throw new Error('no draft')
      return found
    }
    const save = async (source: string) => post('/konsol/playbook/web/draf', { seq: `${(await draft()).seq}`, source })
    const file = () => world.ports.texts.playbooks['web.yaml'] ?? ''
    const publish = async (newest = '1') =>
      post('/konsol/playbook/web/draf/terbit', { seq: `${(await draft()).seq}`, newest, note: 'Nama yang lebih jelas' }, as.bagus)

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      as.rina = await cookieOf(world, 'rina@jatim.test')
      as.bagus = await cookieOf(world, 'bagus@jatim.test')
      await post('/konsol/playbook/web/draf', {})
    })
    afterEach(() => world.close())

    test.each(['web', 'hoaks', 'kerentanan'])(
      'the page of %s says in its table what the picture shows, and who may not decide',
      async id => {
        const { text } = await ask(`/konsol/playbook/${id}`)
        const rules = (await currentPlaybooks(world.ports)).find(({ playbook }) => playbook.id === id)?.playbook
        const table = text.slice(text.indexOf('<table'))
        for (const { choices } of Object.values(rules?.steps ?? {}))
          for (const { label } of Object.values(choices)) expect(table).toContain(`<strong>${label}</strong>`)
        if (id === 'hoaks') expect(table).toContain('Bukan oleh yang mengerjakan')
        if (id === 'kerentanan') expect(table).toContain('dapat membuka insiden web')
        if (id === 'web') expect(text).toContain('3 instansi dalam 7 × 24 jam adalah satu gelombang')
      },
    )

    test('a broken draft is saved with its faults by line, and cannot be published; the running version stays', async () => {
      expect((await draft()).source).toBe(file())
      const broken = file().replace('start: diterima', 'start: entah')
      expect((await save(broken)).status).toBe(303)
      const line = broken.split('\n').findIndex(one => one.startsWith('start:')) + 1
      expect((await ask('/konsol/playbook/web/draf')).text).toContain(`Baris ${line}`)
      expect((await publish()).status).toBe(422)
      expect(await listVersions(world.ports.database.query, 'web')).toHaveLength(1)
    })

    test.each([['a megabyte', `x: ${'a'.repeat(1_000_000)}`, 'terlalu besar']])(
      '%s is refused, and the text stays on the page',
      async (_, source, says) => {
        const answer = await save(source)
        expect(answer.status).toBe(422)
        expect(answer.text).toContain(says)
        expect(answer.text.length).toBeGreaterThan(source.length)
        expect((await draft()).source).toBe(file())
      },
    )

    test.each([
      ['anchors', 'a: &x 1\nb: *x\n', 'Jangkar'],
      ['a tab', 'playbook:\tweb\n', 'tab'],
      ['a key twice', 'playbook: web\nplaybook: web\n', 'dua kali'],
    ])('%s: checked as it is typed', async (_, source, says) => {
      const answer = await post('/konsol/playbook/web/draf/periksa', { source })
      expect([answer.status, JSON.parse(answer.text).faults[0].reason]).toEqual([200, expect.stringContaining(says)])
    })

    test('two people save one draft: the second hears whose hand it was, and keeps what was typed', async () => {
      const { seq } = await draft()
      await post('/konsol/playbook/web/draf', { seq: `${seq}`, source: `${file()}# Bagus\n` }, as.bagus)
      const late = await post('/konsol/playbook/web/draf', { seq: `${seq}`, source: `${file()}# Rina\n` })
      expect(late.status).toBe(409)
      expect(late.text).toContain('sudah diubah Bagus')
      expect(late.text).toContain('# Rina')
      expect((await draft()).source).toContain('# Bagus')
    })

    test('published by the lead: new incidents run by it, running ones stay, and the analyst may not', async () => {
      const running = await reported(world, cast.team)
      await save(file().replace(/^name: .*$/m, 'name: Situs yang diubah'))
      const page = await ask('/konsol/playbook/web/draf/terbit', as.bagus)
      expect(page.text).toContain('menjadi “Situs yang diubah”')
      expect((await post('/konsol/playbook/web/draf/terbit', { seq: `${(await draft()).seq}`, newest: '1', note: 'x' })).status).toBe(403)
      expect((await publish()).to).toBe('/konsol/playbook/web/v/2?pesan=terbit')
      expect((await ask('/konsol/playbook/web/v/2?pesan=terbit')).text).toContain('Versi 2 terbit. Laporan baru memakainya')
      expect((await ask('/konsol/playbook/web/v/2')).text).not.toContain('Laporan baru memakainya')
      const fresh = await reported(world, cast.team)
      expect([(await stateOf(world, running)).playbook.version, (await stateOf(world, fresh)).playbook.version]).toEqual([1, 2])
      const [newest] = await listVersions(world.ports.database.query, 'web')
      expect(newest).toMatchObject({ version: 2, publishedBy: 'Bagus', note: 'Nama yang lebih jelas' })
      expect(await findDraft(world.ports.database.query, 'web')).toBeNull()
      expect((await ask('/konsol/playbook/web')).text).toContain('Nama yang lebih jelas')
      expect((await ask('/konsol/playbook/web/banding?dari=1&ke=2')).text).toContain('Situs yang diubah')
    })

    test('a start does not bring an old file back over the console’s version; a new file is laid there as a draft, once', async () => {
      await save(file().replace(/^name: .*$/m, 'name: Situs yang diubah'))
      await publish()
      expect(await publishPlaybooks(world.ports)).toEqual({ published: [], proposed: [], faults: [] })
      const texts = world.ports.texts
      const newer = { ...texts, playbooks: { ...texts.playbooks, 'web.yaml': file().replace(/^name: .*$/m, 'name: Dari pembuat') } }
      const started = { ...world.ports, texts: newer }
      expect((await publishPlaybooks(started)).proposed).toEqual(['web'])
      expect((await draft()).source).toContain('Dari pembuat')
      expect((await currentPlaybooks(world.ports)).find(({ id }) => id === 'web')?.playbook.name).toBe('Situs yang diubah')
      await post('/konsol/playbook/web/draf/buang', { seq: `${(await draft()).seq}` })
      expect((await publishPlaybooks(started)).proposed).toEqual([])
    })

    test('a version may say again what an older one said', async () => {
      await save(file().replace(/^name: .*$/m, 'name: Situs yang diubah'))
      await publish()
      await post('/konsol/playbook/web/draf', {})
      await save(file())
      expect((await publish('2')).to).toBe('/konsol/playbook/web/v/3?pesan=terbit')
      expect((await publishPlaybooks(world.ports)).published).toEqual([])
    })

    test('a bad value in the form of a step is refused at its field, all that was typed stays, and the draft is as it was', async () => {
      const path = '/konsol/playbook/web/draf/tahap/diterima'
      const { seq } = await draft()
      const fields = {
        ...{ seq: `${seq}`, id: 'diterima', name: 'Masuk', public: 'diterima', says: 'Laporan Anda kami baca.', clocks: 'K99' },
        ...{ 't0.was': 'baca-laporan', 't0.id': 'baca-laporan', 't0.do': 'Baca saja', 't0.due': '2 jam' },
        ...{ 'c0.was': 'terima', 'c0.id': 'terima', 'c0.label': 'Terima', 'c0.to': 'verifikasi' },
      }
      const length = await post(path, fields)
      expect([length.status, length.text.match(/href="#[^"]*\.due"/)?.[0]]).toEqual([422, 'href="#t0.due"'])
      expect(length.text).toMatch(/<input id="t0\.due"[^>]*value="2 jam"[^>]*aria-invalid="true"/)
      expect(length.text).toContain('Baca saja')
      const clock = await post(path, { ...fields, 't0.due': '2h', 'c0.needs': 'task entah' })
      expect(clock.status).toBe(422)
      for (const field of ['clocks', 'c0.needs']) expect(clock.text).toContain(`href="#${field}"`)
      expect(clock.text).toContain('Tenggat “K99” tidak ada di clocks.yaml.')
      expect((await draft()).source).toBe(file())
      expect((await post(path, { ...fields, 't0.due': '2h', clocks: '' })).status).toBe(303)
      const alone = { seq: `${seq + 1}`, id: 'arsip', name: 'Arsip', public: 'selesai', says: 'Disimpan.', final: '1' }
      expect((await post('/konsol/playbook/web/draf/tahap/baru', alone)).status).toBe(303)
    })

    test('the form of a step writes the same draft; a page that is old, or a name that is taken, is refused with what was typed', async () => {
      const path = '/konsol/playbook/web/draf/tahap/diterima'
      expect((await ask(path)).text).toContain('Baca laporan, dan hubungi pelapor')
      const { seq } = await draft()
      const fields = {
        seq: `${seq}`,
        id: 'masuk',
        name: 'Masuk',
        public: 'diterima',
        says: 'Laporan Anda kami baca.',
        't0.was': 'baca-laporan',
        't0.id': 'baca-laporan',
        't0.do': 'Baca laporan',
        't0.due': '2h',
        'c0.was': 'terima',
        'c0.id': 'terima',
        'c0.label': 'Terima dan verifikasi',
        'c0.to': 'verifikasi',
        'c1.was': 'alihkan',
        'c1.id': 'alihkan',
        'c1.label': 'Alihkan',
        'c1.to': 'dialihkan',
      }
      const taken = await post(path, { ...fields, id: 'triase' })
      expect(taken.status).toBe(422)
      expect(taken.text).toContain('Sudah ada tahap “triase”')
      expect((await post(path, fields)).to).toBe('/konsol/playbook/web/draf')
      const { source } = await draft()
      expect(source).toContain('start: masuk')
      expect(source).toContain('# ')
      expect((await post('/konsol/playbook/web/draf/tahap/masuk', fields)).status).toBe(409)
      const head = await post('/konsol/playbook/web/draf/petunjuk', {
        seq: `${seq + 1}`,
        name: 'Situs',
        now: 'Simpan log.',
        not_yet: 'Jangan hapus.',
      })
      expect(head.status).toBe(303)
      const wrong = await post('/konsol/playbook/web/draf/petunjuk', {
        seq: `${seq + 2}`,
        name: '',
        now: 'Simpan log.',
        not_yet: 'Jangan hapus.',
        severity: 'dahsyat',
      })
      expect(wrong.status).toBe(422)
      for (const field of ['name', 'severity']) expect(wrong.text).toContain(`id="${field}-g"`)
      expect(wrong.text).toContain('Jangan hapus.')
      expect((await draft()).source).toContain('name: Situs')
      expect((await post('/konsol/playbook/web/draf/tahap/masuk/hapus', { seq: `${seq + 2}` })).status).toBe(303)
      expect((await draft()).source).not.toMatch(/^ {2}masuk:/m)
      expect((await ask('/konsol/playbook/web/draf')).text).toContain('kesalahan')
    })
  })
