import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../engines.ts'
import { type CommandLine, commandLine } from './run.ts'

const setup = ['setup', '--team', 'jatim', '--name', 'JatimProv-CSIRT', '--timezone', 'Asia/Jakarta', '--admin', 'admin@contoh.example']

describe('the command line, from an empty folder on', { timeout: 60_000 }, () => {
  let cli: CommandLine
  let file: (name: string, text: string) => string
  beforeAll(async () => {
    cli = commandLine()
    file = (name, text) => {
      writeFileSync(join(cli.folder, name), text)
      return join(cli.folder, name)
    }
    const done = await cli.run([...setup, '--password-file', file('sandi', 'kata sandi panjang\n')])
    expect([done.code, done.out, done.err]).toEqual([0, '', expect.stringContaining('38 wilayah')])
  })
  afterAll(() => rmSync(cli.folder, { recursive: true }))

  test('setup refuses a second time, with what to do instead', async () => {
    const again = await cli.run(setup)
    expect([again.code, again.out]).toEqual([1, ''])
    expect(again.err).toContain('npx tanggap team add')
    expect(again.err).not.toContain('    at ')
  })

  test('used wrongly it exits 2 and says so', async () => {
    for (const args of [
      ['apa'],
      ['setup'],
      ['import', 'apa', 'x.csv'],
      ['token', 'create', '--team', 'jatim', '--role', 'raja', '--name', 'x'],
      ['token', 'create', '--team', 'jatim', '--name', 'x'],
      ['token', 'create', '--team', 'jatim', '--role', 'lead', '--owner', 'rina@contoh.example', '--name', 'x'],
      ['tick', '--now', '2026-07-14'],
    ])
      expect((await cli.run(args)).code, args.join(' ')).toBe(2)
    expect((await cli.run(['setup', '--team', 'x'])).err).toContain('--name')
    expect((await cli.run(['import', 'contacts', 'tidak-ada.csv'])).code).toBe(1)
  })

  test('a further team has its own areas, Kab. and Kota told apart', async () => {
    const sultra = ['team', 'add', '--slug', 'sultra', '--name', 'Sultra-CSIRT', '--timezone', 'Asia/Makassar', '--constituency', '74']
    expect((await cli.run(sultra)).err).toContain('17 wilayah')
    expect((await cli.run(sultra)).code).toBe(1)
  })

  test('a person is added with a password of one’s own or a new one that is printed once', async () => {
    const rina = ['user', 'add', 'rina@contoh.example', '--name', 'Rina', '--team', 'jatim', '--role', 'analyst']
    const added = await cli.run(rina)
    expect(added.code).toBe(0)
    expect(added.out).toMatch(/^\S{20}$/)
    expect((await cli.run(rina)).code).toBe(1)
    expect(
      (await cli.run([...rina.slice(0, 2), 'x@contoh.example', '--password-file', file('pendek', 'pendek'), ...rina.slice(3)])).code,
    ).toBe(1)
  })

  test('a token stands alone on stdout and opens the API; 300 imported stories are found by a word', async () => {
    const token = await cli.run(['token', 'create', '--team', 'jatim', '--role', 'analyst', '--name', 'skrip'])
    expect(token.out).toMatch(/^tgp_[\w-]{51}$/)
    const lines = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({
        id: `X-${n}`,
        entity: `Clinic ${n}`,
        submitted: '2010-01-05',
        breach_type: 'Theft',
        location: 'Laptop',
        individuals: n,
        description: n === 7 ? 'A stolen zebrafish laptop' : null,
      }),
    )
    const stories = file('insiden.jsonl', lines.join('\n'))
    expect(JSON.parse((await cli.run(['import', 'incidents', stories, '--json'])).out)).toMatchObject({ added: 300, saved: false })
    expect(JSON.parse((await cli.run(['import', 'incidents', stories, '--save', '--json'])).out)).toMatchObject({ added: 300, rejected: 0 })
    expect(JSON.parse((await cli.run(['import', 'incidents', stories, '--save', '--json'])).out)).toMatchObject({ added: 0, known: 300 })
    expect(JSON.parse((await cli.run(['tick', '--json'])).out)).toMatchObject({ sent: 0, deferred: 0 })

    const server = cli.serve({ PORT: '0' })
    const printed = await server.listening
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
    const found = await fetch(`${url}/api/v1/incidents?q=zebrafish`, { headers: { Authorization: `Bearer ${token.out}` } })
    const { items } = (await found.json()) as { items: { report: { story: string } }[] }
    expect(items.map(one => one.report.story)).toEqual(['A stolen zebrafish laptop'])
    expect(await server.stop()).toBe(0)
    expect(printed).toContain('tanggap.db')
    expect(printed).toContain('SMTP_URL=')
    expect(printed).not.toContain('/mulai/')
  })

  test('a person’s token: scopes, addresses and days; listed without its text, and revoked', async () => {
    const create = ['token', 'create', '--team', 'jatim', '--name', 'SIEM', '--owner', 'rina@contoh.example']
    const token = await cli.run([...create, '--scope', 'reports:write', 'incidents:read', '--from', '203.0.113.0/24', '--days', '30'])
    expect(token.out).toMatch(/^tgp_[\w-]{51}$/)
    expect((await cli.run([...create, '--days', '366'])).err).toContain('satu tahun')
    expect((await cli.run([...create, '--scope', 'semua'])).code).toBe(1)
    expect((await cli.run([...create.slice(0, 6), '--owner', 'siapa@contoh.example'])).err).toContain('bukan anggota')
    const list = async () => JSON.parse((await cli.run(['token', 'list', '--team', 'jatim', '--json'])).out) as Record<string, unknown>[]
    const [listed] = await list()
    expect(listed).toMatchObject({ name: 'SIEM', owner: 'rina@contoh.example', scopes: ['reports:write', 'incidents:read'], revoked: null })
    expect(JSON.stringify(listed)).not.toContain(token.out)
    expect((await cli.run(['token', 'revoke', String(listed?.id), '--team', 'jatim'])).code).toBe(0)
    expect((await list())[0]?.revoked).not.toBeNull()
  })

  test('a mail server’s pipe hands mail in; what came before counts once, what cannot be kept is to be sent again', async () => {
    const bounce = join(root, 'test/data/bounces/lhost-qmail-01.eml')
    const receive = async (path: string) => (await cli.run(['mail', 'receive', path, '--json'])).out
    expect(JSON.parse(await receive(bounce))).toEqual({ kind: 'bounce', outcome: 'kept' })
    expect(JSON.parse(await receive(bounce))).toEqual({ kind: 'bounce', outcome: 'known' })
    const person = file('surat.eml', 'From: budi@warga.example\nSubject: Lapor\n\nSitus kecamatan berubah.\n')
    expect((await cli.run(['mail', 'receive', person])).out).toBe('human: disimpan')
    expect((await cli.run(['mail', 'receive'])).code).toBe(2)
    expect((await cli.run(['mail', 'receive', 'tidak-ada.eml'])).code).toBe(1)
    expect((await cli.run(['mail', 'receive', person], { DATA_DIR: '/dev/null/tanggap' })).code).toBe(75)
    expect((await cli.run(['tick'], { BOUNCE_ADDRESS: 'pantul@csirt.example' })).err).toContain('{}')
  })

  test('rejected rows come back with the reason, and nothing in them is a formula', async () => {
    const rows =
      'kode;nama;jenis\n35.25/dinkes;Dinas Kesehatan Kab. Gresik;opd\n36.01/x;=1+1;opd\n35.25/;X;opd\n35.77/y;Kota Madiun Y;opd;lebih\n'
    const path = file('instansi.csv', rows)
    const done = await cli.run(['import', 'organisations', path, '--save'])
    expect(done.code).toBe(1)
    expect(done.out).toContain('1 baru, 0 sudah ada, 3 ditolak')
    const rejected = readFileSync(`${path}.rejected.csv`, 'utf8')
    expect(rejected).toContain("'=1+1")
    expect(rejected).toContain('di luar wilayah tim ini')
    const contacts = file(
      'narahubung.csv',
      'organisation,name,email\n35.25/dinkes,Bu Wati,wati@dinkes.example\n35.25/dinkes,X,"a@b.example,c@d.example"\n',
    )
    expect((await cli.run(['import', 'contacts', contacts, '--save'])).out).toContain('1 baru, 0 sudah ada, 1 ditolak')
    const assets = file('aset.jsonl', '{"organisation":"35.25/dinkes","value":"https://www.dinkes.gresikkab.example/","name":"Situs"}\n')
    for (const what of ['1 baru', '1 sudah ada']) expect((await cli.run(['import', 'assets', assets, '--save'])).out).toContain(what)
  })

  test('doctor says for which domain mail is signed, when it is not the sender’s, and names a key that is none', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
    const dkim = { DKIM_DOMAIN: 'tanggap.test', DKIM_SELECTOR: 'juli', DKIM_KEY: String(key) }
    const said = async (more: Record<string, string>) => (await cli.run(['doctor'], { ...dkim, ...more })).out
    expect(await said({ MAIL_FROM: 'tim@tanggap.test' })).toContain('✓ Surel ditandatangani (DKIM) untuk tanggap.test')
    expect(await said({ MAIL_FROM: 'tim@lain.test' })).toMatch(/! Surel ditandatangani[^\n]*\n[^\n]*MAIL_FROM memakai lain.test/)
    const broken = await cli.run(['doctor'], { ...dkim, DKIM_KEY: 'x' })
    expect([broken.code !== 0, broken.out + broken.err]).toEqual([true, expect.stringContaining('DKIM_KEY harus kunci privat RSA')])
  })

  test('doctor finds what is missing; a backup opens and is remembered', async () => {
    const findings = async () =>
      JSON.parse((await cli.run(['doctor', '--json'])).out) as { mark: string; what: string; fix: string | null }[]
    expect((await findings()).filter(one => one.mark === '✗')).toEqual([])
    expect((await findings()).map(one => one.what)).toContain('Belum pernah dicadangkan')
    await cli.run(['tick'])
    expect((await findings()).map(one => one.what).join()).toMatch(
      /Berkas tanpa rujukan: 0 dihapus, 0 menunggu 48 jam, penyapuan .* \(penyapuan masih berjalan\)/,
    )
    const target = join(cli.folder, 'cadangan.db')
    expect((await cli.run(['backup', 'create', target])).out).toBe(target)
    expect((await cli.run(['backup', 'create', target])).code).toBe(1)
    expect((await findings()).map(one => one.what).join()).toContain('Cadangan terakhir 20')
    const broken = await cli.run(['doctor'], { SMTP_URL: 'smtp://127.0.0.1:1' })
    expect([broken.code, broken.out]).toEqual([1, expect.stringContaining('✗ Server surel')])
  })

  test('settings are shown with their origin, secrets masked', async () => {
    const { out } = await cli.run(['config', 'list'], { SMTP_URL: 'smtp://tim:rahasia@surel.example:587' })
    expect(out).toMatch(/SMTP_URL\s+smtp:\/\/\*\*\*@surel\.example:587\s+env/)
    expect(out).not.toContain('rahasia')
    expect(out).toMatch(/PORT\s+8080\s+bawaan/)
  })

  test('a playbook is drawn without a server; a broken one is not, and nothing is written', async () => {
    const drawn = await cli.run(['playbook', 'diagram', join(root, 'playbooks/web.yaml'), '--out', 'web.svg'])
    expect([drawn.code, drawn.out, drawn.err]).toEqual([0, '', 'web.svg ditulis.'])
    expect(readFileSync(join(cli.folder, 'web.svg'), 'utf8')).toMatch(/^<svg .*Mulai penanganan.*<\/svg>$/s)
    const broken = await cli.run(['playbook', 'diagram', join(root, 'test/playbooks/broken/tab.yaml'), '--out', 'tab.svg'])
    expect([broken.code, broken.out]).toEqual([1, ''])
    expect(broken.err).toMatch(/tab\.yaml:\d+ .*npx tanggap playbook check/s)
    expect(() => readFileSync(join(cli.folder, 'tab.svg'))).toThrow()
  })

  test('a script runs beside its playbook or a draft of it, and exits 1 with file and line where the playbook does not keep it', async () => {
    const judol = readFileSync(join(root, 'playbooks/scripts/web-judol.yaml'), 'utf8')
    const kept = await cli.run(['playbook', 'simulate', join(root, 'playbooks/scripts/web-judol.yaml')])
    expect([kept.code, kept.err]).toEqual([0, ''])
    expect(kept.out).toMatch(/^web-judol: .*\n14 Jul 09\.00 WIB .*LEWAT +K5 .*\n\n1 naskah sesuai\.$/s)
    file('web-judol.yaml', judol)
    const draft = readFileSync(join(root, 'playbooks/web.yaml'), 'utf8').replace('clocks: [K3, K4, K9, K5]', 'clocks: [K3, K4, K9]')
    file('web.yaml', draft.replaceAll('meets: [K5]', 'meets: [K9]'))
    const broken = await cli.run(['playbook', 'simulate', 'web-judol.yaml', '--quiet'])
    expect(broken.code).toBe(1)
    expect(broken.out).toContain('web-judol.yaml:21 K5 seharusnya berjalan, ternyata tidak ada.\n')
    expect((await cli.run(['playbook', 'simulate', 'web-judol.yaml', '--playbook', join(root, 'playbooks/web.yaml')])).code).toBe(0)
    file('web-judol.yaml', judol.replace('choose: terima', 'choose: trima'))
    const refused = await cli.run(['playbook', 'simulate', 'web-judol.yaml', '--json'])
    expect([refused.code, JSON.parse(refused.out).scripts[0].faults]).toEqual([
      1,
      [{ file: 'web-judol.yaml', line: 11, reason: 'Pilihan “trima” tidak ada di playbook web.' }],
    ])
    const nowhere = await cli.run(['playbook', 'simulate', 'web-judol.yaml', '--playbook', 'tidak-ada.yaml'])
    expect([nowhere.code, nowhere.out]).toEqual([1, ''])
    expect(nowhere.err).toContain('--playbook')
  })

  test('a broken playbook is told by file and line', async () => {
    const broken = join(root, 'test/playbooks/broken/tab.yaml')
    const checked = await cli.run(['playbook', 'check', broken])
    expect([checked.code, checked.out]).toEqual([1, expect.stringMatching(/tab\.yaml:\d+ \S/)])
  })

  test('a folder stands for the playbooks in it; where a file is wanted it is named as a folder', async () => {
    const all = await cli.run(['playbook', 'check', join(root, 'playbooks')])
    expect([all.code, all.out]).toEqual([0, '10 berkas benar.'])
    const broken = await cli.run(['playbook', 'check', `${join(root, 'test/playbooks/broken')}/`])
    expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(/broken\/tab\.yaml:\d+ \S/)])
    const none = await cli.run(['playbook', 'check', join(root, 'test')])
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('Tidak ada berkas YAML di folder')])
    const drawn = await cli.run(['playbook', 'diagram', join(root, 'playbooks')])
    expect([drawn.code, drawn.err]).toEqual([1, expect.stringContaining('adalah folder; tulis nama berkasnya')])
    const unnamed = await cli.run(['playbook', 'import', join(root, 'package.json'), '--name', ''])
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('Nama playbook masih kosong')])
  })
})
