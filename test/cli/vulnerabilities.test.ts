import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../engines.ts'
import { type CommandLine, commandLine } from './run.ts'

const catalogue = join(root, 'test/data/kev/kev-sample-50.json')
const document = join(root, 'test/data/csaf/examples/icsa-24-074-13.json')

describe('What others publish about vulnerabilities, by command', { timeout: 60_000 }, () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = commandLine()
    const team = [
      '--slug',
      'jatim',
      '--name',
      'TTIS Jawa Timur',
      '--short-name',
      'CSIRT',
      '--timezone',
      'Asia/Jakarta',
      '--constituency',
      '35',
    ]
    expect(await cli.run(['team', 'add', ...team])).toMatchObject({ code: 0 })
    writeFileSync(join(cli.folder, 'aset.csv'), 'organisation,kind,value,name\n35,produk,Oracle WebLogic Server 12,Perizinan\n')
    expect(await cli.run(['import', 'assets', 'aset.csv', '--save'])).toMatchObject({ code: 0 })
  })
  afterAll(() => rmSync(cli.folder, { recursive: true }))

  test('a KEV catalogue: how many are new, and how many hit an asset; the second time none', async () => {
    expect(await cli.run(['kev', 'import', catalogue])).toMatchObject({
      code: 0,
      out: 'KEV 2025.08.25: 50 baru, 0 berubah, 0 sama; 1 cocok dengan aset',
    })
    const again = await cli.run(['kev', 'import', catalogue, '--json'])
    expect(JSON.parse(again.out)).toEqual({ added: 0, changed: 0, same: 50, version: '2025.08.25', matches: 1 })
  })

  test('a broken one, and an address inside, are refused with the reason', async () => {
    writeFileSync(join(cli.folder, 'rusak.json'), '{\n  "catalogVersion": "1",,\n}')
    const broken = await cli.run(['kev', 'import', 'rusak.json'])
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('baris 2, kolom 25')])
    expect(broken.err).not.toContain('files:')
    for (const address of ['https://127.0.0.1/kev.json', 'http://cisa.example/kev.json', 'https://localhost/'])
      expect(await cli.run(['kev', 'import', address])).toMatchObject({ code: 1, err: expect.stringContaining('hanya alamat https') })
  })

  test('a VEX of a vendor that is not hit is told, a line a flaw, and is no failure', async () => {
    const vex = await cli.run(['csaf', 'import', join(root, 'test/data/csaf/examples/sec-vex-2022-0001.json')])
    expect([vex.code, vex.out.split('\n')]).toEqual([0, Array(3).fill(expect.stringMatching(/^CVE-2021-\d+: menurut .+; tidak ada draf$/))])
  })

  test('a vendor’s CSAF document becomes a draft; one without a label waits for whoever knows it', async () => {
    expect(await cli.run(['csaf', 'import', document])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^IMB-\d{4}-0001: Softing edgeConnector \(TLP:GREEN\), 0 instansi cocok$/),
    })
    const bare = join(root, 'test/data/csaf/examples/2022-evd-uc-01-a-001.json')
    expect(await cli.run(['csaf', 'import', bare])).toMatchObject({ code: 1, err: expect.stringContaining('tidak menyebut kode TLP') })
    expect(await cli.run(['csaf', 'import', bare, '--tlp', 'AMBER', '--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"tlp":"AMBER"'),
    })
    expect(await cli.run(['csaf', 'import', bare, '--tlp', 'PUTIH'])).toMatchObject({ code: 2 })
  })
})
