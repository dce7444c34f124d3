import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { setStage } from '../journey/stage.ts'
import { absent, openBrowser } from './chromium.ts'

let browser: Browser
let node: Node
let serving: Serving
const folder = mkdtempSync(join(tmpdir(), 'tanggap-proof-'))
const report = { kind: 'web', story: 'Situs berubah', noticed: 'baru-saja', ongoing: 'ya', organisation: 'Kab. Gresik' }

beforeAll(async () => {
  if (absent) return
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
  for (let n = 0; n < 5; n++) {
    const body = new URLSearchParams({ ...report, name: 'Agus', phone: '0812-3456-7890', form_id: `formulir-${n}` })
    await fetch(`${serving.url}/lapor/kirim`, { method: 'POST', body, redirect: 'manual' })
  }
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Why the newest report waits; null = it does not. */
const newest = async () => {
  const row = await node.ports.database.query.selectFrom('incident').select('held').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row?.held ?? null
}

describe.skipIf(absent)('The sixth report of a network within the hour', () => {
  test('with JavaScript: the browser works while one reads, and the report goes into the queue', { timeout: 60_000 }, async () => {
    const faults: string[] = []
    const page = await toTheCheck({ scripts: true, faults })
    await page.getByText('Terbukti: laporan ini langsung masuk antrean.').waitFor()
    await send(page)
    expect(await newest()).toBeNull()
    expect(faults).toEqual([])
  })

  test('whoever presses before the work is done is sent on by themselves when it is', { timeout: 60_000 }, async () => {
    const page = await toTheCheck({ scripts: true, faults: [], at: 'domcontentloaded' })
    await send(page)
    expect(await newest()).toBeNull()
  })

  test('without JavaScript it is taken all the same, and held', { timeout: 60_000 }, async () => {
    const page = await toTheCheck({ scripts: false, faults: [] })
    expect(await page.textContent('main')).toContain('Laporan ini tetap kami terima')
    await send(page)
    expect(await newest()).toBe('alamat')
  })
})

async function toTheCheck({ scripts, faults, at = 'load' }: { scripts: boolean; faults: string[]; at?: 'load' | 'domcontentloaded' }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: scripts })
  const page = await context.newPage()
  page.on('console', line => line.type() === 'error' && faults.push(line.text()))
  page.on('pageerror', error => faults.push(error.message))
  await page.goto(`${serving.url}/lapor?jenis=web`)
  await page.waitForTimeout(3100) // whoever is quicker is held for a robot
  await page.fill('[name=story]', report.story)
  await page.check('[name=noticed][value=hari-ini]')
  await page.check('[name=ongoing][value=ya]')
  await next(page)
  await next(page)
  await page.fill('[name=organisation]', report.organisation)
  await page.fill('[name=name]', 'Agus')
  await page.fill('[name=email]', 'agus@warga.example')
  await page.click('main .go button.main')
  await page.waitForLoadState(at)
  return page
}

async function next(page: Page): Promise<void> {
  await page.click('main .go button.main')
  await page.waitForLoadState()
}

async function send(page: Page): Promise<void> {
  await page.click('main .go button.main')
  await page.getByRole('heading', { name: 'Laporan Anda sudah kami terima' }).waitFor()
}
