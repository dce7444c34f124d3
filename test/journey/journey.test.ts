import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createTestHarness } from 'wrangler'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { tick } from '../../src/mail/tick.ts'
import type { Ports } from '../../src/ports.ts'
import { type D1, openD1 } from '../../src/runtime/d1.ts'
import { digests } from '../../src/runtime/digests.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { openNode, serve } from '../../src/runtime/node.ts'
import { engines, root } from '../engines.ts'
import { startSmtp, type TestServer } from '../smtp.ts'
import { createWorld } from '../world.ts'
import { mainJob } from './main-job.ts'
import { password, setStage } from './stage.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

it('does its main job on Node: from the form to the confirmation, over HTTP, with a real SMTP server between', async () => {
  const smtp = await mailbox()
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-journey-'))
  closing.push(() => rmSync(folder, { recursive: true }))
  const node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', SMTP_URL: smtp.url, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  const { url, stop } = await serve(node, createApp(node.ports))
  closing.push(stop)
  const house = { fetch: (path: string, init?: RequestInit) => fetch(url + path, init), tick: () => tick(node.ports) }
  const { number } = await mainJob(house, cast(smtp))
  expect(number).toMatch(/^TKT-\d{4}-0001$/)
})

it('does the same on Workers and D1, in workerd', async () => {
  const smtp = await mailbox()
  const secret = new Uint8Array(32).fill(9)
  const server = createTestHarness({
    root,
    workers: [
      {
        configPath: 'wrangler.toml',
        vars: { BASE_URL: 'http://tanggap.test', MAIL_FROM: 'tim@tanggap.test', SMTP_URL: smtp.url },
        secrets: { TANGGAP_SECRET: Buffer.from(secret).toString('base64url') },
      },
    ],
  })
  closing.push(() => server.close())
  const worker = server.getWorker<{ DB: D1 }>()
  await server.listen()
  await worker.applyD1Migrations('DB' as never)
  const { DB } = await worker.getEnv()
  const world = await createWorld(engines[0] ?? never())
  closing.push(world.close)
  await setStage({ ...world.ports, database: openD1(DB), now: () => new Date(), secret, ...digests(secret) } as Ports)
  const house = {
    fetch: (path: string, init?: object) =>
      server.fetch(new URL(path, 'http://tanggap.test').href, init as never) as unknown as Promise<Response>,
    tick: () => worker.scheduled({ cron: '* * * * *', scheduledTime: new Date() }),
  }
  await mainJob(house, cast(smtp))

  const [first] = smtp.received
  const raw = `From: budi@dinkes.example\r\nTo: tim@tanggap.test\r\nSubject: Re\r\nMessage-ID: <jawab@dinkes>\r\nIn-Reply-To: ${first?.parsed.messageId}\r\n\r\nTerima kasih.\r\n`
  await worker.email({ from: 'budi@dinkes.example', to: 'tim@tanggap.test', raw })
  const { results } = await DB.prepare('SELECT kind, mail_id IS NOT NULL AS threaded FROM incoming').bind().all()
  expect(results).toEqual([{ kind: 'human', threaded: 1 }])
}, 60_000)

async function mailbox(): Promise<TestServer> {
  const smtp = await startSmtp()
  closing.push(smtp.close)
  return smtp
}

function cast({ received }: TestServer) {
  return { rina: { email: 'rina@jatim.example', password }, bagus: { email: 'bagus@jatim.example', password }, received }
}

function never(): never {
  throw new Error('no engine')
}
