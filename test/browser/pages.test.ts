import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absent, executable, lookedAt, openBrowser } from './chromium.ts'
import { asset, openPreview, type Preview, pages } from './preview.tsx'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Where PNGs go, to be looked at: SHOTS=/tmp/shots. */
const shots = process.env.SHOTS

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

let preview: Preview
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  preview = await openPreview()
  if (absent) return
  browser = await openBrowser(shots ? [] : lookedAt) // a picture waits for a frame
  context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
})
afterAll(async () => {
  await browser?.close()
  preview.close()
})

const names = [...pages.publik, ...pages.konsol]
/** Those most looked at. All of them take minutes: `npm run test:pages`. */
const first = /^(home|report-1|report-1-refused|report-2|report-3|report-check|tracking|tracking-fresh|confirm|queue|incident)$/
/** Their words are longer or shorter there. */
const english = process.env.EVERY_PAGE ? names : ['home', 'report-1-refused', 'report-check', 'tracking', 'queue', 'incident']
const looked = process.env.EVERY_PAGE ? names : names.filter(name => first.test(name))

describe('What a page weighs (UX §4), gzip', () => {
  const weighed = (text: string) => gzipSync(text, { level: 6 }).length

  test.each([
    ['publik.css', 6],
    ['publik.js', 3],
    ['konsol.css', 12],
    ['konsol.js', 25],
  ])('%s keeps within %i KB', (name, limit) => {
    say(`${name} ${weighed(asset(name))} B`)
    expect(weighed(asset(name))).toBeLessThanOrEqual(limit * 1024)
  })

  test.each([
    ['publik', 10],
    ['konsol', 30],
  ] as const)('every %s page keeps within %i KB', async (kind, limit) => {
    const sizes = await Promise.all(pages[kind].map(async name => [name, weighed(await source(name))] as const))
    const [name, size] = sizes.reduce((a, b) => (a[1] > b[1] ? a : b))
    say(`heaviest ${kind} page: ${name} ${size} B`)
    expect(size).toBeLessThanOrEqual(limit * 1024)
  })
})

test.each(names)('%s has nothing inline, so that the strict CSP holds, and no id twice', async name => {
  const text = await source(name)
  expect(text).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="/)
  const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(found => found[1])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

describe.skipIf(absent)(`In a browser (skipped without ${executable})`, () => {
  test.each(looked)('%s: readable by all, no sideways scroll, no error, no foreign host', { timeout: 60_000 }, async name => {
    expect(await look(name)).toEqual([])
  })

  test.each(english)('%s holds in English, too', { timeout: 60_000 }, async name => {
    expect(await look(`${name}?bahasa=en`)).toEqual([])
  })

  test.each(['clock-proofs', 'letter'])('%s fits a sheet of A4 when it is printed', async name => {
    const page = await context.newPage()
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${preview.address}/${name}`)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794)
    await page.close()
  })

  test('the month for leaders is one sheet of A4', async () => {
    const page = await context.newPage()
    await page.goto(`${preview.address}/statistics-report`)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    await page.close()
  })
})

/** Loads a page once; then only its width and colours change, as on a device that is turned or gets dark. */
async function look(name: string): Promise<string[]> {
  const faults: string[] = []
  const page = await context.newPage()
  page.on('console', line => line.type() === 'error' && faults.push(`console: ${line.text()}`))
  page.on('pageerror', error => faults.push(`script: ${error.message}`))
  page.on('request', request => request.url().startsWith(preview.address) || faults.push(`asks ${request.url()}`))
  await page.goto(`${preview.address}/${name}`)
  for (const width of [360, 320, 1280]) {
    await page.setViewportSize({ width, height: 780 })
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (beyond > 0) faults.push(`${width} px: ${beyond} px of sideways scroll`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      if (width !== 360) faults.push(...(await complaints(page, colorScheme)).map(said => `${width} px ${colorScheme}: ${said}`))
      if (shots && width !== 320)
        await page.screenshot({ path: `${shots}/${name.replace('?bahasa=', '-')}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
  await page.close()
  return faults
}

/** What axe finds. In the dark only colours differ. It is brought into the page once, the dearest part on a slow machine. */
async function complaints(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze()
  const runOnly = colorScheme === 'light' ? tags : ['color-contrast']
  const asked = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const violations = await page.evaluate<Violation[]>(`axe.run(document, ${asked}).then(found => found.violations)`)
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 240)}`))
}

async function source(name: string): Promise<string> {
  return (await fetch(`${preview.address}/${name}`)).text()
}

function say(line: string): void {
  process.stdout.write(`  ${line}\n`)
}
