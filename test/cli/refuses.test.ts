import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../engines.ts'
import { type CommandLine, commandLine } from './run.ts'

let home: string
let cli: CommandLine

/** A whole installation, whose texts may be broken. */
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tanggap-home-'))
  for (const part of ['dist', 'db', 'playbooks', 'templates', 'package.json'])
    cpSync(join(root, part), join(home, part), { recursive: true })
  mkdirSync(join(home, 'src/web'), { recursive: true })
  cpSync(join(root, 'src/web/assets'), join(home, 'src/web/assets'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  cli = commandLine(home)
})
afterEach(() => {
  for (const folder of [home, cli.folder]) rmSync(folder, { recursive: true, force: true })
})

test('a broken playbook refuses to start, with file and line of each fault', async () => {
  const path = join(home, 'playbooks/web.yaml')
  const lines = readFileSync(path, 'utf8').split('\n')
  lines.splice(4, 0, 'tidak-dikenal: ya')
  writeFileSync(path, lines.join('\n'))
  const { code, err } = await cli.run(['serve'], { PORT: '0' })
  expect(code).toBe(1)
  expect(err).toMatch(/playbooks\/web\.yaml:5 .*tidak-dikenal/)
  expect(err).toContain('npx tanggap playbook check')
})

test('a broken template refuses to start, too', async () => {
  const path = join(home, 'templates/N1.md')
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n{{ tidak.ada }}\n`)
  const { code, err } = await cli.run(['serve'], { PORT: '0' })
  expect(code).toBe(1)
  expect(err).toMatch(/templates\/N1\.md:\d+ .*tidak\.ada/)
})

test('on an empty folder it serves, and prints the one-time link of the first admin', { timeout: 30_000 }, async () => {
  const server = cli.serve({ PORT: '0' })
  const printed = await server.listening
  const link = /http:\/\/127\.0\.0\.1:\d+\/mulai\/\S+/.exec(printed)?.[0] ?? ''
  expect((await fetch(link)).status).toBe(200)
  expect(printed).toContain('npx tanggap setup')
  expect(await server.stop()).toBe(0)
})
