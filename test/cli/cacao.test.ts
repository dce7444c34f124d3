import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../engines.ts'
import { type CommandLine, commandLine } from './run.ts'

const web = join(root, 'playbooks/web.yaml')
const dates = ['--created', '2026-03-02T08:00:00Z', '--modified', '2026-11-25T08:00:00Z']

describe('Playbooks exchanged without a server', { timeout: 60_000 }, () => {
  let cli: CommandLine
  beforeAll(() => {
    cli = commandLine()
  })
  afterAll(() => rmSync(cli.folder, { recursive: true }))
  const written = (name: string) => readFileSync(join(cli.folder, name), 'utf8')

  test('exported, imported, and exported again: the same bytes', async () => {
    const first = await cli.run(['playbook', 'export', web, '--out', 'satu.json', ...dates])
    expect([first.code, first.out, first.err]).toEqual([0, '', 'satu.json ditulis.'])
    const back = await cli.run(['playbook', 'import', 'satu.json', '--out', 'web.yaml'])
    expect([back.code, back.out, back.err]).toEqual([0, '', 'web.yaml ditulis.'])
    const again = await cli.run(['playbook', 'export', 'web.yaml', '--out', 'dua.json', ...dates])
    expect([again.code, written('dua.json')]).toEqual([0, written('satu.json')])
    expect(JSON.parse(written('dua.json'))).toMatchObject({ created: '2026-03-02T08:00:00.000Z', modified: '2026-11-25T08:00:00.000Z' })
  })

  test('without --modified a file says when it was last changed, so that the same file is the same document', async () => {
    for (const name of ['tiga.json', 'empat.json']) await cli.run(['playbook', 'export', web, '--out', name])
    expect(written('tiga.json')).toBe(written('empat.json'))
    expect(JSON.parse(written('tiga.json')).modified).toBe(statSync(web).mtime.toISOString())
  })

  test('a playbook of the program goes out by its name', async () => {
    const { code, out } = await cli.run(['playbook', 'export', 'web', ...dates])
    expect([code, `${out}\n`]).toEqual([0, written('satu.json')])
  })

  test('a foreign playbook becomes YAML; what did not come along, and what is still needed, is said beside it', async () => {
    const { code, out, err } = await cli.run([
      'playbook',
      'import',
      join(root, 'test/data/cacao/examples-soarca/ssh-playbook.json'),
      '--name',
      'akses',
    ])
    expect([code, out]).toEqual([0, expect.stringContaining('playbook: akses\n')])
    expect(err).toContain('Tidak terbawa: Kredensial di berkas itu tidak dibawa')
    expect(err).toMatch(/Masih perlu: akses\.yaml:\d+ Isi “kinds” tidak boleh kosong/)
  })

  test('what is broken is refused with the reason, and nothing is written', async () => {
    writeFileSync(
      join(cli.folder, 'rusak.json'),
      written('satu.json').replace('"type": "playbook"', '"type": "playbook", "type": "playbook"'),
    )
    const refused = await cli.run(['playbook', 'import', 'rusak.json', '--out', 'rusak.yaml'])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('Kunci “type” ditulis dua kali')
    expect(() => written('rusak.yaml')).toThrow()
    const broken = await cli.run(['playbook', 'export', join(root, 'test/playbooks/broken/tab.yaml')])
    expect([broken.code, broken.out, broken.err]).toEqual([1, '', expect.stringMatching(/tab\.yaml:\d+ .*playbook check/s)])
  })

  test('used wrongly they exit 2', async () => {
    for (const args of [
      ['export', web, '--modified', 'kemarin'],
      ['import', 'satu.json', '--name', '../x'],
    ])
      expect((await cli.run(['playbook', ...args])).code, args.join(' ')).toBe(2)
  })
})
