import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Palette } from '../../src/web/pages/console/search/palette.tsx'
import { absent, executable, openBrowser } from './chromium.ts'
import { openPreview, type Preview } from './preview.tsx'

let preview: Preview
let browser: Browser

beforeAll(async () => {
  preview = await openPreview()
  if (!absent) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  preview.close()
})

describe.skipIf(absent)(`The keyboard in the console (skipped without ${executable})`, { timeout: 60_000 }, () => {
  test('j and k walk the rows by moving the focus; Enter then opens the ticket', async () => {
    const page = await open('queue')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused(page)).toContain('JATIM-2026-0142')
    await page.keyboard.press('k')
    expect(await focused(page)).toContain('JATIM-2026-0145')
    await page.close()
  })

  test('1 accepts the new ticket in focus, and nothing when no row is in focus', async () => {
    const page = await open('queue')
    const posts: string[] = []
    page.on('request', request => request.method() === 'POST' && posts.push(new URL(request.url()).pathname))
    await page.keyboard.press('1')
    await page.keyboard.press('j')
    expect(posts).toEqual([])
    const posted = page.waitForRequest(request => request.method() === 'POST')
    await page.keyboard.press('1')
    expect(new URL((await posted).url()).pathname).toBe('/konsol/tiket/JATIM-2026-0145/pilihan')
    await page.close()
  })

  test('n, c, e, b and / lead to the next step, the note, the owner, the observables and the search; letters typed into a field stay letters', async () => {
    const page = await open('incident')
    for (const [key, where] of [
      ['n', 'Lanjut ke pemulihan'],
      ['e', 'Rina Wulandari'],
      ['b', 'dinkes[.]gresikkab[.]go[.]id'],
      ['c', ''],
    ] as const) {
      await page.evaluate('document.activeElement.blur()')
      await page.keyboard.press(key)
      expect(await focused(page)).toContain(where)
    }
    await page.keyboard.type('cek gj')
    expect(await page.inputValue('#catatan textarea')).toBe('cek gj')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('cari')
    await page.close()
  })

  test('Ctrl+K opens the palette: arrows choose, Enter goes there, Escape gives the focus back', async () => {
    const page = await open('incident')
    const asked: string[] = []
    await page.route('**/konsol/palet*', async route => {
      const q = new URL(route.request().url()).searchParams.get('q') ?? ''
      asked.push(q)
      const tickets = [1, 2].map(n => ({
        href: `/konsol/tiket/TKT-2607-000${n}`,
        kind: 'Tiket',
        title: `TKT-2607-000${n} ${q}`,
        detail: '',
      }))
      await route.fulfill({ contentType: 'text/html', body: `${await Palette({ options: q === 'kosong' ? [] : tickets })}` })
    })
    await page.focus('#catatan textarea')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gresik')
    await expect.poll(() => page.textContent('#palet [aria-selected=true]')).toContain('TKT-2607-0001 gresik')
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('combobox')
    await page.keyboard.press('ArrowDown')
    expect(
      await page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent"),
    ).toContain('0002')
    expect(await new AxeBuilder({ page }).include('#palet').analyze()).toMatchObject({ violations: [] })
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('kosong')
    await expect.poll(() => page.textContent('#palet [role=status]')).toBe('Tidak ditemukan.')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('slot')
    await expect.poll(() => page.textContent('#palet [aria-selected=true]')).toContain('slot')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/konsol/tiket/TKT-2607-0002')
    expect(asked).toContain('gresik')
    await page.close()
  })

  test('a note that was not sent is there again after a reload', async () => {
    const page = await open('incident')
    await page.fill('#catatan textarea', 'webshell di /unggah')
    await page.reload()
    expect(await page.inputValue('#catatan textarea')).toBe('webshell di /unggah')
    await page.getByRole('button', { name: 'Kosongkan' }).click()
    await page.reload()
    expect(await page.inputValue('#catatan textarea')).toBe('')
    await page.close()
  })

  test('signing out leaves no draft on the device; the shortcuts stay as they were chosen', async () => {
    const page = await open('incident')
    await page.evaluate("localStorage.setItem('tanggap.pintasan', 'nyala')")
    await page.fill('#catatan textarea', 'webshell di /unggah')
    expect(await page.evaluate('Object.keys(localStorage).length')).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Keluar' }).click()
    await page.waitForLoadState()
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['tanggap.pintasan'])
    await page.close()
  })

  test('x ticks the row in focus; 3 asks for the reason of all that are ticked, and Enter there sends them together', async () => {
    const page = await open('queue-refused')
    await page.getByLabel('Pilih JATIM-2026-0145').uncheck()
    await page.evaluate('document.activeElement.blur()')
    for (const key of ['j', 'x', 'j', 'x', '3']) await page.keyboard.press(key)
    expect(await page.textContent('[data-ticked]')).toBe('2 tiket')
    expect(await page.evaluate('document.activeElement.name')).toBe('reason')
    await page.keyboard.type('Sama 123')
    const posted = page.waitForRequest(request => request.method() === 'POST')
    await page.keyboard.press('Enter')
    const sent = new URLSearchParams((await posted).postData() ?? '')
    expect(sent.getAll('no')).toEqual(['JATIM-2026-0145.3', 'JATIM-2026-0144.3'])
    expect([sent.get('act'), sent.get('reason')]).toEqual(['tolak', 'Sama 123'])
    await page.close()
  })

  test('h asks until when, of the row in focus alone; 1 accepts all that are ticked', async () => {
    const page = await open('queue-refused')
    await page.getByLabel('Pilih JATIM-2026-0145').uncheck()
    await page.evaluate('document.activeElement.blur()')
    for (const key of ['j', 'j', 'h']) await page.keyboard.press(key)
    expect(await page.evaluate('document.activeElement.name')).toBe('until')
    expect(await page.evaluate('[...document.querySelectorAll("[name=no]:checked")].map(box => box.value).join()')).toBe(
      'JATIM-2026-0144.3',
    )
    await page.evaluate('document.activeElement.blur()')
    const posted = page.waitForRequest(request => request.method() === 'POST')
    await page.keyboard.press('1')
    expect(new URLSearchParams((await posted).postData() ?? '').get('act')).toBe('terima')
    await page.close()
  })

  test('[ and ] lead to the view beside this one', async () => {
    const page = await open('queue')
    await page.route('**/konsol/antrean?*', route => route.fulfill({ body: 'tiba' }))
    await page.keyboard.press(']')
    await page.waitForURL('**/konsol/antrean?v=ditunda&f=*', { timeout: 5000 })
    await page.close()
  })

  test('the filter suggests the next part after what is typed', async () => {
    const page = await open('queue')
    await page.fill('#saring', 'keparahan:kritis ten')
    expect(await page.evaluate('document.querySelector("#saran").options[0].value')).toBe('keparahan:kritis tenggat:<4j')
    await page.close()
  })

  test('? shows the list, and there the keys can be switched off for good', async () => {
    const page = await open('queue')
    await page.keyboard.press('?')
    await page.getByLabel('Nyalakan pintasan').uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('j')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    await page.getByRole('button', { name: 'Pintasan papan tombol' }).click()
    expect(await page.isVisible('#pintasan')).toBe(true)
    await page.close()
  })
})

async function open(name: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${preview.address}/${name}`)
  return page
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent')
}
