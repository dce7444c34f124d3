import { type Context, Hono } from 'hono'
import { passFactor, passWith } from '../../casework/people/factors.ts'
import { askPasskey, proofByPasskey } from '../../casework/people/passkeys.ts'
import { proofByPassword } from '../../casework/people/password.ts'
import type { SignedIn } from '../../casework/people/sessions.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listFactors } from '../../store/factors.ts'
import { addressOf } from '../address.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { inside, withNext } from '../next.ts'
import { Factor } from '../pages/public/factor.tsx'
import { signedIn, writeSession } from '../session.ts'
import { doorFrame, page, refused } from '../team.ts'

type Door = Context<{ Bindings: { address: string } }>
type Values = Record<string, string>

/** Turns what was shown into a new session, or refuses it. */
type Prove = (c: Door, session: SignedIn, values: Values) => Promise<{ session: string }>

/** The second half of signing in, and proving oneself again before a sensitive act. Both end in a new session. */
export function factorRoutes(ports: Ports) {
  const open = (again: boolean) => async (c: Door) => {
    const session = await signedIn(ports, c)
    const next = inside(c.req.query('next'))
    const elsewhere = wayFrom(session, { again, next })
    return elsewhere || !session ? c.redirect(elsewhere ?? '/masuk', 303) : show(ports, c, { session, again, next })
  }
  const send = (again: boolean, prove: Prove) => async (c: Door) => {
    const session = await atThisDoor(ports, c, again)
    const { values } = await readForm(c.req)
    const next = inside(values.next)
    try {
      const renewed = await prove(c, session, values)
      writeSession(ports, c, renewed.session)
    } catch (error) {
      const { refusal } = shownOnPage(error)
      return show(ports, c, { session, again, next, errors: linesOf(refusal, session.factor ? 'code' : 'password') })
    }
    return c.redirect(next ?? '/konsol/antrean', 303)
  }
  const challenge = (again: boolean) => async (c: Door) => c.json(await askPasskey(ports, await atThisDoor(ports, c, again)))
  const byKey: Prove = async (c, session, { response = '' }) =>
    passWith(ports, session, {
      by: 'passkey',
      from: addressOf(c),
      proof: await proofByPasskey(ports, session, { response, address: addressOf(c) }),
    })
  const byCode: Prove = (c, session, { code = '' }) => passFactor(ports, session, { code, address: addressOf(c) })
  const bySecret: Prove = async (c, session, values) => {
    if (session.factor) return byCode(c, session, values)
    const address = addressOf(c)
    const proof = await proofByPassword(ports, session, { password: values.password ?? '', address })
    return passWith(ports, session, { by: 'password', from: address, proof })
  }
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk/faktor', open(false))
    .post('/masuk/faktor', send(false, byCode))
    .post('/masuk/faktor/kunci/tantangan', challenge(false))
    .post('/masuk/faktor/kunci', send(false, byKey))
    .get('/masuk/ulang', open(true))
    .post('/masuk/ulang', send(true, bySecret))
    .post('/masuk/ulang/kunci/tantangan', challenge(true))
    .post('/masuk/ulang/kunci', send(true, byKey))
}

/** The first door is for half sessions, the second for whole ones. */
async function atThisDoor(ports: Ports, c: Door, again: boolean): Promise<SignedIn> {
  const session = await signedIn(ports, c)
  if (!session || session.half === again) throw new Refusal('not_signed_in', 'Sesi Anda sudah berakhir. Masuk kembali, lalu ulangi.')
  return session
}

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
  const factors = await listFactors(ports.database.query, session.actor.id)
  return page(
    c,
    <Factor
      frame={errors ? refused(frame) : frame}
      email={session.email}
      again={again}
      ask={session.factor ? 'code' : 'password'}
      passkey={factors.some(({ kind }) => kind === 'passkey')}
      next={next}
      errors={errors}
    />,
    errors ? 422 : 200,
  )
}
