import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { setStage } from '../journey/stage.ts'
import { absent, openBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-offline-'))

let browser: Browser
let serving: Serving
let port = '0'

async function start() {
  const node = await openNode(readConfig({ DATA_DIR: folder, PORT: port, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  serving = await serve(node, createApp(node.ports))
  port = new URL(serving.url).port
  return node
}

beforeAll(async () => {
  if (absent) return
  const node = await start()
  await setStage(node.ports)
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const idOf = (page: Page) => page.inputValue('[name=form_id]')

describe.skipIf(absent)('A line that drops while somebody reports', () => {
  test('who reports in English finds the kept form, and the way to send again, in English', { timeout: 90_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    await context.addCookies([{ name: 'bahasa', value: 'en', url: serving.url }])
    const page = await context.newPage()
    await page.goto(`${serving.url}/lapor?jenis=web`)
    await page.fill('[name=story]', 'The front page shows slot ads')
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(ready => ready.active?.state === 'activated'))
    await serving.stop()
    await page.goto(`${serving.url}/lapor`)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.textContent('h1')).toBe('What happened?')
    await page.check('[name=kind][value=web]')
    await page.click('main button[type=submit]')
    await page.getByText('What you typed is still on this device').waitFor()
    await context.close()
    await start()
  })

  test('the form still opens, keeps what was typed, and sends it once the line is back', { timeout: 90_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${serving.url}/lapor?jenis=web`)
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean))).toBe(false)
    await page.fill('[name=story]', 'Laman depan "berubah" & <aneh>')
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(ready => ready.active?.state === 'activated'))
    const first = await idOf(page)
    await serving.stop()

    await page.goto(`${serving.url}/lapor`)
    expect(await page.inputValue('[name=story]')).toBe('Laman depan "berubah" & <aneh>')
    const id = await idOf(page)
    expect(id).not.toBe(first)
    await page.goto(`${serving.url}/lapor`)
    const another = await idOf(page) // two reports begun from the kept form are two
    expect(another).not.toBe(id)
    expect(another).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    await page.check('[name=kind][value=web]')
    await page.check('[name=noticed][value=hari-ini]')
    await page.click('main .go button.main')
    await page.getByRole('heading', { name: 'Belum terkirim' }).waitFor()

    await start()
    await page.getByRole('button', { name: 'Kirim lagi' }).click()
    await page.getByRole('heading', { name: 'Di mana, dan apa dampaknya?' }).waitFor()
    expect(await page.inputValue('[name=story]')).toBe('Laman depan "berubah" & <aneh>')
    expect(await idOf(page)).toBe(another)
    await context.close()
  })
})
