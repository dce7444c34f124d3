import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDelivery } from '../../src/casework/advisory/answer.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { tick } from '../../src/mail/tick.ts'
import { aTeam, type Cast } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Call, calling, story, tokenFor } from './call.ts'

interface Choice {
  name: string
  missing: { requirement: string }[]
}

interface Task {
  id: string
  missing: { requirement: string }[]
}

for (const engine of engines)
  describe(`a report’s way to a confirmed notice, by the API alone, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test('report, triage, notice by two people, delivery, confirmation', { timeout: 60_000 }, async () => {
      const analyst = calling(world, await tokenFor(world, cast.team, 'analyst'))
      const lead = calling(world, await tokenFor(world, cast.team, 'lead'))
      const { body: receipt } = await calling(world, null)('POST', '/api/v1/reports', story)
      const at = `/api/v1/incidents/${receipt.number}`

      const { body: opened } = await analyst('GET', at)
      expect(opened.report.story).toBe(story.story)
      await choose(analyst, at, 'terima')
      const blocked = await analyst('POST', `${at}/choices`, { seq: (await analyst('GET', at)).body.seq, choice: 'benar' })
      expect([blocked.status, blocked.body.missing.length > 0]).toEqual([422, true])
      await analyst('POST', `${at}/attachments`, { name: 'layar.png', type: 'image/png', base64: btoa('gambar') })
      await supply(analyst, at, 'benar')
      await choose(analyst, at, 'benar')
      const { seq } = (await analyst('GET', at)).body
      const facts = {
        severity: 'sedang',
        rsit: 'unauthorised-information-modification',
        iiv: 'tidak',
        personalData: 'tidak',
        ongoing: 'ya',
      }
      const classified = await analyst('PATCH', at, { seq, ...facts, owner: cast.rina.id })
      expect([classified.status, classified.body.owner]).toEqual([200, { id: cast.rina.id, name: 'Rina' }])
      await analyst('POST', `${at}/affected`, { asset: 'as-dinkes' })
      await supply(analyst, at, 'tangani')
      await choose(analyst, at, 'tangani')

      const advisory = {
        notice: 'N2',
        incident: receipt.number,
        title: 'Judi daring',
        tlp: 'AMBER',
        body: { actions: ['Tutup halaman.'] },
      }
      const { body: draft } = await analyst('POST', '/api/v1/advisories', { ...advisory, audience: { affectedOf: receipt.number } })
      expect([draft.status, draft.incident]).toEqual(['draft', receipt.number])
      const n2 = `/api/v1/advisories/${draft.id}`
      expect((await analyst('GET', `${n2}/audience`)).body.recipients.map((one: { name: string }) => one.name)).toEqual(['Joko', 'Bu Wati'])
      expect((await analyst('POST', `${n2}/dispatch`)).status).toBe(403)
      expect((await analyst('POST', `${n2}/approval`)).status).toBe(403)
      expect((await lead('POST', `${n2}/approval`, { seq: draft.seq })).body.status).toBe('approved')
      expect((await lead('POST', `${n2}/dispatch`)).body).toMatchObject({ status: 'sent', recipients: 2 })
      await tick(world.ports)
      const sent = (await analyst('GET', `${n2}/deliveries`)).body.items
      expect(sent.map((one: { status: string }) => one.status)).toEqual(['terkirim', 'terkirim'])
      expect(world.mailbox.map(mail => mail.messageId)).toEqual(
        expect.arrayContaining(sent.map((one: { messageId: string }) => one.messageId)),
      )

      await answerDelivery(world.ports, deliveryToken(world.ports, sent[0].id), { answer: 'diterima', note: null })
      const [first] = (await analyst('GET', `${n2}/deliveries`)).body.items
      expect(first).toMatchObject({ status: 'dikonfirmasi', answer: 'diterima', answeredAt: expect.any(String) })
      const tasks = (await analyst('GET', at)).body.tasks as { id: string; doneAt: string | null }[]
      expect(tasks.find(task => task.id === 'kirim-notifikasi')?.doneAt).not.toBeNull()
      const events = (await analyst('GET', `${at}/events?limit=200`)).body.items.map((one: { type: string }) => one.type)
      expect(events).toEqual(expect.arrayContaining(['opened', 'chosen', 'classified', 'advisory_sent', 'advisory_answered']))
    })
  })

async function choose(call: Call, at: string, choice: string): Promise<void> {
  const { body } = await call('GET', at)
  const taken = await call('POST', `${at}/choices`, { seq: body.seq, choice })
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
}

/** Completes the tasks that the choice waits for, those first that wait for nothing. */
async function supply(call: Call, at: string, choice: string): Promise<void> {
  for (let round = 0; round < 30; round++) {
    const { body } = await call('GET', at)
    const { missing = [] } = (body.choices as Choice[]).find(one => one.name === choice) ?? {}
    const waiting = missing.filter(one => one.requirement.startsWith('task ')).map(one => one.requirement.slice(5))
    const task = (body.tasks as Task[]).find(one => waiting.includes(one.id) && one.missing.length === 0)
    if (!task) return
    await call('POST', `${at}/tasks/${task.id}/completion`, { result: 'Dicatat' })
  }
}
