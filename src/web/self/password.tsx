import { Hono } from 'hono'
import { changePassword, hasPassword } from '../../casework/people/password.ts'
import type { Ports } from '../../ports.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { OwnPassword } from '../pages/self/password.tsx'
import { requireFresh, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'

export function ownPasswordRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .use('/konsol/saya/sandi', requireFresh)
    .get('/konsol/saya/sandi', async c => page(c, <OwnPassword frame={c.get('frame')} has={await hasPassword(ports, c.get('session'))} />))
    .post('/konsol/saya/sandi', async c => {
      const { values } = await readForm(c.req)
      try {
        await changePassword(ports, c.get('session'), { current: values.current ?? '', password: values.password ?? '' })
      } catch (error) {
        const errors = linesOf(shownOnPage(error).refusal, 'password')
        const has = await hasPassword(ports, c.get('session'))
        return page(c, <OwnPassword frame={refused(c.get('frame'))} has={has} errors={errors} />, 422)
      }
      return c.redirect('/konsol/saya?pesan=sandi', 303)
    })
}
