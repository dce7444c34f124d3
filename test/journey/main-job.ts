import type { JWK } from 'jose'
import { expect } from 'vitest'
import { verifyBundle } from '../../src/formats/bundle/open.ts'
import { digests } from '../../src/runtime/digests.ts'
import { phonePhoto } from '../evidence/photo.ts'
import type { Received } from '../smtp.ts'
import { type House, type Page, Visitor } from './people.ts'

export interface Cast {
  rina: { email: string; password: string }
  bagus: { email: string; password: string }
  /** The mailbox of everybody outside. */
  received: Received[]
}

const report = {
  kind: 'web',
  story: 'Halaman depan dinkes berubah menjadi situs slot gacor sejak subuh.',
  noticed: 'hari-ini',
  ongoing: 'ya',
  system: 'https://dinkes.gresikkab.example/berita',
  impact: 'Warga tidak bisa mendaftar vaksin.',
  organisation: 'Kab. Gresik',
  name: 'Agus Wibowo',
  position: 'Staf Diskominfo',
  phone: '0812-3456-7890',
  email: 'agus@warga.example',
}

/** The whole job, as its people do it: a regency reports, an analyst works it, a lead releases, the agency confirms. */
export async function mainJob(house: House, cast: Cast) {
  const ticket = await reports(house)
  await house.tick()
  const receipt = mailTo(cast, 'agus@warga.example')
  expect(receipt.parsed.subject).toContain(ticket.number)
  expect(receipt.parsed.text).toContain(ticket.link)

  const rina = new Visitor(house)
  await rina.signIn(cast.rina.email, cast.rina.password)
  const queue = (await rina.open('/konsol/antrean?v=baru')).ok()
  expect(queue.text).toContain(ticket.number)
  await worksUpToHandling(rina, ticket.number)

  const advisory = await drafts(rina, ticket.number)
  await releases(house, { cast, advisory, author: rina })
  await house.tick()
  const letter = mailTo(cast, 'budi@dinkes.example')
  expect(letter.parsed.subject).toMatch(/^\[TLP:AMBER\+STRICT\]/)
  expect(letter.parsed.text?.trimStart()).toMatch(/^\*\*TLP:AMBER\+STRICT\*\*/)
  expect(letter.parsed.html).toContain('/b/')

  await confirms(house, letter)
  const after = (await rina.open(`/konsol/imbauan/${advisory}`)).ok()
  expect(after.text).toContain('Sudah selesai ditindaklanjuti')
  const incident = (await rina.open(`/konsol/tiket/${ticket.number}`)).ok()
  expect(incident.text).toContain('menjawab')

  const tracking = (await new Visitor(house).open(ticket.path)).ok()
  expect(tracking.text).toContain('Ditangani')
  await writesToPeople(house, { cast, rina, ticket, receipt })
  await printsALetter(rina, ticket.number)
  await provesTheCase(house, rina, ticket.number)
  await speaksToMachines(house)
  return { ...ticket, advisory }
}

/** The reporter is asked on their page and by mail, in the receipt's thread; a colleague who is mentioned gets the note. */
async function writesToPeople(
  house: House,
  { cast, rina, ticket, receipt }: { cast: Cast; rina: Visitor; ticket: Awaited<ReturnType<typeof reports>>; receipt: Received },
): Promise<void> {
  const at = `/konsol/tiket/${ticket.number}`
  const seq = async () => (await rina.open(at)).ok().find(/name="seq" value="(\d+)"/)
  ;(await rina.send(`${at}/balasan`, { form_id: 'balasan-1', seq: await seq(), balasan: 'Apakah log hosting masih ada?' })).ok()
  ;(await rina.send(`${at}/catatan`, { form_id: 'sebut-1', seq: await seq(), text: '@bagus mohon lihat lognya' })).ok()
  await house.tick()
  const question = cast.received.filter(mail => mail.to.includes(report.email)).at(-1)
  expect(question?.parsed.text).toContain('Apakah log hosting masih ada?')
  expect(question?.parsed.inReplyTo).toBe(receipt.parsed.messageId)
  expect((await new Visitor(house).open(ticket.path)).ok().text).toContain('Apakah log hosting masih ada?')
  const called = cast.received.filter(mail => mail.to.includes(cast.bagus.email)).map(mail => mail.parsed.text)
  expect(called.join()).toContain('mohon lihat lognya')
}

async function printsALetter(rina: Visitor, ticket: string): Promise<void> {
  const signer = {
    place: 'Surabaya',
    nature: 'Terbatas',
    signatoryName: 'Drs. Budi',
    position: 'Kepala Dinas',
    nip: '',
    cc: '',
    paper: 'F4',
  }
  const pdf = (await rina.send(`/konsol/tiket/${ticket}/surat/N2-surat/draf`, signer)).ok()
  expect(pdf.html).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/)
}

