import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { addFiles } from '../../src/casework/add-information.ts'
import { draftAdvisory } from '../../src/casework/advisory/draft.ts'
import { trackingToken } from '../../src/casework/links.ts'
import { openIncident } from '../../src/casework/open-incident.ts'
import { addPerson } from '../../src/casework/people.ts'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { addNote, assignIncident, classifyIncident, nameAffected } from '../../src/casework/work-incident.ts'
import type { Actor } from '../../src/core/actor.ts'
import { needsFactor } from '../../src/core/people.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { findIncident } from '../../src/store/incidents.ts'
import { findPersonByEmail } from '../../src/store/people.ts'
import { saveOrganisation } from '../../src/store/registry.ts'
import { root } from '../engines.ts'
import { cookieOf, giveFactor } from '../factor.ts'
import { aNotice, aReport, aStory } from '../fixtures.ts'
import { password, setStage } from '../journey/stage.ts'
import { absent, lookedAt, openBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-evil-'))
const evil = join(root, 'test/data/evil')
const naughty: string[] = JSON.parse(readFileSync(join(evil, 'blns.json'), 'utf8'))
const scripts = readFileSync(join(evil, 'xss-quick.txt'), 'utf8').split('\n').filter(Boolean)
const formulas = readFileSync(join(evil, 'formulas.txt'), 'utf8').split('\n').filter(Boolean)
const ways = readFileSync(join(evil, 'directory_traversal.txt'), 'utf8').split('\n').filter(Boolean)
const pictures = readdirSync(join(evil, 'svg')).map(name => readFileSync(join(evil, 'svg', name)))
/** Turned around, invisible, piled up, and wider than any column. */
const awkward = ['\u202Etxet denrut', 'a\u200B\u200Db\uFEFF', 'Z̸̢͠a̷l̶g̵o̴', '👩‍👩‍👧‍👦🇮🇩'.repeat(20), 'W'.repeat(180), 'نص من اليمين']
const words = [...scripts, ...awkward, ...naughty].map(word => word.toWellFormed().replaceAll('\u0000', '')).filter(word => word.trim())
const filler = readFileSync(join(root, 'test/browser/evil/filler.js'), 'utf8').replace(/^\/\/.*\n/gm, '')
const longName = 'Unit Pelaksana Teknis Dinas Pemberdayaan Masyarakat Kabupaten'

let browser: Browser
let node: Node
let serving: Serving
let paths: string[] = []

beforeAll(async () => {
  if (absent) return
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  paths = await fill(node)
  serving = await serve(node, createApp(node.ports))
  browser = await openBrowser(lookedAt)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Two tickets whose every field is hostile, long or both; the pages on which they are shown. */
async function fill({ ports }: Node): Promise<string[]> {
  const team = await setStage(ports)
  for (const [name, email, role, organisation] of [
    ['Wati', 'wati@jatim.example', 'admin', null],
    ['Kominfo', 'kominfo@gresik.example', 'regency', '35.25'],
  ] as const) {
    const { id } = await addPerson(ports, team, { name, email, role, organisation, password })
    if (needsFactor(role)) await giveFactor(ports, id)
  }
  const row = {
    team_id: team.id,
    code: '35.25/upt',
    name: `${longName} ${scripts[3]}`,
    kind: 'opd',
    parent: '35.25',
    created_at: ports.now().toISOString(),
  }
  await ports.database.commit([saveOrganisation(ports.database.query, row)])
  const rina: Actor = {
    kind: 'person',
    id: (await findPersonByEmail(ports.database.query, 'rina@jatim.example'))?.id ?? '',
    name: 'Rina',
    role: 'analyst',
    team: team.id,
    organisation: null,
  }
  const pages: string[] = []
  for (let at = 0; at < 2; at += 1) {
    const word = (place: number) => words[(at * 31 + place) % words.length] ?? 'x'
    const reporter = { name: word(1).slice(0, 200), position: word(2).slice(0, 200), phone: '0812-3456-7890', email: null }
    const story = aStory({
      story: words.join('\n').slice(0, 10_000),
      system: word(3).slice(0, 500),
      impact: word(4),
      actions: word(5),
      reporter,
    })
    const { attachments } = { attachments: await kept(node, at) }
    const { incident, token } = {
      ...(await openIncident(ports, team, { ...aReport(), report: story, organisation: null, attachments, key: null }, null)),
    } as { incident?: string; token: string }
    const id = incident ?? (await newest(node))
    const hand = { actor: rina, incident: id }
    await assignIncident(ports, hand, rina.id)
    const { seq } = (await findIncident(ports.database.query, id))?.incident ?? { seq: 0 }
    await classifyIncident(ports, hand, {
      seq,
      changes: { title: word(6).slice(0, 200), tags: [word(7).slice(0, 40)], organisation: '35.25/upt' },
    })
    await nameAffected(ports, hand, { organisation: '35.25/upt', asset: word(8).slice(0, 300) })
    await nameAffected(ports, hand, { organisation: '35.25/upt' })
    await addNote(ports, hand, {
      text: at === 0 ? 'baris\n'.repeat(5000).slice(0, 20_000) : words.join('\n').slice(0, 9000),
      visible: true,
    })
    const { number } = (await findIncident(ports.database.query, id)) ?? { number: '' }
    const notice = aNotice(number, { title: word(9).slice(0, 150) })
    const body = { ...notice.body, explanation: scripts.join('\n').slice(0, 4000), system: word(10).slice(0, 300) }
    const advisory = await draftAdvisory(ports, rina, { ...notice, body })
    const files = await listAttachments(ports.database.query, id)
    pages.push(
      ...[
        `/konsol/tiket/${number}`,
        `/konsol/tiket/${number}/bukti`,
        `/konsol/tiket/${number}/tenggat`,
        `/t/${token ?? trackingToken(ports, id)}`,
      ],
      ...files.slice(0, 3).map(file => `/konsol/tiket/${number}/bukti/${file.id}/lihat`),
      ...[`/konsol/imbauan/${advisory.number}`, `/konsol/imbauan/${advisory.number}/isi`, `/konsol/imbauan/${advisory.number}/periksa`],
    )
    if (at === 1) await addFiles(ports, hand, await many(node, 200))
  }
  const fixed = [
    '/konsol/antrean?v=semua',
    '/konsol/imbauan',
    '/konsol/observabel',
    '/konsol/instansi',
    '/konsol/instansi/35.25%2Fupt',
    '/konsol/statistik/baris',
    '/konsol/statistik?per=opd',
  ]
  const asked = scripts.slice(0, 6).map(word => `/konsol/cari?${new URLSearchParams({ q: word })}`)
  const chips = scripts.slice(0, 4).map(word => `/konsol/antrean?${new URLSearchParams({ q: word, v: word })}`)
  return [
    ...pages,
    ...fixed,
    ...asked,
    ...chips,
    `/lapor?${new URLSearchParams({ jenis: scripts[0] ?? '' })}`,
    `/${encodeURIComponent(scripts[3] ?? '')}`,
  ]
}

/** Files with hostile names: pictures that carry scripts, and texts. */
async function kept({ ports }: Node, at: number) {
  const file = async (bytes: Uint8Array, name: string, type: string) => ({
    sha256: await ports.files.put(bytes),
    name: name.slice(0, 200),
    type,
    size: bytes.length,
  })
  const drawn = await Promise.all(
    pictures.slice(0, 3).map((bytes, place) => file(bytes, `${scripts[(at * 5 + place) % scripts.length]}.svg`, 'image/svg+xml')),
  )
  return [...drawn, await file(new TextEncoder().encode(scripts.join('\n')), `${awkward[0]}.html`, 'text/html')]
}

async function many({ ports }: Node, count: number) {
  const sha256 = await ports.files.put(new Uint8Array([1]))
  return Array.from({ length: count }, (_, at) => ({ sha256, name: `berkas-${at}.log`, type: 'text/plain', size: 1 }))
}

async function newest({ ports }: Node): Promise<string> {
  const row = await ports.database.query.selectFrom('incident').select('id').orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()
  return row.id
}

/** A page that writes down what goes wrong: a dialog, a script, a refused resource, a foreign host. */
async function watched(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.newPage()
  const say = (what: string) => faults.push(`${page.url()}: ${what}`.slice(0, 400))
  page.on('dialog', dialog => {
    say(`dialog ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('console', line => line.type() === 'error' && !/status of 4\d\d/.test(line.text()) && say(`console ${line.text()}`))
  page.on('pageerror', error => say(`script ${error.message}`))
  page.on(
    'request',
    request => request.url().startsWith(serving.url) || /^(data|blob):/.test(request.url()) || say(`asks ${request.url()}`),
  )
  return page
}

describe.skipIf(absent)('Hostile words in every field and file name', () => {
  test('are text on every page: no dialog, no script, nothing refused by the policy, nothing too wide', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } })
    const [name = '', value = ''] = (await cookieOf({ ports: node.ports }, 'rina@jatim.example')).split('=')
    await context.addCookies([{ name, value, url: serving.url }])
    const faults: string[] = []
    let shown = 0
    const page = await watched(context, faults)
    for (const path of paths) {
      const asked = performance.now()
      const answer = await page.goto(serving.url + path)
      if (performance.now() - asked > 5000) faults.push(`${path}: took ${Math.round(performance.now() - asked)} ms`)
      if ((answer?.status() ?? 500) >= 500) faults.push(`${path}: ${answer?.status()}`)
      if ((await page.locator('main').count()) !== 1) faults.push(`${path}: no main`)
      if (/INJECTX|alert\(/.test((await page.textContent('body')) ?? '')) shown += 1
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (beyond > 0) faults.push(`${path}: ${beyond} px too wide at ${width}`)
      }
    }
    await context.close()
    expect(faults).toEqual([])
    expect(shown).toBeGreaterThan(paths.length / 2)
  })
})

const settings = [
  'tim',
  'pengguna',
  'token/baru',
  'profil',
  'kop',
  'kalender',
  'pks',
  'organisasi',
  'kontak',
  'aset',
  'kejar',
  'templat/N1',
]
/** Who comes in where. The team's own name comes last: it stands on every page. */
const doors = [
  { who: 'bagus@jatim.example', starts: ['/konsol/antrean?v=semua&f=halaman', '/konsol/tiket/baru'], follow: true },
  { who: 'kominfo@gresik.example', starts: ['/instansi', '/instansi/lapor', '/instansi/rekan', '/instansi/daftar'], follow: true },
  { who: null, starts: ['/lapor', '/tiket', '/masuk', '/pulihkan', '/masuk/tautan'], follow: false },
  { who: 'wati@jatim.example', starts: [...settings.map(name => `/konsol/admin/${name}`), '/', '/kontak', '/konsol/saya'], follow: false },
]
const skip = 'keluar|bahasa|sandi|faktor|kunci|sesi|saya/tim|hapus|cabut|nonaktif|/undangan|pulih$|latihan/.*/selesai'

describe.skipIf(absent)('Hostile words sent by every form', () => {
  test('are refused with a sentence or kept as text, in the console, the portal and for everybody', { timeout: 180_000 }, async () => {
    const faults: string[] = []
    const sent = new Set<string>()
    const kept = new Set<string>()
    const hostile = { words: [...scripts, ...formulas, ...awkward], names: [...scripts, ...ways, ...formulas] }
    for (const { who, ...door } of doors) {
      const context = await comingIn(who)
      const page = await watched(context, faults)
      await page.goto(`${serving.url}/aksesibilitas`)
      const { holding, answers } = await page.evaluate<Walked>(`(${filler})(${JSON.stringify({ ...hostile, ...door, skip })})`)
      for (const { action, status, where } of answers) {
        sent.add(action)
        if (where) kept.add(action)
        if (status >= 500) faults.push(`${action}: ${status}`)
      }
      await page.route('**/jawaban/*', route => {
        const { html = '', policy } = answers[Number(route.request().url().split('/').at(-1))] ?? {}
        return route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'Content-Security-Policy': policy ?? '' }, body: html })
      })
      const last = new Map(answers.flatMap(({ html, action }, at) => (html ? [[action, `/jawaban/${at}`]] : [])))
      const refused = [...last.values()]
      for (const path of [...holding, ...refused]) {
        await page.goto(serving.url + path)
        const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (beyond > 0) faults.push(`${path} ${answers[Number(path.split('/').at(-1))]?.action ?? ''}: ${beyond} px too wide`)
      }
      await context.close()
    }
    expect(faults).toEqual([])
    expect(sent.size).toBeGreaterThan(50)
    expect(kept.size).toBeGreaterThan(20)
    await exportsAreNeutral()
  })
})

/** No cell of an export is one that a spreadsheet would calculate. */
async function exportsAreNeutral(): Promise<void> {
  const made = {
    'statistik/baris.csv': 3,
    'statistik.csv': 1,
    'observabel.csv': 1,
    'admin/audit/ekspor': 3,
  }
  const cookie = await cookieOf({ ports: node.ports }, 'bagus@jatim.example')
  for (const [path, least] of Object.entries(made)) {
    const method = path.endsWith('ekspor') ? 'POST' : 'GET'
    const answer = await fetch(`${serving.url}/konsol/${path}`, { method, headers: { cookie, origin: serving.url } })
    expect(answer.headers.get('content-type'), path).toContain('text/csv')
    const rows = parse(await answer.text(), { bom: true, relax_column_count: true }) as string[][]
    expect(rows.length, path).toBeGreaterThanOrEqual(least)
    expect(
      rows.flat().filter(cell => /^[=+\-@\t\r]/.test(cell)),
      path,
    ).toEqual([])
  }
}

async function comingIn(who: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective, event.blockedURI))`,
  )
  if (!who) return context
  const [name = '', value = ''] = (await cookieOf({ ports: node.ports }, who)).split('=')
  await context.addCookies([{ name, value, url: serving.url }])
  return context
}

interface Walked {
  /** Pages on which something hostile stands now. */
  holding: string[]
  answers: { path: string; action: string; status: number; where: string | null; html: string; policy: string | null }[]
}
