import { Hono } from 'hono'
import { askSignInLink, signInByLink } from '../../casework/people/mailed-sign-in.ts'
import { limitTries } from '../../casework/people.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { readForm } from '../console/form.ts'
import { AskByMail } from '../pages/public/ask-by-mail.tsx'
import { MailedSignIn } from '../pages/public/mailed-sign-in.tsx'
import { dropCookie, readCookie, writeCookie } from '../session.ts'
import { doorFrame, page } from '../team.ts'
import { enter } from './sign-in.tsx'

/** Signing in by a mailed link. Opening it changes nothing: only the button does, so that programs that look through mail do not use it up. */
export function mailedSignInRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk/tautan', async c =>
      page(c, <AskByMail frame={await doorFrame(ports, c)} what="tautan" asked={Boolean(c.req.query('diminta'))} />),
    )
    .post('/masuk/tautan', async c => {
      await limitTries(ports, `tautan dari ${addressOf(c)}`, { most: 20, within: 3_600_000 })
      const { values } = await readForm(c.req)
      const browser = readCookie(ports, c, 'pintu') ?? ports.randomToken(24)
      writeCookie(ports, c, { name: 'pintu', value: browser })
      await askSignInLink(ports, values.email ?? '', browser)
      return c.redirect('/masuk/tautan?diminta=1', 303)
    })
    .get('/masuk/tautan/:token', async c => page(c, <MailedSignIn frame={await doorFrame(ports, c)} token={c.req.param('token')} />))
    .post('/masuk/tautan/:token', async c => {
      const browser = readCookie(ports, c, 'pintu')
      const device = c.req.header('User-Agent') ?? null
      const { session } = await signInByLink(ports, { token: c.req.param('token'), browser, device, address: addressOf(c) })
      dropCookie(ports, c, 'pintu')
      return enter(ports, c, { session, next: '/instansi' })
    })
}
