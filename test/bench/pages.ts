/**
 * `npm run bench:pages`: the built program with its demo data, seen by a phone on a bad line in real Chromium: 400 kbit/s, 400 ms, a
 * processor four times slower. What each first visit weighs, when its largest part is painted, and how long a reporter waits in all.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../browser/chromium.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tanggap-pages-'))
const publicPages = ['/', '/lapor', '/tiket', '/imbauan', '/kontak', '/privasi', '/aksesibilitas', '/masuk', '/tidak-ada']
const consolePages = [
  '/konsol/antrean?v=semua',
  'TICKET',
  'TICKET/bukti',
  '/konsol/imbauan',
  '/konsol/cari?q=judi',
  '/konsol/observabel',
  '/konsol/statistik',
  '/konsol/instansi',
  '/konsol/playbook/web',
  '/konsol/admin/kontak',
]
const limits = { public: { bytes: 25, requests: 3, paint: 2500 }, console: { bytes: 70, requests: 5, paint: 3000 } }
const say = (line: string) => process.stdout.write(`${line}\n`)
let over = 0

const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--demo'], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let browser: Browser | undefined
try {
  const url = await listening(child)
  browser = await openBrowser()
  say('page                                        KB  requests  largest painted, ms')
  for (const path of publicPages) await weigh(await browser.newContext(phone()), url + path, 'public')
  const { cookies, ticket } = await signedIn(browser, url)
  for (const path of consolePages) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies(cookies)
    await weigh(context, url + path.replace('TICKET', ticket), 'console')
  }
  const waited = await report(await browser.newContext(phone()), url)
  say(`a report from the first byte to the receipt: ${(waited / 1000).toFixed(1)} s of waiting (aim ≤ 20)`)
  if (waited > 20_000) over += 1
} finally {
  await browser?.close()
  child.kill('SIGTERM')
  await new Promise(resolve => child.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}
say(over === 0 ? 'all within their budgets' : `${over} over budget`)
process.exitCode = over === 0 ? 0 : 1

function phone() {
  return { viewport: { width: 360, height: 740 } }
}

function listening({ stdout }: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    let printed = ''
    stdout?.on('data', chunk => {
      printed += chunk
      const [, url] = /(http:\/\/127\.0\.0\.1:\d+)\/masuk/.exec(printed) ?? []
      if (url) resolve(url)
    })
  })
}

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return session
}

/** One first visit: nothing is cached. */
async function weigh(context: BrowserContext, url: string, kind: keyof typeof limits): Promise<void> {
  const page = await context.newPage()
  const session = await slow(page)
  let bytes = 0
  let requests = 0
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests += 1
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(500)
  const paint = await page.evaluate<number>(
    `new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`,
  )
  const limit = limits[kind]
  const fine = bytes <= limit.bytes * 1024 && requests <= limit.requests && paint <= limit.paint
  if (!fine) over += 1
  const path = new URL(url).pathname + new URL(url).search
  say(
    `${path.slice(0, 40).padEnd(40)} ${(bytes / 1024).toFixed(1).padStart(5)} ${String(requests).padStart(9)} ${paint.toFixed(0).padStart(21)}${fine ? '' : '  over'}`,
  )
  await context.close()
}

async function signedIn(browsing: Browser, url: string) {
  const context = await browsing.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/masuk`)
  await page.fill('[name=email]', 'bagus@contoh.example')
  await page.fill('[name=password]', 'contoh-tanggap-bukan-rahasia')
  await page.click('main .go button.main')
  await page.waitForURL(/konsol/)
  await page.goto(`${url}/konsol/antrean?v=semua`)
  const ticket = (await page.locator('a[href^="/konsol/tiket/TKT"]').first().getAttribute('href')) ?? ''
  const cookies = await context.cookies()
  await context.close()
  return { cookies, ticket }
}

/** Waiting is from a press to the next page's load; what a person takes to type does not count. */
async function report(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  await slow(page)
  let waited = 0
  const wait = async (what: () => Promise<unknown>) => {
    const from = performance.now()
    await Promise.all([page.waitForEvent('load'), what()])
    waited += performance.now() - from
  }
  const press = () => wait(() => page.click('main .go button.main'))
  await wait(() => page.goto(`${url}/lapor`))
  await page.check('[name=kind][value=web]')
  await page.fill('[name=story]', 'Halaman depan berubah menjadi situs slot.')
  await press()
  await press()
  await page.fill('[name=organisation]', 'Kab. Gresik')
  await page.fill('[name=name]', 'Agus')
  await page.fill('[name=phone]', '0812-3456-7890')
  await press()
  await page.waitForTimeout(3000)
  await press()
  await page.getByRole('heading', { name: 'Laporan Anda sudah kami terima' }).waitFor()
  await context.close()
  return waited
}
