import { type Context, Hono } from 'hono'
import { limitTries, signIn, signOut } from '../../casework/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listTeams } from '../../store/teams.ts'
import { addressOf } from '../address.ts'
import type { Frame } from '../pages/parts/frame.ts'
import { SignIn } from '../pages/public/sign-in.tsx'
import { dropSession, readSession, writeSession } from '../session.ts'
import { frameOf, page, refused } from '../team.ts'

/** Sign-in is one door for all teams: who you are says where you belong. */
export function signInRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk', async c =>
      page(
        c,
        <SignIn
          frame={await frame(ports, c)}
          values={{}}
          next={inside(c.req.query('next'))}
          message={c.req.query('keluar') ? 'Anda sudah keluar.' : undefined}
        />,
      ),
    )
    .post('/masuk', async c => {
      const { email, password, next } = await c.req.parseBody()
      const given = { email: text(email), password: text(password), device: c.req.header('User-Agent') ?? null }
      try {
        await limitTries(ports, `masuk dari ${addressOf(c)}`, { most: 100, within: 900_000 })
        const { session } = await signIn(ports, given)
        writeSession(ports, c, session)
        return c.redirect(inside(text(next)) ?? '/konsol/antrean', 303)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'invalid') throw error
        const errors = [{ field: 'email', message: error.message }]
        return page(
          c,
          <SignIn frame={refused(await frame(ports, c))} values={{ email: given.email }} errors={errors} next={inside(text(next))} />,
          422,
        )
      }
    })
    .post('/keluar', async c => {
      const session = readSession(ports, c)
      if (session) await signOut(ports, session)
      dropSession(ports, c)
      return c.redirect('/masuk?keluar=1', 303)
    })
}

async function frame(ports: Ports, c: Context): Promise<Frame> {
  const [team] = await listTeams(ports.database.query)
  if (!team)
    throw new Refusal(
      'not_found',
      'Belum ada tim. Buka tautan admin pertama yang dicetak saat program mulai, atau jalankan `npx tanggap setup`.',
    )
  return frameOf(ports, team, c.req.path)
}

/** Back to a page of ours and nowhere else. */
function inside(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])[\w\-./?=&%:@~+]*$/.test(next) ? next : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
