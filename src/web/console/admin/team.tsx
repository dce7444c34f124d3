import { Hono } from 'hono'
import { changeTeam, requireRunner } from '../../../casework/team-settings.ts'
import type { Ports } from '../../../ports.ts'
import { TeamPage } from '../../pages/console/admin/team.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** How the team calls itself, looks, and is reached. */
export function teamRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/admin/tim', c => show(ports, c))
    .post('/konsol/admin/tim', async c => {
      requireRunner(c.get('actor'))
      const { values } = await readForm(c.req)
      const said = (field: string) => (values[field] ?? '').trim()
      try {
        await changeTeam(ports, c.get('actor'), {
          name: said('name'),
          shortName: said('shortName'),
          colour: said('colour'),
          phone: said('phone') || null,
          email: said('email').toLowerCase() || null,
          mailFrom: said('mailFrom').toLowerCase() || null,
          numberPrefix: said('numberPrefix'),
        })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'name'), status })
      }
      return c.redirect('/konsol/admin/tim?simpan=1', 303)
    })
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRunner(c.get('actor'))
  const { name, shortName, colour, phone, email, mailFrom, numberPrefix } = c.get('team')
  const known = { name, shortName, colour, numberPrefix, phone: phone ?? '', email: email ?? '', mailFrom: mailFrom ?? '' }
  return page(
    c,
    <TeamPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      values={wrong?.values ?? known}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Pengaturan tim disimpan.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
