import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommandLine, commandLine } from '../cli/run.ts'
import { startSmtp, type TestServer } from '../smtp.ts'

let cli: CommandLine
let smtp: TestServer
beforeAll(async () => {
  cli = commandLine()
  smtp = await startSmtp()
})
afterAll(async () => {
  await smtp.close()
  rmSync(cli.folder, { recursive: true })
})

it('the running program mails the receipt by itself, and stops cleanly', async () => {
  const setup = ['setup', '--team', 'jatim', '--name', 'JatimProv-CSIRT', '--timezone', 'Asia/Jakarta', '--admin', 'admin@contoh.example']
  expect((await cli.run(setup)).code).toBe(0)
  const token = await cli.run(['token', 'create', '--team', 'jatim', '--role', 'analyst', '--name', 'skrip'])
  const server = cli.serve({ PORT: '0', SMTP_URL: smtp.url, TICK_SECONDS: '1' })
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await server.listening)?.[0]
  const headers = { Authorization: `Bearer ${token.out}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'satu' }
  const report = {
    kind: 'web',
    story: 'Laman depan berubah',
    organisation: 'Kab. Gresik',
    reporter: { name: 'Agus', email: 'agus@contoh.example' },
  }
  const sent = await fetch(`${url}/api/v1/reports`, { method: 'POST', headers, body: JSON.stringify(report) })
  expect([sent.status, await sent.text()]).toEqual([201, expect.stringContaining('TKT-')])
  await expect.poll(() => smtp.received.map(mail => mail.to), { timeout: 20_000 }).toEqual([['agus@contoh.example']])
  expect(await server.stop()).toBe(0)
}, 60_000)
