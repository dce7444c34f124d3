import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aTeam, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { zipOf } from '../zip.ts'
import { type Answered, type Call, calling, story, tokenFor } from './call.ts'

interface Operation {
  operationId: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

for (const engine of engines)
  describe(`the API's description on ${engine.name}`, () => {
    let world: World
    beforeEach(async () => {
      world = await createWorld(engine)
    })
    afterEach(() => world.close())

    test('is OpenAPI 3.1, and every call answers as it says', { timeout: 60_000 }, async () => {
      const cast = await aTeam(world)
      const { body: document } = (await calling(world, null)('GET', '/api/openapi.json')) as { body: Document }
      expect(document.openapi).toBe('3.1.0')
      const checker = checking(document)
      const analyst = checker.watch(calling(world, await tokenFor(world, cast.team, 'analyst')))
      const lead = checker.watch(calling(world, await tokenFor(world, cast.team, 'lead')))
      const anybody = checker.watch(calling(world, null))

      const number = await reports(anybody)
      await registers(lead)
      await incidents(analyst, number)
      const { id } = await world.ports.database.query
        .selectFrom('incident')
        .select('id')
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      await walkTo(world, cast, id, 'triase')
      await clocksAndMoves(analyst, number)
      await advises(analyst, lead, number)
      await analyst('GET', '/api/v1/playbooks')
      await analyst('GET', '/api/v1/playbooks/web')
      await analyst('GET', '/api/v1/playbooks/nihil')
      await analyst('GET', '/api/v1/statistics')
      await anybody('GET', '/api/v1/statistics')
      expect(checker.faults).toEqual([])
      expect(checker.notExercised()).toEqual([])
    })
  })

/** Checks each answer against the schema of its operation, path and status; remembers what was never called. */
function checking(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  ajv.addFormat(
    'date-time',
    (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  )
  ajv.addFormat('uri', (text: string) => URL.canParse(text))
  for (const format of ['email', 'byte', 'binary']) ajv.addFormat(format, true)
  ajv.addSchema({ $id: 'api', components: document.components })
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId,
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      responses: operation.responses,
    })),
  )
  const faults: string[] = []
  const succeeded = new Set<string>()
  const check = (method: string, path: string, answer: Answered) => {
    const plain = path.split('?')[0] ?? ''
    const found = operations.find(one => one.method === method && one.pattern.test(plain))
    if (!found) return faults.push(`${method} ${plain} is not described`)
    const described = found.responses[String(answer.status)]
    if (!described) return faults.push(`${found.name} answered ${answer.status}, which is not described: ${JSON.stringify(answer.body)}`)
    if (answer.status < 300) succeeded.add(found.name)
    const [type = '', content] = Object.entries(described.content ?? {})[0] ?? []
    if (!(answer.headers.get('content-type') ?? '').startsWith(type))
      faults.push(`${found.name} answered as ${answer.headers.get('content-type')}`)
    if (!content || !type.includes('json')) return 0
    const schema = JSON.parse(JSON.stringify(content.schema).replaceAll('"#/components', '"api#/components'))
    if (!ajv.validate(schema, answer.body)) faults.push(`${found.name} ${answer.status}: ${ajv.errorsText()}`)
    return 0
  }
  return {
    faults,
    watch:
      (call: Call): Call =>
      async (method, path, body, headers) => {
        const answer = await call(method, path, body, headers)
        check(method, path, answer)
        return answer
      },
    notExercised: () => operations.map(one => one.name).filter(name => !succeeded.has(name)),
  }
}

async function reports(call: Call): Promise<string> {
  const attachments = [{ name: 'layar.png', type: 'image/png', base64: btoa('gambar') }]
  const sent = { ...story, team: 'jatim', noticedAt: '2026-07-14T08:00:00+07:00', attachments }
  const first = await call('POST', '/api/v1/reports', sent, { 'Idempotency-Key': 'satu' })
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect((await call('POST', '/api/v1/reports', sent, { 'Idempotency-Key': 'satu' })).status).toBe(200)
  expect((await call('POST', '/api/v1/reports', { kind: 'web' })).status).toBe(422)
  return first.body.number
}

async function registers(call: Call): Promise<void> {
  const code = '35.25/kominfo'
  const at = `/api/v1/organisations/${encodeURIComponent(code)}`
  await call('POST', '/api/v1/organisations', { code, name: 'Dinas Kominfo Kab. Gresik' })
  await call('GET', at)
  await call('PATCH', at, { name: 'Diskominfo Kab. Gresik' })
  await call('GET', '/api/v1/organisations?limit=2')
  const contact = await call('POST', '/api/v1/contacts', {
    organisation: code,
    name: 'Wahyu',
    role: 'agen',
    email: 'wahyu@gresikkab.go.id',
  })
  await call('GET', '/api/v1/contacts?organisation=35.25&limit=1')
  await call('GET', `/api/v1/contacts/${contact.body.id}`)
  await call('PATCH', `/api/v1/contacts/${contact.body.id}`, { phone: '0812-000-111', suspended: true })
  await call('DELETE', `/api/v1/contacts/${contact.body.id}`)
  const asset = await call('POST', '/api/v1/assets', { organisation: code, kind: 'alamat', value: '103.10.4.0/24' })
  await call('GET', '/api/v1/assets')
  await call('GET', `/api/v1/assets/${asset.body.id}`)
  await call('PATCH', `/api/v1/assets/${asset.body.id}`, { iiv: true })
  await call('POST', '/api/v1/assets', { organisation: code, kind: 'alamat', value: '103.10.4.0/24' })
  await call('DELETE', `/api/v1/assets/${asset.body.id}`)
  await call('DELETE', at)
  await call('DELETE', '/api/v1/organisations/35.25')
}

