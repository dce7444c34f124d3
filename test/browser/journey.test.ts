import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { tick } from '../../src/mail/tick.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { codesAround } from '../factor.ts'
import { password, setStage } from '../journey/stage.ts'
import { startSmtp, type TestServer } from '../smtp.ts'
import { absent, openBrowser } from './chromium.ts'

let browser: Browser
let node: Node
let serving: Serving
let smtp: TestServer
const folder = mkdtempSync(join(tmpdir(), 'tanggap-browser-'))
const evidence = join(folder, 'layar.txt')

beforeAll(async () => {
  if (absent) return
  writeFileSync(evidence, 'tangkapan layar')
  smtp = await startSmtp()
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', SMTP_URL: smtp.url, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await smtp?.close()
  rmSync(folder, { recursive: true, force: true })
})

for (const scripts of [true, false])
  describe.skipIf(absent)(`a real browser ${scripts ? 'with' : 'without'} JavaScript`, () => {
    it('carries a report from a phone to the agency’s confirmation, with a real SMTP server between', async () => {
      smtp.received.length = 0
      const faults: string[] = []
      const phone = await visitor({ width: 320, height: 640, scripts, faults })
      const number = await reports(phone)
      await tick(node.ports)
      expect(mailTo('agus@warga.example').parsed.subject).toContain(number)

      const desk = await visitor({ width: 1280, height: 900, scripts, faults })
      await signIn(desk, 'rina@jatim.example')
      const advisory = await worksUpToDraft(desk, number)
      const lead = await visitor({ width: 1280, height: 900, scripts, faults })
      await signIn(lead, 'bagus@jatim.example')
      await releases(lead, advisory)
      await tick(node.ports)

      const link = /(\/b\/[\w-]{32})/.exec(mailTo('budi@dinkes.example').parsed.text ?? '')?.[1] ?? ''
      const budi = await visitor({ width: 360, height: 740, scripts, faults })
      await budi.goto(serving.url + link)
      await budi.check('input[value=selesai]')
      await budi.fill('textarea[name=note]', 'Sudah ditutup.')
      await budi.click('form.answer button.main')
      await budi.getByText('jawaban Anda sudah tercatat').waitFor()

      await desk.goto(`${serving.url}/konsol/imbauan/${advisory}`)
      await desk.getByText('Sudah selesai ditindaklanjuti').first().waitFor()
      expect(faults).toEqual([])
    }, 90_000)
  })

async function visitor({
  width,
  height,
  scripts,
  faults,
}: {
  width: number
  height: number
  scripts: boolean
  faults: string[]
}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: scripts })
  const page = await context.newPage()
  page.on('console', message => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && faults.push(message.text()))
  page.on('pageerror', error => faults.push(error.message))
  page.on(
    'request',
    request => !request.url().startsWith(serving.url) && !/^(data|blob):/.test(request.url()) && faults.push(request.url()),
  )
  return page
}

/** Three screens and a check; a refused screen keeps what was typed. */
async function reports(page: Page): Promise<string> {
  await page.goto(`${serving.url}/lapor?jenis=web`)
  await next(page)
  expect(await page.title()).toMatch(/^Galat: /)
  await page.fill('[name=story]', 'Halaman depan berubah menjadi situs slot.')
  await page.check('[name=noticed][value=hari-ini]')
  await page.check('[name=ongoing][value=ya]')
  await noSidewaysScroll(page)
  await next(page)
  await page.fill('[name=system]', 'https://dinkes.gresikkab.example/')
  await page.setInputFiles('[name=files]', evidence)
  await next(page)
  await page.fill('[name=organisation]', 'Kab. Gresik')
  await page.fill('[name=name]', 'Agus Wibowo')
  await page.fill('[name=email]', 'agus@warga.example')
  await noSidewaysScroll(page)
  await next(page)
  await page.getByText('layar.txt').waitFor()
  await page.waitForTimeout(3000) // whoever is quicker is held for a robot
  await next(page)
  await page.getByRole('heading', { name: 'Laporan Anda sudah kami terima' }).waitFor()
  await noSidewaysScroll(page)
  return /TKT-\d{4}-\d{4}/.exec((await page.textContent('main')) ?? '')?.[0] ?? ''
}

async function next(page: Page): Promise<void> {
  await page.click('main .go button.main')
  await page.waitForLoadState()
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${serving.url}/masuk`)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await next(page)
  // A code opens once: whoever signs in again within its half minute uses the one beside it.
  for (const code of codesAround(new Date())) {
    if (!page.url().includes('/masuk/faktor')) return
    await page.fill('[name=code]', code)
    await next(page)
  }
}

/** From the queue's first button to a draft notification. */
async function worksUpToDraft(page: Page, number: string): Promise<string> {
  const at = `${serving.url}/konsol/tiket/${number}`
  await page.goto(`${serving.url}/konsol/antrean?v=baru`)
  await page.click(`a[href="/konsol/tiket/${number}"]`)
  await page.click('#langkah button[value=terima]')
  await page.getByText('dari Verifikasi').waitFor()
  await page.fill('#klasifikasi [name=organisation]', '35.25/dinkes')
  await page.selectOption('#klasifikasi [name=severity]', 'tinggi')
  await page.selectOption('#klasifikasi [name=iiv]', 'tidak')
  await page.selectOption('#klasifikasi [name=personalData]', 'tidak')
  await page.click('#klasifikasi button[type=submit]')
  await page.waitForLoadState()
  const suggested = page.locator('#terdampak form:has(input[type=hidden][name=asset]) button').first()
  await suggested.click()
  await page.waitForLoadState()
  expect(await page.textContent('#terdampak')).toContain('dinkes.gresikkab.example')
  await page.goto(`${serving.url}/konsol/imbauan/baru?tiket=${number}`)
  await page.fill('[name=title]', 'Halaman judi daring di situs Anda')
  await page.fill('[name=actions]', 'Tutup folder unggahan tanpa menghapus.')
  await page.click('form.one button.main')
  await page.getByText('budi@dinkes.example').first().waitFor()
  expect(page.url()).not.toBe(at)
  return /IMB-\d{4}-\d{4}/.exec((await page.textContent('main')) ?? '')?.[0] ?? ''
}

async function releases(page: Page, advisory: string): Promise<void> {
  await page.goto(`${serving.url}/konsol/imbauan/${advisory}`)
  await page.getByRole('button', { name: /Setujui/ }).click()
  await page.getByRole('button', { name: /Kirim ke 1 narahubung di 1 instansi/ }).click()
  await page.getByText('Antre').first().waitFor()
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const box = await page.locator('html').boundingBox()
  const wide = await page.locator('main').boundingBox()
  expect(wide?.width ?? 0).toBeLessThanOrEqual((box?.width ?? 0) + 1)
}

function mailTo(address: string) {
  const found = smtp.received.find(mail => mail.to.includes(address))
  if (!found) throw new Error(`no mail to ${address}`)
  return found
}
