import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { addPerson } from '../../src/casework/people.ts'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { password, setStage } from '../journey/stage.ts'
import { absent, openBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-passkey-'))

let browser: Browser
let node: Node
let serving: Serving
let home: string

beforeAll(async () => {
  if (absent) return
  const port = await freePort()
  home = `http://localhost:${port}` // a passkey belongs to a name, never to an address
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: String(port), BASE_URL: home, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  const team = await setStage(node.ports)
  await addPerson(node.ports, team, { email: 'ani@jatim.example', name: 'Ani', role: 'analyst', organisation: null, password })
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(absent)('a passkey in a real browser', () => {
  it('is set up as Ani’s only second factor, lets her in, and proves her again; another person’s session it does not open', async () => {
    const context = await browser.newContext()
    context.setDefaultTimeout(8000)
    const page = await context.newPage()
    await authenticatorIn(context, page)
    await signIn(page, 'ani@jatim.example')
    await page.waitForURL(/\/konsol\/saya\/faktor/)
    await page.click('form[data-passkey=create] button')
    await page.getByText('Simpan kode pemulihan ini').waitFor()
    expect(await page.locator('li code').count()).toBe(10)
    await page.click('a.button')
    await page.waitForURL(/\/konsol\/antrean/)

    await page.click('form.viewer button')
    await signIn(page, 'ani@jatim.example')
    await page.waitForURL(/\/masuk\/faktor/)
    await page.click('form[data-passkey=get] button')
    await page.waitForURL(/\/konsol\/antrean/)

    await page.goto(`${home}/masuk/ulang?next=/konsol/saya`)
    await page.click('form[data-passkey=get] button')
    await page.waitForURL(`${home}/konsol/saya`)
    await page.goto(`${home}/konsol/saya/faktor`)
    expect(await page.textContent('#faktor')).toContain('Kunci sandi')

    await page.goto(`${home}/konsol/saya`)
    await page.click('form.viewer button')
    await signIn(page, 'rina@jatim.example')
    await page.waitForURL(/\/masuk\/faktor/)
    expect(await page.locator('form[data-passkey]').count()).toBe(0)
    await context.close()
  })

  it('an answer works once, and a forged one not at all', async () => {
    const context = await browser.newContext()
    context.setDefaultTimeout(8000)
    const page = await context.newPage()
    await authenticatorIn(context, page)
    await addPerson(node.ports, await teamOf(), {
      email: 'cici@jatim.example',
      name: 'Cici',
      role: 'analyst',
      organisation: null,
      password,
    })
    await signIn(page, 'cici@jatim.example')
    await page.click('form[data-passkey=create] button')
    await page.getByText('Simpan kode pemulihan ini').waitFor()
    const answer = await page.evaluate<string>(`(async () => {
      const asked = await fetch('/masuk/ulang/kunci/tantangan', { method: 'POST' })
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json())
      return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON())
    })()`)
    const send = (response: string) =>
      page.evaluate(
        async text => (await fetch('/masuk/ulang/kunci', { method: 'POST', body: new URLSearchParams({ response: text }) })).status,
        response,
      )
    const forged = JSON.parse(answer)
    forged.response.signature = `${forged.response.signature.slice(0, -8)}AAAAAAAA`
    expect(await send(JSON.stringify(forged))).toBe(422)
    expect(await send('{}')).toBe(422)
    expect(await send(answer)).toBe(200)
    expect(await send(answer)).toBe(422)
    await context.close()
  })
})

async function authenticatorIn(context: BrowserContext, page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2' as const, transport: 'internal' as const, hasResidentKey: true, hasUserVerification: true }
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true, automaticPresenceSimulation: true } })
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${home}/masuk`)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', password)
  await page.click('main .go button.main')
}

async function teamOf() {
  const { listTeams } = await import('../../src/store/teams.ts')
  const [team] = await listTeams(node.ports.database.query)
  if (!team) throw new Error('no team')
  return team
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
