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
import type { Team } from '../../src/store/teams.ts'
import { codesAround } from '../factor.ts'
import { organisationOf, reported } from '../fixtures.ts'
import { password, setStage } from '../journey/stage.ts'
import { startSmtp, type TestServer } from '../smtp.ts'
import type { World } from '../world.ts'
import { absent, openBrowser } from './chromium.ts'

let browser: Browser
let node: Node
let serving: Serving
let smtp: TestServer
let team: Team
const folder = mkdtempSync(join(tmpdir(), 'tanggap-shift-'))
const evidence = join(folder, 'layar.txt')

beforeAll(async () => {
  if (absent) return
  writeFileSync(evidence, 'tangkapan layar')
  smtp = await startSmtp()
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', SMTP_URL: smtp.url, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  team = await setStage(node.ports)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await smtp?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(absent)('A whole shift by keyboard alone', () => {
  it('triages ten, works one to its end, and sends an advisory that a second person releases; no pointer ever', async () => {
    const world = { ports: node.ports } as World
    const dinkes = await organisationOf(world, team, '35.25/dinkes')
    for (let at = 0; at < 10; at += 1)
      await reported(world, team, { kind: 'lainnya', organisation: dinkes, report: { story: `Kejadian ${at}` } })

    const rina = await colleague('rina@jatim.example')
    await triageTen(rina)
    expect(await steps()).toEqual({ verifikasi: 7, diterima: 2, 'bukan-insiden': 1 })
    expect(await merged()).toBe(2)

    await go(rina, 'a')
    await leave(rina, () => press(rina, ']'))
    await press(rina, 'j')
    await enter(rina)
    const number = /TKT-\d{4}-\d{4}/.exec(rina.url())?.[0] ?? ''
    const bagus = await colleague('bagus@jatim.example')
    await workToTheEnd(rina, bagus, number)
    expect((await steps()).selesai).toBe(1)

    const advisory = await compose(rina, number)
    await release(bagus, advisory)
    await tick(node.ports)
    expect(smtp.received.some(mail => mail.to.includes('budi@dinkes.example'))).toBe(true)

    for (const page of [rina, bagus]) expect(await page.evaluate('JSON.parse(sessionStorage.getItem("penunjuk") ?? "[]")')).toEqual([])
  }, 400_000)
})

describe.skipIf(absent)('News of the queue', () => {
  it('is told and counted while the page is looked at, and moves nothing until it is loaded', async () => {
    const page = await colleague('rina@jatim.example', 2) // a code is used up once
    await page.clock.install()
    await page.goto(`${serving.url}/konsol/antrean?v=baru`)
    const rows = () => page.locator('[data-row]').count()
    const before = await rows()
    const counted = Number(await page.textContent('[data-view=baru] .count'))
    await page.clock.runFor(31_000)
    expect(await page.textContent('[role=status][data-poll]')).toBe('')
    for (let at = 0; at < 3; at += 1)
      await reported({ ports: node.ports } as World, team, { organisation: null, report: { story: `Baru ${at}` } })
    await page.clock.runFor(31_000)
    await page.getByText('3 tiket baru – Muat').waitFor({ timeout: 10_000 })
    expect(await rows()).toBe(before)
    expect(Number(await page.textContent('[data-view=baru] .count'))).toBe(counted + 3)
    await tabTo(page, '[data-poll] a')
    await enter(page)
    expect(await rows()).toBe(before + 3)
  }, 60_000)
})

/** Signed in by typing; every press of a pointer would be remembered. */
async function colleague(email: string, code = 0): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addInitScript(`for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
    addEventListener(kind, () => sessionStorage.setItem('penunjuk', JSON.stringify([kind, location.pathname])), true)`)
  const page = await context.newPage()
  await page.goto(`${serving.url}/masuk`)
  await type(page, '[name=email]', email)
  await type(page, '[name=password]', password)
  await enter(page)
  await type(page, '[name=code]', codesAround(new Date())[code] ?? '')
  await enter(page)
  await page.waitForURL(/\/konsol\//)
  return page
}

/** Seven accepted together, two that become part of the first of them, one that is none. */
async function triageTen(page: Page): Promise<void> {
  await go(page, 'a')
  const first = (await page.locator('[data-row]').first().getAttribute('data-row')) ?? ''
  for (let row = 0; row < 7; row += 1) {
    await press(page, 'j')
    await press(page, 'x')
  }
  await leave(page, () => press(page, '1'))
  await page.getByText('7 berhasil.').waitFor()
  await leave(page, () => press(page, 'u'))
  for (const key of ['j', 'x', 'j', 'x']) await press(page, key)
  await leave(page, () => press(page, '2'))
  await page.keyboard.type(first)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Sama dengan yang pertama')
  await page.keyboard.press('Tab')
  await enter(page)
  await page.getByText('2 berhasil.').waitFor()
  await leave(page, () => press(page, 'u'))
  await press(page, 'j')
  await press(page, '3')
  await page.keyboard.type('Hanya pertanyaan')
  await enter(page)
  await page.getByText('1 berhasil.').waitFor()
}

