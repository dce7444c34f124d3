import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { findIncident } from '../../src/store/incidents.ts'
import type { Team } from '../../src/store/teams.ts'
import { cookieOf } from '../factor.ts'
import { reported } from '../fixtures.ts'
import { setStage } from '../journey/stage.ts'
import type { World } from '../world.ts'
import { absent, openBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-uploads-'))
let browser: Browser
let node: Node
let serving: Serving
let team: Team

beforeAll(async () => {
  if (absent) return
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  team = await setStage(node.ports)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(absent)('Evidence by hand', () => {
  test('dropped from the desktop anywhere on the ticket, and a second time beside the first; sent by the button', async () => {
    const { page, id } = await ticketPage()
    for (const name of ['access.log', 'error.log']) {
      writeFileSync(join(folder, name), name)
      await dropFile(page, join(folder, name))
    }
    await page.getByText('2 berkas siap diunggah.').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#bukti').getByText('error.log').first().waitFor()
    expect((await evidenceOf(id)).map(({ name }) => name)).toEqual(['access.log', 'error.log'])
    await page.context().close()
  })

  test('a screenshot in the clipboard is pasted, also while one writes a note; words with their picture stay words', async () => {
    const { page, id } = await ticketPage()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: serving.url })
    await copy(page, { picture: true, words: false })
    await page.focus('#catatan textarea')
    await page.keyboard.press('Control+V')
    await page.getByText('1 berkas siap diunggah.').waitFor()
    await copy(page, { picture: true, words: true })
    await page.focus('#catatan textarea')
    await page.keyboard.press('Control+V')
    expect(await page.inputValue('#catatan textarea')).toBe('kata dari lembar kerja')
    await page.getByText('1 berkas siap diunggah.').waitFor()
    await page.click('#bukti button')
    await page.locator('#bukti').getByText('image.png').first().waitFor()
    expect(await evidenceOf(id)).toMatchObject([{ name: 'image.png', type: 'image/png' }])
    await page.context().close()
  })
})

describe.skipIf(absent)('Photos of a phone', () => {
  test('the camera is one touch away, and what it takes is made small before it is sent', { timeout: 60_000 }, async () => {
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
    const page = await phone.newPage()
    await page.goto(`${serving.url}/lapor?jenis=web`)
    await page.fill('[name=story]', 'Situs dinas berubah menjadi halaman judi.')
    await page.check('[name=noticed] >> nth=0')
    await page.check('[name=ongoing] >> nth=0')
    await page.locator('main form button.main').tap()
    await page.waitForURL('**/lapor/2')
    const camera = page.locator('input[capture=environment]')
    expect(await camera.isVisible()).toBe(true)
    expect(await camera.getAttribute('accept')).toBe('image/*')
    const before = keptSizes().length
    const taken = photo(3000, 2250)
    await camera.setInputFiles({ name: 'IMG_2026.jpg', mimeType: 'image/jpeg', buffer: taken })
    await page.getByText(/Foto diperkecil: \d+,\d menjadi \d+,\d MB\./).waitFor({ timeout: 20_000 })
    await page.locator('main form button.main').tap()
    await page.waitForURL('**/lapor/3')
    const sizes = keptSizes()
    expect(sizes).toHaveLength(before + 1)
    expect(Math.max(...sizes)).toBeLessThan(taken.length / 2)
    await phone.close()
  })

  test('without a touch screen there is no second button, and a small picture is sent as it is', async () => {
    const desk = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await desk.newPage()
    await page.goto(`${serving.url}/lapor?jenis=web`)
    await page.fill('[name=story]', 'Situs dinas berubah menjadi halaman judi.')
    await page.check('[name=noticed] >> nth=0')
    await page.check('[name=ongoing] >> nth=0')
    await page.click('main form button.main')
    await page.waitForURL('**/lapor/2')
    expect(await page.locator('input[capture]').isVisible()).toBe(false)
    const small = photo(320, 200)
    await page.setInputFiles('#files', { name: 'kecil.jpg', mimeType: 'image/jpeg', buffer: small })
    await page.click('main form button.main')
    await page.waitForURL('**/lapor/3')
    expect(keptSizes()).toContain(small.length)
    await desk.close()
  })
})

/** The sizes of all files that the server keeps. */
function keptSizes(): number[] {
  const all = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
  return all.filter(one => one.isFile()).map(one => statSync(join(one.parentPath, one.name)).size)
}

/** Noise cannot be packed: as heavy as a photo. */
function photo(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4)
  randomFillSync(data)
  return Buffer.from(jpeg.encode({ data, width, height }, 90).data)
}

async function ticketPage(): Promise<{ page: Page; id: string }> {
  const id = await reported({ ports: node.ports } as World, team, { organisation: null })
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name = '', value = ''] = (await cookieOf({ ports: node.ports }, 'rina@jatim.example')).split('=')
  await context.addCookies([{ name, value, url: serving.url }])
  const page = await context.newPage()
  await page.goto(`${serving.url}/konsol/tiket/${(await findIncident(node.ports.database.query, id))?.number}`)
  return { page, id }
}

async function evidenceOf(id: string) {
  const query = node.ports.database.query
  return query.selectFrom('attachment').select(['name', 'type', 'size']).where('incident_id', '=', id).orderBy('id').execute()
}

/** As the desktop does it: the browser itself is told of files that hang over it. */
async function dropFile(page: Page, path: string): Promise<void> {
  const at = { x: 200, y: 200 }
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data })
}

async function copy(page: Page, { picture, words }: { picture: boolean; words: boolean }): Promise<void> {
  await page.evaluate(`(async () => {
    const canvas = new OffscreenCanvas(40, 30)
    canvas.getContext('2d').fillRect(5, 5, 20, 10)
    const parts = ${picture} ? { 'image/png': await canvas.convertToBlob({ type: 'image/png' }) } : {}
    if (${words}) parts['text/plain'] = new Blob(['kata dari lembar kerja'], { type: 'text/plain' })
    await navigator.clipboard.write([new ClipboardItem(parts)])
  })()`)
}