async function incidents(call: Call, number: string): Promise<void> {
  const at = `/api/v1/incidents/${number}`
  await call('GET', '/api/v1/incidents?q=gacor&view=baru&kind=web&limit=1')
  const { body } = await call('GET', at)
  await call('PATCH', at, { seq: body.seq, severity: 'tinggi', tags: ['judi'], iiv: 'tidak' })
  const taken = await call('POST', `${at}/choices`, { seq: (await call('GET', at)).body.seq, choice: 'terima' })
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
  await call('POST', `${at}/choices`, { seq: taken.body.seq, choice: 'benar' })
  await call('POST', `${at}/notes`, { text: 'Sudah ditelepon', visible: true })
  const affected = await call('POST', `${at}/affected`, { asset: 'as-dinkes' })
  await call('PATCH', `${at}/affected/${affected.body.affected[0].id}`, { state: 'diberi-tahu' })
  await call('POST', `${at}/tasks/lihat-bukti/completion`, { result: 'Terlihat' })
  const files = await call('POST', `${at}/attachments`, { name: 'access.log', type: 'text/plain', base64: btoa('log') })
  await call('GET', `${at}/attachments`)
  const file = await call('GET', `${at}/attachments/${files.body.items.at(-1).id}?locked=true`)
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  await call('GET', `${at}/events?limit=3`)
  await call('GET', '/api/v1/incidents/TKT-0000-0000')
}

async function clocksAndMoves(call: Call, number: string): Promise<void> {
  const at = `/api/v1/incidents/${number}`
  const { items } = (await call('GET', `${at}/clocks`)).body
  const k4 = items.find((one: { id: string }) => one.id === 'K4')
  const files = await call('GET', `${at}/attachments`)
  const proof = { sentAt: k4.startedAt, to: 'Dinkes', how: 'Surat 005/1', evidence: files.body.items[0].id }
  expect((await call('POST', `${at}/clocks/K4/proof`, proof)).status).toBe(201)
  await call('POST', `${at}/clocks/K4/proof`, proof)
  await call('POST', `${at}/clocks/correction`, { clocks: ['K5'], startedAt: k4.startedAt, reason: 'Sudah diketahui' })
  await call('GET', `${at}/moves/preview?playbook=umum&version=1`)
  const { seq } = (await call('GET', at)).body
  const moved = await call('POST', `${at}/moves`, { seq, playbook: 'umum', version: 1, reason: 'Bukan situs' })
  expect(moved.status, JSON.stringify(moved.body)).toBe(201)
  await call('POST', `${at}/moves/reversal`, { seq: moved.body.seq })
}

async function advises(writer: Call, approver: Call, number: string): Promise<void> {
  const sent = {
    notice: 'N2',
    incident: number,
    title: 'Judi daring',
    tlp: 'AMBER',
    body: { actions: ['Tutup.'] },
    audience: { affectedOf: number },
  }
  const draft = await writer('POST', '/api/v1/advisories', sent)
  expect(draft.status, JSON.stringify(draft.body)).toBe(201)
  const at = `/api/v1/advisories/${draft.body.id}`
  await writer('GET', '/api/v1/advisories?limit=5')
  await writer('GET', at)
  await writer('GET', `${at}/audience`)
  const revised = await writer('PATCH', at, { title: 'Judi daring di halaman depan', seq: draft.body.seq })
  expect([revised.body.title, revised.body.body.actions]).toEqual(['Judi daring di halaman depan', ['Tutup.']])
  expect((await writer('PATCH', at, { title: 'Terlambat', seq: draft.body.seq })).status).toBe(409)
  const log = { name: 'akses.log', type: 'text/plain', base64: btoa('log') }
  const attached = await writer('POST', `${at}/attachments`, log)
  expect(attached.status, JSON.stringify(attached.body)).toBe(201)
  expect((await writer('POST', `${at}/attachments`, { ...log, name: 'pasang.exe' })).status).toBe(422)
  const packed = { name: 'laporan.zip', type: 'application/zip', base64: btoa(String.fromCharCode(...zipOf(['dalam/kuitansi.pdf.exe']))) }
  expect((await writer('POST', `${at}/attachments`, packed)).status).toBe(422)
  const kept = await writer('PATCH', at, { body: { actions: ['Tutup sekarang.'] }, dueAt: null })
  const [file] = kept.body.body.attachments
  expect([file.name, kept.body.body.actions]).toEqual(['akses.log', ['Tutup sekarang.']])
  expect((await writer('DELETE', `${at}/attachments/${file.sha256}`)).body.body.attachments).toBeUndefined()
  expect((await writer('DELETE', `${at}/attachments/${file.sha256}`)).status).toBe(404)
  expect((await writer('POST', `${at}/return`, { note: 'Salah alamat.' })).status).toBe(403)
  expect((await approver('POST', `${at}/return`, { note: ' ' })).status).toBe(422)
  expect((await approver('POST', `${at}/return`, { note: 'Salah alamat.' })).body.returned.note).toBe('Salah alamat.')
  expect((await writer('POST', `${at}/approval`, {})).status).toBe(403)
  expect((await approver('POST', `${at}/approval`)).status).toBe(200)
  expect((await approver('POST', `${at}/return`, { note: 'Terlambat.' })).status).toBe(409)
  expect((await approver('POST', `${at}/dispatch`)).status).toBe(202)
  expect((await approver('POST', `${at}/dispatch`)).status).toBe(409)
  await writer('GET', `${at}/deliveries?limit=1`)
  await approver('POST', `${at}/reminders`, { reason: 'Dieksploitasi' })
  await approver('POST', `${at}/withdrawal`)
}
