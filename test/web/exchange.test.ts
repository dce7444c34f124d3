import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findDraft } from '../../src/store/drafts.ts'
import { listVersions } from '../../src/store/playbooks.ts'
import { cookieOf } from '../factor.ts'
import { aTeam } from '../fixtures.ts'
import { foreignExamples } from '../formats/cacao-schemas.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Playbooks exchanged with others on ${engine.name}`, () => {
    let world: World
    const as = { rina: '', bagus: '' }
    const ask = async (path: string, who = as.rina) => {
      const answer = await world.request(path, { headers: { Cookie: who } })
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }
    const post = async (path: string, body: URLSearchParams | FormData, who = as.rina) => {
      const answer = await world.request(path, { method: 'POST', headers: { Cookie: who }, body })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') }
    }
    const paste = (cacao: string, name = '') => post('/konsol/playbook/impor', new URLSearchParams({ cacao, name }))
    const draft = (id: string) => findDraft(world.ports.database.query, id)

    beforeEach(async () => {
      world = await createWorld(engine)
      await aTeam(world)
      as.rina = await cookieOf(world, 'rina@jatim.test')
      as.bagus = await cookieOf(world, 'bagus@jatim.test')
    })
    afterEach(() => world.close())

    test('a version goes out as a file, dated by its publication, and comes back as the draft that changes nothing', async () => {
      expect((await ask('/konsol/playbook/web')).text).toContain('href="/konsol/playbook/web/v/1/cacao"')
      const file = await ask('/konsol/playbook/web/v/1/cacao')
      expect(file.headers.get('Content-Disposition')).toContain('web-v1.cacao.json')
      const [first] = await listVersions(world.ports.database.query, 'web')
      expect(JSON.parse(file.text)).toMatchObject({ created: first?.publishedAt, modified: first?.publishedAt })
      expect((await paste(file.text)).to).toBe('/konsol/playbook/web/draf')
      const page = await ask('/konsol/playbook/web/draf')
      expect(page.text).toContain('Tidak ada kesalahan')
      expect(page.text).not.toContain('Tidak terbawa')
      expect((await ask('/konsol/playbook/web/banding')).text).toContain('Tidak ada yang berubah')
    })

    test('a foreign file, uploaded, becomes a draft of its own; what was lost stands on its page and in its YAML', async () => {
      const form = new FormData()
      form.set('files', new File([foreignExamples.ssh ?? ''], 'ssh.json', { type: 'application/json' }))
      form.set('name', 'akses-jauh')
      expect(await post('/konsol/playbook/impor', form)).toMatchObject({ status: 303, to: '/konsol/playbook/akses-jauh/draf' })
      const page = await ask('/konsol/playbook/akses-jauh/draf')
      expect(page.text).toContain('<li>Kredensial di berkas itu tidak dibawa dan tidak disimpan.</li>')
      expect(page.text).toContain('Isi “kinds” tidak boleh kosong.')
      expect(page.text).toContain('belum pernah terbit')
      expect((await draft('akses-jauh'))?.basedOn).toBe(0)
      expect((await ask('/konsol/playbook')).text).toContain('href="/konsol/playbook/akses-jauh/draf"')
    })

    test('completed by forms, it is published as a first version; whose kind it shares is said before', async () => {
      await paste(foreignExamples.manual ?? '', 'umum-lain')
      const begun = await draft('umum-lain')
      const head = {
        name: 'Dari SOC',
        kinds: '',
        kind_lainnya: '1',
        severity: 'sedang',
        tlp: 'AMBER',
        now: 'Simpan log.',
        not_yet: 'Jangan menghapus.',
      }
      await post('/konsol/playbook/umum-lain/draf/petunjuk', new URLSearchParams({ seq: `${begun?.seq}`, ...head }))
      expect((await ask('/konsol/playbook/umum-lain/draf')).text).toContain('Tidak ada kesalahan')
      const before = await ask('/konsol/playbook/umum-lain/draf/terbit', as.bagus)
      expect(before.text).toContain('Playbook baru')
      expect(before.text).toContain('jenis “Lainnya” dimiliki lebih dari satu playbook; laporan yang masuk dibuka dengan umum.')
      const seq = `${(await draft('umum-lain'))?.seq}`
      const published = await post(
        '/konsol/playbook/umum-lain/draf/terbit',
        new URLSearchParams({ seq, newest: '0', note: 'Dari SOC' }),
        as.bagus,
      )
      expect(published.to).toBe('/konsol/playbook/umum-lain/v/1?pesan=terbit')
      expect((await ask('/konsol/playbook/umum-lain')).status).toBe(200)
      expect(
        (await listVersions(world.ports.database.query, 'umum-lain')).map(({ version, publishedBy }) => [version, publishedBy]),
      ).toEqual([[1, 'Bagus']])
    })

    test('a new draft that is thrown away leads back to the list, for there is no playbook', async () => {
      await paste(foreignExamples.manual ?? '', 'coba')
      const seq = `${(await draft('coba'))?.seq}`
      expect((await post('/konsol/playbook/coba/draf/buang', new URLSearchParams({ seq }))).to).toBe('/konsol/playbook')
      expect(await draft('coba')).toBeNull()
    })

    test('what is broken is refused with its reasons, and what was pasted stays', async () => {
      const refused = await paste(foreignExamples.fin ?? '', 'pong')
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Bukan identifier CACAO')
      expect(refused.text).toContain('playbook--3c9885e6-95cc-49cb-9044-0e1d2c22be4a')
      expect(refused.text).toContain('value="pong"')
      expect(refused.text).toContain('<title>Galat: ')
      expect(await draft('pong')).toBeNull()
      const many = await paste('{"type": "playbook"}')
      expect(many.text).toContain('hal salah dalam berkas ini')
      expect(many.text).toContain('Kunci “workflow” wajib diisi')
    })

    test.each([
      ['nothing', '', '', 'Pilih berkas CACAO'],
      ['a name that is none', 'manual', '../x', 'Nama pendek hanya boleh'],
      ['the name of this form', 'manual', 'impor', 'tidak dapat dipakai'],
    ])('%s is refused beside its field', async (_, example, name, says) => {
      const refused = await paste(foreignExamples[example] ?? '', name)
      expect([refused.status, refused.text.includes(says)]).toEqual([422, true])
    })

    test('a draft that somebody works on is not written over', async () => {
      const { text } = await ask('/konsol/playbook/web/v/1/cacao')
      await post('/konsol/playbook/web/draf', new URLSearchParams({}), as.bagus)
      const refused = await paste(text)
      expect([refused.status, refused.text.includes('sudah punya draf oleh Bagus')]).toEqual([422, true])
      expect((await draft('web'))?.changedBy).toBe('Bagus')
    })
  })
