import { Hono } from 'hono'
import { answerContactCheck, askedBy } from '../../casework/chase/ask-contacts.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import { ContactCheck } from '../pages/public/contact-check.tsx'
import { type Door, page, refused, type TeamEnv } from '../team.ts'

/** "Apakah Anda masih narahubung?" GET and HEAD answer nothing: mail scanners follow links. */
export function contactCheckRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/n/:token', c => show(ports, c))
    .post('/n/:token', async c => {
      const token = c.req.param('token')
      const { answer } = await c.req.parseBody()
      try {
        await answerContactCheck(ports, c.get('team').id, { token, answer: typeof answer === 'string' ? answer : '' })
      } catch (error) {
        if (error instanceof Refusal && error.errors.length > 0) return show(ports, c, error)
        throw error
      }
      return c.redirect(`${c.get('frame').base}/n/${token}`, 303)
    })
}

async function show(ports: Ports, c: Door<'/n/:token'>, wrong?: Refusal) {
  const token = c.req.param('token')
  const { check, contact } = await askedBy(ports, c.get('team').id, token)
  const agency = await findOrganisation(ports.database.query, c.get('team').id, contact.organisation)
  return page(
    c,
    <ContactCheck
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      token={token}
      recipient={{ name: contact.name, organisation: agency?.name ?? contact.organisation }}
      answer={check.answer === 'ya' || check.answer === 'tidak' ? check.answer : undefined}
      errors={wrong?.errors}
    />,
    wrong ? 422 : 200,
  )
}