/** Whatever the playbook's steps ask: evidence, classification, those affected, every task, then the next step; what is a lead's does Bagus. */
async function workToTheEnd(rina: Page, bagus: Page, number: string): Promise<void> {
  await attach(rina)
  await classify(rina)
  for (let turn = 0; turn < 80; turn += 1) {
    const step = await stepOf(number)
    if (step === 'selesai') return
    if (await doTask(rina)) continue
    if ((await rina.locator('#tugas').getByText('Ketua tim').count()) && (await asLead(bagus, number))) {
      await leave(rina, () => rina.keyboard.press('F5'))
      continue
    }
    if (!(await takeNext(rina))) throw new Error(`${number} stands still at ${step}: ${await rina.textContent('#langkah')}`)
  }
}

async function asLead(page: Page, number: string): Promise<boolean> {
  await page.goto(`${serving.url}/konsol/tiket/${number}`)
  return doTask(page)
}

/** The first open task that can be done now. */
async function doTask(page: Page): Promise<boolean> {
  if ((await page.locator('#tugas form [name=result]').count()) === 0) return false
  await press(page, 'n')
  await tabTo(page, '#tugas form [name=result]')
  await page.keyboard.type('Dikerjakan dan dicatat')
  await enter(page)
  return (await page.locator('.summary').count()) === 0
}

/** `n` is at the button; what it asks for stands before it. */
async function takeNext(page: Page): Promise<boolean> {
  if ((await page.locator('#langkah button.main').count()) === 0) return false
  await press(page, 'n')
  const asked = '#langkah form:has(button.main) :is(input:not([type=hidden]), textarea)'
  const fields = await page.locator(asked).count()
  if (fields > 0) await tabTo(page, asked, { back: true })
  for (let field = fields; field > 0; field -= 1) {
    await page.keyboard.type('Sudah jelas')
    await page.keyboard.press(field > 1 ? 'Shift+Tab' : 'Tab')
  }
  await tabTo(page, '#langkah button.main')
  await enter(page)
  return (await page.locator('.summary').count()) === 0
}

async function attach(page: Page): Promise<void> {
  await tabTo(page, '#bukti input[type=file]')
  await page.setInputFiles('#bukti input[type=file]', evidence)
  await tabTo(page, '#bukti button[type=submit]')
  await enter(page)
}

async function classify(page: Page): Promise<void> {
  for (const [name, keys] of [
    ['severity', 'Sedang'],
    ['iiv', 'Tidak'],
    ['personalData', 'Tidak'],
    ['ongoing', 'Tidak'],
  ] as const) {
    await tabTo(page, `#klasifikasi [name=${name}]`)
    await page.keyboard.type(keys)
  }
  await tabTo(page, '#klasifikasi [name=rsit]')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, '#klasifikasi button[type=submit]')
  await enter(page)
  await tabTo(page, '#terdampak summary')
  await page.keyboard.press('Enter')
  await tabTo(page, '#terdampak [name=organisation]')
  await page.keyboard.type('35.25/dinkes')
  await enter(page)
}

async function compose(page: Page, number: string): Promise<string> {
  await page.goto(`${serving.url}/konsol/imbauan/baru?tiket=${number}`)
  await type(page, '[name=title]', 'Tutup akses lama')
  await type(page, '[name=actions]', 'Ganti kata sandi semua admin.')
  await tabTo(page, 'form.one button.main')
  await enter(page)
  return /IMB-\d{4}-\d{4}/.exec((await page.textContent('main')) ?? '')?.[0] ?? ''
}

async function release(page: Page, advisory: string): Promise<void> {
  await page.goto(`${serving.url}/konsol/imbauan/${advisory}`)
  await tabTo(page, 'button', { text: /Setujui/ })
  await enter(page)
  await tabTo(page, 'button', { text: /Kirim ke 1 narahubung/ })
  await enter(page)
  await page.getByText('Antre').first().waitFor()
}

async function steps(): Promise<Record<string, number>> {
  const { query } = node.ports.database
  const rows = await query
    .selectFrom('incident')
    .select(['step', query.fn.countAll<number>().as('n')])
    .groupBy('step')
    .execute()
  return Object.fromEntries(rows.map(({ step, n }) => [step, n]))
}

async function merged(): Promise<number> {
  const rows = await node.ports.database.query.selectFrom('incident').select('id').where('merged_into', 'is not', null).execute()
  return rows.length
}

async function stepOf(number: string): Promise<string> {
  const row = await node.ports.database.query.selectFrom('incident').select('step').where('number', '=', number).executeTakeFirst()
  return row?.step ?? ''
}

async function go(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('g')
  await leave(page, () => page.keyboard.press(letter))
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
}

async function enter(page: Page): Promise<void> {
  await leave(page, () => page.keyboard.press('Enter'))
}

/** Does what leads to another page, and waits for it. */
async function leave(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate('window.lama = true')
  await act()
  for (let looks = 0; looks < 400; looks += 1) {
    if (await page.evaluate('!window.lama && document.readyState === "complete"').catch(() => false)) return
    await page.waitForTimeout(25)
  }
  throw new Error(`still at ${page.url()}`)
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

/** As a person does: Tab until it is there. */
async function tabTo(page: Page, selector: string, { text, back = false }: { text?: RegExp; back?: boolean } = {}): Promise<void> {
  const here = `document.activeElement?.matches(${JSON.stringify(selector)}) && ${text ?? '/./s'}.test(document.activeElement.textContent + ' ')`
  for (let tabs = 0; tabs < 250; tabs += 1) {
    if (await page.evaluate(here)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`no way by Tab to ${selector} on ${page.url()}`)
}
