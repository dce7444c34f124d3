import { type Context, Hono } from 'hono'
import { signOut } from '../../casework/people/sessions.ts'
import { limitTries, signIn } from '../../casework/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listOidcTeams } from '../../store/oidc.ts'
import { addressOf } from '../address.ts'
import { inside } from '../next.ts'
import { SignIn } from '../pages/public/sign-in.tsx'
import { dropSession, readSession, writeSession } from '../session.ts'
import { doorFrame, page, refused } from '../team.ts'

/** Sign-in is one door for all teams: who you are says where you belong. */
export function signInRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk', async c =>
      page(
        c,
        <SignIn
          frame={await doorFrame(ports, c)}
          values={{}}
          providers={await providers(ports)}
          next={inside(c.req.query('next'))}
          message={messages[c.req.query('pesan') ?? ''] ?? (c.req.query('keluar') ? 'Anda sudah keluar.' : undefined)}
        />,
      ),
    )
    .post('/masuk', async c => {
      const { email, password, next } = await c.req.parseBody()
      const given = { email: text(email), password: text(password), device: c.req.header('User-Agent') ?? null, address: addressOf(c) }
      try {
        await limitTries(ports, `masuk dari ${addressOf(c)}`, { most: 100, within: 900_000 })
        const { session } = await signIn(ports, given)
        return enter(ports, c, { session, next: inside(next) })
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'invalid') throw error
        const errors = [{ field: 'email', message: error.message }]
        const frame = refused(await doorFrame(ports, c))
        return page(
          c,
          <SignIn frame={frame} providers={await providers(ports)} values={{ email: given.email }} errors={errors} next={inside(next)} />,
          422,
        )
      }
    })
    .post('/keluar', async c => {
      const session = readSession(ports, c)
      if (session) await signOut(ports, session)
      dropSession(ports, c)
      c.header('Clear-Site-Data', '"cache"')
      return c.redirect('/masuk?keluar=1', 303)
    })
}

const messages: Record<string, string> = {
  'sandi-baru': 'Kata sandi Anda sudah diganti, dan semua sesi lama diakhiri. Masuklah dengan kata sandi yang baru.',
  'undangan-diterima': 'Undangan diterima. Masuklah dengan surel dan kata sandi Anda.',
}

/** The session this browser had is over. Half a session is sent on to the factor by the page it is led to. */
export async function enter(ports: Ports, c: Context, { session, next }: { session: string; next: string | undefined }) {
  const before = readSession(ports, c)
  if (before) await signOut(ports, before)
  writeSession(ports, c, session)
  return c.redirect(next ?? '/konsol/antrean', 303)
}

async function providers({ database }: Ports) {
  return (await listOidcTeams(database.query)).map(({ slug, short_name: name }) => ({ slug, name }))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
