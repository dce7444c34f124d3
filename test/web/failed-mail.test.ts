import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { tick } from '../../src/mail/tick.ts'
import { cookieOf } from '../factor.ts'
import { aNotice, aTeam, type Cast, drafted, person } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Mail that was given up, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const audience = { ...aNotice(null).audience, organisations: ['35.25/dispendik'] }
      id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience })
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
    })
    afterEach(() => world.close())

    const system = '/konsol/admin/sistem'
    const as = async (email: string) => ({ headers: { Cookie: await cookieOf(world, email) } })
    const seen = async (email: string, query = '?keadaan=failed') => (await world.request(`${system}${query}`, await as(email))).text()
    const retry = async (email: string, mail: string) =>
      (await world.request(`${system}/surel/${mail}/ulang`, { method: 'POST', ...(await as(email)) })).status
    const mails = () => world.ports.database.query.selectFrom('mail').selectAll().execute()

    test('the admin finds it with the server’s words, tries again, and it goes under the same Message-ID; the trail says who', async () => {
      world.receipts.push({ outcome: 'permanent', response: '550 5.7.1 blocked by policy' })
      await tick(world.ports)
      const [mail] = await mails()
      expect(await seen('admin@jatim.test')).toContain('550 5.7.1 blocked by policy')
      expect(await seen('admin@jatim.test', '?keadaan=sent')).not.toContain('550 5.7.1')
      expect(await retry('admin@jatim.test', mail?.id ?? '')).toBe(303)
      await tick(world.ports)
      expect(world.mailbox.map(({ messageId }) => messageId)).toEqual([mail?.message_id])
      expect(await retry('admin@jatim.test', mail?.id ?? '')).toBe(404)
      const trail = await world.ports.database.query.selectFrom('audit').select(['action', 'actor_name']).execute()
      expect(trail).toContainEqual({ action: 'mail_retried', actor_name: 'Admin' })
    })

    test('what was cancelled by a withdrawal is not offered and not sent again', async () => {
      await withdrawAdvisory(world.ports, cast.bagus, id)
      const [mail] = await mails()
      expect(mail?.status).toBe('failed')
      expect(await seen('admin@jatim.test')).not.toContain('Coba lagi')
      expect(await retry('admin@jatim.test', mail?.id ?? '')).toBe(404)
    })

    test('an auditor sees it without the button; another team’s admin cannot reach it', async () => {
      world.receipts.push({ outcome: 'permanent', response: '550 blocked' })
      await tick(world.ports)
      const [mail] = await mails()
      await person(world, cast.team, { name: 'Audit', role: 'auditor' })
      const page = await seen('audit@jatim.test')
      expect(page).toContain('550 blocked')
      expect(page).not.toContain('Coba lagi')
      expect(await retry('audit@jatim.test', mail?.id ?? '')).toBe(403)
      expect(await retry('rina@jatim.test', mail?.id ?? '')).toBe(403)
    })
  })
