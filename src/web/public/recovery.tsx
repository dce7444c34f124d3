import { Hono } from 'hono'
import { askRecovery, recover, requireRecoveryLink } from '../../casework/people/recovery.ts'
import { limitTries } from '../../casework/people.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { AskByMail } from '../pages/public/ask-by-mail.tsx'
import { Recovered } from '../pages/public/recovered.tsx'
import { doorFrame, page, refused } from '../team.ts'

/** A forgotten password. Asking tells nobody whether an address is known. */
export function recoveryRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/pulihkan', async c =>
      page(c, <AskByMail frame={await doorFrame(ports, c)} what="pulihkan" asked={Boolean(c.req.query('diminta'))} />),
    )
    .post('/pulihkan', async c => {
      await limitTries(ports, `pulihkan dari ${addressOf(c)}`, { most: 20, within: 3_600_000 })
      const { values } = await readForm(c.req)
      await askRecovery(ports, values.email ?? '')
      return c.redirect('/pulihkan?diminta=1', 303)
    })
    .get('/pulihkan/:token', async c => {
      const { person } = await requireRecoveryLink(ports, c.req.param('token'))
      return page(c, <Recovered frame={await doorFrame(ports, c)} token={c.req.param('token')} email={person.email} />)
    })
    .post('/pulihkan/:token', async c => {
      const token = c.req.param('token')
      const { values } = await readForm(c.req)
      try {
        await recover(ports, token, values.password ?? '')
      } catch (error) {
        const errors = linesOf(shownOnPage(error).refusal, 'password')
        const { person } = await requireRecoveryLink(ports, token)
        return page(c, <Recovered frame={refused(await doorFrame(ports, c))} token={token} email={person.email} errors={errors} />, 422)
      }
      return c.redirect('/masuk?pesan=sandi-baru', 303)
    })
}