/** A photo is looked at without being opened, what came from outside leaves under lock, and the whole case proves itself by the team's key. */
async function provesTheCase(house: House, rina: Visitor, ticket: string): Promise<void> {
  const at = `/konsol/tiket/${ticket}/bukti`
  await rina.send(at, { form_id: 'bukti-foto', seq: '1', files: new Blob([new Uint8Array(phonePhoto())], { type: 'image/jpeg' }) })
  const files = (await rina.open(at)).ok().all(/id="f-([^"]+)"/g)
  expect(files).toHaveLength(2)
  expect(new TextDecoder().decode((await rina.take(`${at}/${files[0]}/zip`)).subarray(0, 2))).toBe('PK')
  const look = (await rina.open(`${at}/${files[1]}/lihat`)).ok()
  expect(look.text).toContain('Kamera Uji')
  const drawn = await rina.take(look.find(/<img src="([^"]+)"/).replaceAll('&amp;', '&'))
  expect([drawn[0], drawn[1]]).toEqual([0xff, 0xd8])
  const bundle = await rina.take(`/konsol/tiket/${ticket}/bundel`, 'POST')
  const { keys } = (await (await house.fetch('/.well-known/jwks.json')).json()) as { keys: JWK[] }
  expect(await verifyBundle(bundle, digests(new Uint8Array(32)), keys)).toMatchObject({ trusted: true, faults: [] })
  expect((await rina.open('/konsol/cari?q=gacor')).ok().text).toContain(ticket)
  expect((await rina.open('/konsol/statistik')).ok().text).toContain('masuk 1 insiden')
}

async function speaksToMachines(house: House): Promise<void> {
  const metadata = await house.fetch('/.well-known/csaf/provider-metadata.json')
  expect(await metadata.json()).toMatchObject({ role: 'csaf_provider' })
  expect(await (await house.fetch('/imbauan.atom')).text()).toContain('<feed')
}

