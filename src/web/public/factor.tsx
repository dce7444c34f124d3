import { type Context, Hono } from 'hono'
import { passFactor, passWith } from '../../casework/people/factors.ts'
import { proofByPassword } from '../../casework/people/password.ts'
import type { SignedIn } from '../../casework/people/sessions.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { inside, withNext } from '../next.ts'
import { Factor } from '../pages/public/factor.tsx'
import { signedIn, writeSession } from '../session.ts'
import { doorFrame, page, refused } from '../team.ts'

type Door = Context<{ Bindings: { address: string } }>

/** The second half of signing in, and proving oneself again before a sensitive act. Both end in a new session. */
export function factorRoutes(ports: Ports) {
  const open = (again: boolean) => async (c: Door) => {
    const session = await signedIn(ports, c)
    const next = inside(c.req.query('next'))
    const elsewhere = wayFrom(session, { again, next })
    return elsewhere || !session ? c.redirect(elsewhere ?? '/masuk', 303) : show(ports, c, { session, again, next })
  }
  const send = (again: boolean) => async (c: Door) => {
    const session = await signedIn(ports, c)
    const { values } = await readForm(c.req)
    const next = inside(values.next)
    if (!session || (!again && !session.half) || (again && session.half))
      throw new Refusal('not_signed_in', 'Sesi Anda sudah berakhir. Masuk kembali, lalu ulangi.')
    try {
      const given = { code: values.code ?? '', address: addressOf(c) }
      const renewed =
        again && !session.factor
          ? await passWith(ports, session, await proofByPassword(ports, session, values.password ?? ''))
          : await passFactor(ports, session, given)
      writeSession(ports, c, renewed.session)
    } catch (error) {
      const { refusal } = shownOnPage(error)
      return show(ports, c, { session, again, next, errors: linesOf(refusal, again && !session.factor ? 'password' : 'code') })
    }
    return c.redirect(next ?? '/konsol/antrean', 303)
  }
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk/faktor', open(false))
    .post('/masuk/faktor', send(false))
    .get('/masuk/ulang', open(true))
    .post('/masuk/ulang', send(true))
}

/** A whole session has nothing to do at the factor's door, half a one nothing at the other. */
function wayFrom(session: SignedIn | null, { again, next }: { again: boolean; next: string | undefined }): string | null {
  if (!session) return withNext('/masuk', next)
  if (session.half) return again ? withNext('/masuk/faktor', next) : null
  return again ? null : (next ?? '/konsol/antrean')
}

interface Shown {
  session: SignedIn
  again: boolean
  next: string | undefined
  errors?: { field: string; message: string }[]
}

async function show(ports: Ports, c: Door, { session, again, next, errors }: Shown) {
  const frame = await doorFrame(ports, c)
  const element = (
    <Factor
      frame={errors ? refused(frame) : frame}
      email={session.email}
      ask={session.factor ? 'code' : 'password'}
      {...{ again, next, errors }}
    />
  )
  return page(c, element, errors ? 422 : 200)
}
