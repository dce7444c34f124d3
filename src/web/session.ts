import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { findSignedIn, type SignedIn } from '../casework/people/sessions.ts'
import { type Action, actions, isOutsideTeam, may } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { needsFactor } from '../core/people.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import type { Team } from '../store/teams.ts'
import { type ExerciseDoor, noDoor } from './exercise.ts'
import { pageBefore, withNext } from './next.ts'
import type { Frame } from './pages/parts/frame.ts'
import { frameOf } from './team.ts'

/** A request by a person who signed in. */
export interface SignedInEnv {
  Bindings: { address: string }
  Variables: { actor: Actor; team: Team; frame: Frame; session: SignedIn }
}

export type Desk<P extends string = string> = Context<SignedInEnv, P>

/** Lets people with a whole session in, as who they are at this moment; sends the others to sign in and back. `ports` are those of real life, whose clock sessions are kept by. */
export function atDesk(ports: Ports, exercises: ExerciseDoor = noDoor): MiddlewareHandler<SignedInEnv> {
  return async (c, next) => {
    const session = await signedIn(ports, c)
    const elsewhere = wayTo(ports, c, session)
    if (elsewhere || !session) {
      if (c.req.method !== 'GET') throw new Refusal('not_signed_in', 'Sesi Anda sudah berakhir. Masuk kembali, lalu ulangi.')
      return c.redirect(elsewhere ?? '/masuk', 303)
    }
    const { actor, team } = session
    const inside = exercises(c, team)
    if (inside) return inside
    c.set('actor', actor)
    c.set('team', team)
    c.set('frame', frameOf(ports, team, c.req.path, actor))
    c.set('session', session)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

/** Where whoever comes must go first; null for those who may stay. */
function wayTo(ports: Ports, c: Context, session: SignedIn | null): string | null {
  const { pathname, search } = new URL(c.req.url)
  if (!session) return withNext('/masuk', pathname + search)
  if (session.half) return withNext('/masuk/faktor', pathname + search)
  const owesFactor = isObliged(ports, session) && !session.factor
  return owesFactor && !pathname.startsWith('/konsol/saya/faktor') ? '/konsol/saya/faktor' : null
}

/** In the demonstration nobody needs a second factor: its passwords are printed at every start. */
export function isObliged({ settings }: Ports, { actor }: SignedIn): boolean {
  return needsFactor(actor.role) && !settings.demo
}

/** Before a sensitive act, and before the page with its form: whoever has not proved themselves within ten minutes does so first. */
export const requireFresh: MiddlewareHandler<SignedInEnv> = async (c, next) => {
  if (c.get('session').fresh) return next()
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(withNext('/masuk/ulang', c.req.method === 'GET' ? pathname + search : pageBefore(c)), 303)
}

/** The console is the team's own: people of agencies and areas have their portal. */
export function requireDesk(actor: Actor): void {
  if (isOutsideTeam(actor)) throw new Refusal('not_allowed', 'Konsol ini untuk tim CSIRT.')
}

/** Before a page that shows each what is theirs. `null`: before one that concerns the whole team, and nobody bound to an agency. */
export function requireRight(actor: Actor, action: Action, organisation: string | null = actor.organisation): void {
  if (!may(actor, action, { team: actor.team, organisation }))
    throw new Refusal('not_allowed', `Peran Anda tidak mencakup halaman ini: ${actions[action]}.`)
}

export async function signedIn(ports: Ports, c: Context): Promise<SignedIn | null> {
  const session = readSession(ports, c)
  return session ? findSignedIn(ports, session) : null
}

/** Session, the browser that asked for a mailed link, a journey to an identity provider, and what was just saved. */
type OwnCookie = 'sesi' | 'pintu' | 'oidc' | 'tersimpan'

/** `__Host-` needs https; on plain http (a first look on one's own machine) the cookie does without. */
function cookieName(ports: Ports, name: OwnCookie): string {
  return ports.settings.baseUrl.startsWith('https:') ? `__Host-${name}` : name
}

export function readSession(ports: Ports, c: Context): string | undefined {
  return readCookie(ports, c, 'sesi')
}

export function writeSession(ports: Ports, c: Context, session: string): void {
  writeCookie(ports, c, { name: 'sesi', value: session })
}

export function dropSession(ports: Ports, c: Context): void {
  dropCookie(ports, c, 'sesi')
}

export function readCookie(ports: Ports, c: Context, name: OwnCookie): string | undefined {
  return getCookie(c, cookieName(ports, name))
}

/** `seconds`: how long it is kept; left out = as long as the browser is open. */
export function writeCookie(
  ports: Ports,
  c: Context,
  { name, value, seconds }: { name: OwnCookie; value: string; seconds?: number },
): void {
  setCookie(c, cookieName(ports, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: ports.settings.baseUrl.startsWith('https:'),
    ...(seconds !== undefined && { maxAge: seconds }),
  })
}

export function dropCookie(ports: Ports, c: Context, name: OwnCookie): void {
  deleteCookie(c, cookieName(ports, name), { path: '/', secure: ports.settings.baseUrl.startsWith('https:') })
}
