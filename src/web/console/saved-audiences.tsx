import { Hono } from 'hono'
import { dropAudience, renameAudience, requireDraft } from '../../casework/advisory/saved-audiences.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listAudiences } from '../../store/audiences.ts'
import { listOrganisations } from '../../store/registry.ts'
import { required } from '../input/text.ts'
import { SavedAudiences } from '../pages/console/composer/saved.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { audienceWords } from './audience-words.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Audiences kept under a name: renamed and removed here, used and saved in the composer. */
export function savedAudienceRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/sasaran', async c => show(ports, c))
    .post('/konsol/sasaran/:id/nama', async c => {
      requireDraft(c.get('actor'))
      const { values } = await readForm(c.req)
      const id = c.req.param('id')
      try {
        const name = required(80, 'Beri nama.').safeParse(values.name)
        const message = 'Beri nama, paling banyak 80 huruf.'
        if (!name.success) throw new Refusal('invalid', message, { errors: [{ field: 'name', message }] })
        await renameAudience(ports, c.get('actor'), { id, name: name.data })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { id, values, status, errors: linesOf(refusal, 'name') })
      }
      return c.redirect('/konsol/sasaran', 303)
    })
    .post('/konsol/sasaran/:id/hapus', async c => {
      await dropAudience(ports, c.get('actor'), c.req.param('id'))
      return c.redirect('/konsol/sasaran', 303)
    })
}

interface Wrong {
  id: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  requireDraft(actor)
  const query = ports.database.query
  const [rows, organisations] = await Promise.all([listAudiences(query, actor.team), listOrganisations(query, actor.team)])
  return page(
    c,
    <SavedAudiences
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      rows={rows.map(({ id, name, audience, changedAt, changedBy }) => ({
        id,
        name,
        words: audienceWords(audience, organisations),
        at: new Date(changedAt),
        by: changedBy,
      }))}
      refused={wrong?.id}
      values={wrong?.values}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
