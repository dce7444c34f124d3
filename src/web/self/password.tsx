import { Hono } from 'hono'
import { changePassword } from '../../casework/people/password.ts'
import type { Ports } from '../../ports.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { OwnPassword } from '../pages/self/password.tsx'
import { requireFresh, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'

export function ownPasswordRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .use('/konsol/saya/sandi', requireFresh)
    .get('/konsol/saya/sandi', c => page(c, <OwnPassword frame={c.get('frame')} />))
    .post('/konsol/saya/sandi', async c => {
      const { values } = await readForm(c.req)
      try {
        await changePassword(ports, c.get('session'), values.password ?? '')
      } catch (error) {
        const errors = linesOf(shownOnPage(error).refusal, 'password')
        return page(c, <OwnPassword frame={refused(c.get('frame'))} errors={errors} />, 422)
      }
      return c.redirect('/konsol/saya?pesan=sandi', 303)
    })
}