/** Three screens and a check, each carrying what the others asked; then number, code and secret link. */
async function reports(house: House) {
  const agus = new Visitor(house)
  let page = (await agus.open('/lapor?jenis=web')).ok()
  const form = { form_id: page.find(/name="form_id" value="([^"]+)"/) }
  page = (
    await agus.send('/lapor/2', { ...form, kind: report.kind, story: report.story, noticed: report.noticed, ongoing: report.ongoing })
  ).ok()
  page = (
    await agus.send('/lapor/3', { ...carried(page), system: report.system, impact: report.impact, files: new Blob(['tangkapan layar']) })
  ).ok()
  page = (
    await agus.send('/lapor/periksa', {
      ...carried(page),
      organisation: report.organisation,
      name: report.name,
      position: report.position,
      phone: report.phone,
      email: report.email,
    })
  ).ok()
  expect(page.text).toContain(report.story)
  const last = carried(page)
  await new Promise(resolve => setTimeout(resolve, 3000)) // whoever is quicker is held for a robot
  page = (await agus.send('/lapor/kirim', last)).ok()
  const again = (await agus.send('/lapor/kirim', last)).ok()
  const number = page.find(/(TKT-\d{4}-\d{4})/)
  expect(again.html).toContain(number)
  const code = page.find(/>([0-9A-HJKMNP-TV-Z]{8})</)
  const link = page.find(/(https?:\/\/[^"<\s]+\/t\/[\w-]{32})/)
  const path = link.replace(/^https?:\/\/[^/]+/, '')
  const found = (await agus.send('/tiket', { number: number.toLowerCase(), code: code.toLowerCase() })).ok()
  expect(found.path).toBe(path)
  expect((await agus.send('/tiket', { number, code: '00000000' })).status).toBe(422)
  const more = (await agus.send(`${path}/keterangan`, { form_id: 'keterangan-1', text: 'Hosting dipakai bersama tiga situs lain.' })).ok()
  expect(more.text).toContain('Hosting dipakai bersama')
  return { number, code, link, path }
}

/** Follows the playbook: does the tasks in their order, answers triage, adds the agency, and takes each next step. */
async function worksUpToHandling(rina: Visitor, number: string) {
  const at = `/konsol/tiket/${number}`
  const seq = (page: Page) => page.find(/name="seq" value="(\d+)"/)
  let page = (await rina.open(at)).ok()
  const stale = seq(page)
  page = await rina.send(`${at}/pilihan`, { choice: 'terima', seq: stale, form_id: 'langkah-1' })
  expect(page.ok().text).toContain('Verifikasi')
  const late = await rina.send(`${at}/pilihan`, { choice: 'terima', seq: stale, form_id: 'langkah-1b' })
  expect(late.status).toBe(409)
  expect(page.text).toContain('Lengkapi:')
  page = await rina.send(`${at}/klasifikasi`, {
    seq: seq(page),
    form_id: 'klasifikasi-1',
    title: 'Judi daring di dinkes.gresikkab.example',
    organisation: '35.25/dinkes',
    severity: 'tinggi',
    tlp: 'AMBER+STRICT',
    rsit: 'unauthorised-information-modification',
    iiv: 'tidak',
    personalData: 'belum-diketahui',
    ongoing: 'ya',
    tags: 'judol',
  })
  expect(page.ok().text).toContain('dinkes.gresikkab.example')
  await rina.send(`${at}/pemilik`, { form_id: 'pemilik-1', owner: page.find(/<option value="([^"]+)"[^>]*>\s*Rina/) })
  await rina.send(`${at}/terdampak`, { form_id: 'terdampak-1', organisation: '35.25/dinkes', asset: 'dinkes.gresikkab.example' })
  page = await doTasks(rina, at)
  page = (await rina.send(`${at}/pilihan`, { choice: 'benar', seq: seq(page), form_id: 'langkah-2' })).ok()
  page = await doTasks(rina, at)
  page = (await rina.send(`${at}/pilihan`, { choice: 'tangani', seq: seq(page), form_id: 'langkah-3' })).ok()
  expect(page.text).toContain('Penanganan')
}

/** Completes every task that can be completed, again and again, until nothing moves. */
async function doTasks(rina: Visitor, at: string): Promise<Page> {
  const done = new Set<string>()
  for (;;) {
    const page = (await rina.open(at)).ok()
    const task = page.all(new RegExp(`action="${at}/tugas/([^"]+)"`, 'g')).find(id => !done.has(id))
    if (!task) return page
    done.add(task)
    await rina.send(`${at}/tugas/${task}`, { form_id: `tugas-${task}`, result: 'beres' })
  }
}

async function drafts(rina: Visitor, ticket: string): Promise<string> {
  const form = (await rina.open(`/konsol/imbauan/baru?tiket=${ticket}`)).ok()
  const written = {
    form_id: form.find(/name="form_id" value="([^"]+)"/),
    incident: ticket,
    notice: 'N2',
    tlp: 'AMBER+STRICT',
    title: 'Halaman judi daring di situs Anda',
    actions: 'Tutup folder unggahan tanpa menghapus.\nSimpan log akses 30 hari.',
    system: 'dinkes.gresikkab.example',
    explanation: 'Ditemukan halaman sisipan.',
    indicators: 'https://slot.example/',
    affected: '1',
    roles: 'agen',
  }
  const page = await rina.send('/konsol/imbauan/baru', written)
  const number = page.ok().find(/(IMB-\d{4}-\d{4})/)
  const again = await rina.send('/konsol/imbauan/baru', written)
  expect(again.ok().find(/(IMB-\d{4}-\d{4})/)).toBe(number)
  expect(page.text).toContain('budi@dinkes.example')
  return number
}

/** The author is refused, a colleague approves and sends; sending twice sends nothing. */
async function releases(house: House, { cast, advisory, author }: { cast: Cast; advisory: string; author: Visitor }) {
  const at = `/konsol/imbauan/${advisory}`
  expect((await author.send(`${at}/persetujuan`, { form_id: 'setuju-0' })).status).toBe(403)
  const bagus = new Visitor(house)
  await bagus.signIn(cast.bagus.email, cast.bagus.password)
  ;(await bagus.send(`${at}/persetujuan`, { form_id: 'setuju-1' })).ok()
  ;(await bagus.send(`${at}/pengiriman`, { form_id: 'kirim-1' })).ok()
  expect((await bagus.send(`${at}/pengiriman`, { form_id: 'kirim-2' })).status).toBe(409)
}

/** GET and HEAD change nothing; the POST does. */
async function confirms(house: House, letter: Received) {
  const path = (/https?:\/\/[^/\s]+(\/b\/[\w-]{32})/.exec(letter.parsed.text ?? '') ?? [])[1] ?? ''
  const budi = new Visitor(house)
  await house.fetch(path, { method: 'HEAD' })
  const page = (await budi.open(path)).ok()
  expect(page.text).not.toContain('Jawaban Anda tercatat')
  expect((await budi.send(path, { note: 'tanpa pilihan' })).status).toBe(422)
  const thanks = (await budi.send(path, { answer: 'selesai', note: 'Sudah ditutup dan log disimpan.' })).ok()
  expect(thanks.text).toContain('Terima kasih')
}

function carried(page: Page): Record<string, string> {
  const inputs = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(
    inputs.map(([, name, value]) => [
      name ?? '',
      (value ?? '')
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    ]),
  )
}

function mailTo({ received }: Cast, address: string): Received {
  const found = received.filter(mail => mail.to.includes(address))
  expect(
    found.map(mail => mail.parsed.subject),
    `mail to ${address}`,
  ).toHaveLength(1)
  return found[0] as Received
}
