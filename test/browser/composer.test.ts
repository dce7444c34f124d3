import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { codesAround } from '../factor.ts'
import { password, setStage } from '../journey/stage.ts'
import { absent, openBrowser } from './chromium.ts'

const shots = process.env.SHOTS

let browser: Browser
let node: Node
let serving: Serving
const folder = mkdtempSync(join(tmpdir(), 'tanggap-composer-'))

beforeAll(async () => {
  if (absent) return
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Signed in, on a screen so wide; what the browser complains of is collected. */
async function desk(width: number, scripts: boolean, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts })
  const page = await context.newPage()
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${serving.url}/masuk`)
  await page.fill('[name=email]', scripts ? 'rina@jatim.example' : 'bagus@jatim.example')
  await page.fill('[name=password]', password)
  await page.click('main .go button.main')
  await page.fill('[name=code]', codesAround(new Date())[0] ?? '')
  await page.click('main .go button.main')
  await page.waitForLoadState()
  return page
}

async function fits(page: Page, name: string): Promise<void> {
  const [inner, outer] = await Promise.all([page.locator('main').boundingBox(), page.locator('html').boundingBox()])
  expect(inner?.width ?? 0).toBeLessThanOrEqual((outer?.width ?? 0) + 1)
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

describe.skipIf(absent)('The composer in a real browser', () => {
  it('counts and previews while one types, and keeps what was not saved on the device', { timeout: 90_000 }, async () => {
    const faults: string[] = []
    const page = await desk(1280, true, faults)
    await page.goto(`${serving.url}/konsol/imbauan/baru`)
    await page.getByText('disimpan juga di perangkat ini').waitFor()
    await page.fill('[name=explanation]', 'Segera **perbarui** CMS.')
    await page.fill('[name=indicators]', 'ada di hxxp://evil[.]example/x')
    await page.locator('#pratinjau strong', { hasText: 'perbarui' }).waitFor()
    await page.locator('#pratinjau code', { hasText: 'hxxp://evil[.]example/x' }).waitFor()
    await page.reload()
    expect(await page.inputValue('[name=explanation]')).toBe('Segera **perbarui** CMS.')
    await page.fill('[name=title]', 'Perbarui CMS')
    await page.fill('[name=actions]', 'Perbarui ke versi terbaru.')
    await fits(page, 'isi-1280')
    await page.click('form.one button.main')
    await page.getByRole('heading', { name: 'Penerima', level: 1 }).waitFor()
    const number = /IMB-\d{4}-\d{4}/.exec(page.url())?.[0] ?? ''
    await page.check('[name=kinds][value=opd]')
    await page.getByText('1 narahubung di 1 instansi').first().waitFor()
    await page.uncheck('[name=kinds][value=opd]')
    await page.getByText('0 narahubung di 0 instansi').first().waitFor()
    await page.check('[name=kinds][value=opd]')
    await page.getByText('budi@dinkes.example').first().waitFor()
    await page.getByText('Mengapa').first().click()
    await page.getByText('Agen siber pada instansi yang berjenis OPD').waitFor()
    await fits(page, 'penerima-1280')
    await page.click('form.one button.main')
    await page.getByText('Surat seperti yang diterima').waitFor()
    await fits(page, 'periksa-1280')
    await page.goto(`${serving.url}/konsol/imbauan/${number}/isi`)
    await page.fill('[name=explanation]', 'Tidak jadi disimpan.')
    await page.reload()
    expect(await page.inputValue('[name=explanation]')).toBe('Segera **perbarui** CMS.')
    await page.getByRole('button', { name: 'Pulihkan' }).click()
    expect(await page.inputValue('[name=explanation]')).toBe('Tidak jadi disimpan.')
    expect(faults).toEqual([])
  })

  it('works on a phone without a script', { timeout: 90_000 }, async () => {
    const page = await desk(320, false, [])
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 700 })
      await composes(page, width)
    }
  })
})

async function composes(page: Page, width: number): Promise<void> {
  await page.goto(`${serving.url}/konsol/imbauan/baru`)
  await page.fill('[name=title]', `Perbarui CMS dari ponsel ${width}`)
  await page.fill('[name=actions]', 'Perbarui.')
  await page.fill('[name=explanation]', '- satu\n- dua')
  await page.click('button:has-text("Pratinjau")')
  await page.locator('#pratinjau li', { hasText: 'dua' }).waitFor()
  await fits(page, `isi-${width}`)
  await page.click('form.one button.main')
  await page.check('[name=kinds][value=opd]')
  await page.click('button:has-text("Hitung")')
  await page.getByText('1 narahubung di 1 instansi').first().waitFor()
  await fits(page, `penerima-${width}`)
  await page.click('form.one button.main')
  await page.getByText('Surat seperti yang diterima').waitFor()
  await fits(page, `periksa-${width}`)
}
