import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { fillDemo } from '../../src/casework/demo/fill.ts'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { cookieOf } from '../factor.ts'
import { absent, openBrowser } from './chromium.ts'

let browser: Browser
let node: Node
let serving: Serving
let cookie: { name: string; value: string }
const folder = mkdtempSync(join(tmpdir(), 'tanggap-ticket-'))

beforeAll(async () => {
  if (absent) return
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await fillDemo(node.ports)
  // As in the demonstration: nobody there has a second factor.
  serving = await serve(node, createApp({ ...node.ports, settings: { ...node.ports.settings, demo: true } }))
  browser = await openBrowser()
  const [name = '', value = ''] = (await cookieOf(node, 'rina@contoh.example')).split('=')
  cookie = { name, value }
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function phone({ width = 360, scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, javaScriptEnabled: scripts })
  await context.addCookies([{ ...cookie, url: serving.url }])
  return context.newPage()
}

async function tickets(): Promise<string[]> {
  const rows = await node.ports.database.query.selectFrom('incident').select('number').where('held', 'is', null).execute()
  return rows.map(({ number }) => `${serving.url}/konsol/tiket/${number}`)
}

describe.skipIf(absent)('The ticket on a phone', () => {
  it('is no longer than eight screens, whatever the demo’s tickets hold; the next step, the deadlines and the news are open', async () => {
    const page = await phone()
    const heights: number[] = []
    for (const ticket of await tickets()) {
      await page.goto(ticket)
      heights.push(await page.evaluate('document.documentElement.scrollHeight'))
      expect(await page.isVisible('#langkah h2')).toBe(true)
      expect(await page.isVisible('#tenggat h2')).toBe(true)
    }
    process.stdout.write(`  ${heights.length} tickets at 360 px: ${Math.min(...heights)}–${Math.max(...heights)} px\n`)
    expect(heights.length).toBeGreaterThan(20)
    expect(Math.max(...heights)).toBeLessThan(6000)
  }, 120_000)

  it.each([true, false])('leads to every section, which is open then, with scripts or without (%s)', async scripts => {
    const page = await phone({ scripts })
    await page.goto((await tickets()).at(0) ?? '')
    expect(await page.isVisible('#lain a.button')).toBe(false)
    const jumps = await page.locator('.jump a').all()
    expect(jumps.length).toBeGreaterThan(8)
    for (const jump of jumps) {
      const target = (await jump.getAttribute('href')) ?? ''
      await jump.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${target}`)
      if (scripts)
        await expect.poll(() => page.evaluate(`document.querySelector('${target} > .fold')?.open ?? true`), { message: target }).toBe(true)
      expect(await page.locator(target).locator(':is(p, li, form, dl, blockquote):visible').count(), target).toBeGreaterThan(0)
    }
  })

  it('opened at a section, as after saving, has that section open, and its mark says so', async () => {
    const page = await phone()
    await page.goto(`${(await tickets()).at(0)}#klasifikasi`)
    expect(await page.evaluate(`document.querySelector('#klasifikasi > .fold').open`)).toBe(true)
    expect(await page.evaluate(`document.querySelector('#lain > .fold').open`)).toBe(false)
  })

  it.each([true, false])('shows everything on a wide screen and on paper, with scripts or without (%s)', async scripts => {
    const page = await phone({ width: 1280, scripts })
    await page.goto((await tickets()).at(0) ?? '')
    const closed = () =>
      page.evaluate(`[...document.querySelectorAll('.fold')].filter(fold =>
        fold.checkVisibility() && [...fold.children].slice(1).some(one => getComputedStyle(one).display !== 'none' && !one.checkVisibility({ contentVisibilityAuto: true }))).length`)
    expect(await page.locator('.fold').count()).toBeGreaterThan(8)
    expect(await closed()).toBe(0)
    if (scripts) expect(await page.evaluate(`[...document.querySelectorAll('.fold')].every(fold => fold.open)`)).toBe(true)
    if (scripts)
      expect(await page.evaluate(`[...document.querySelectorAll('.fold > summary')].every(one => one.tabIndex === -1)`)).toBe(true)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ media: 'print' })
    expect(await closed()).toBe(0)
    expect(await page.isVisible('#laporan blockquote')).toBe(true)
  })
})
