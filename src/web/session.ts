import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { actorOfSession } from '../casework/people.ts'
import { mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findTeam, type Team } from '../store/teams.ts'
import type { Frame } from './pages/parts/frame.ts'
import { frameOf } from './team.ts'

/** A request by a person who signed in. */
export interface SignedInEnv {
  Bindings: { address: string }
  Variables: { actor: Actor; team: Team; frame: Frame }
}

export type Desk<P extends string = string> = Context<SignedInEnv, P>

/** Lets people with a session in, as who they are at this moment; sends the others to sign in and back. */
export function atDesk(ports: Ports): MiddlewareHandler<SignedInEnv> {
  return async (c, next) => {
    const session = readSession(ports, c)
    const actor = session ? await actorOfSession(ports, session) : null
    if (!actor) {
      if (c.req.method !== 'GET') throw new Refusal('not_signed_in', 'Sesi Anda sudah berakhir. Masuk kembali, lalu ulangi.')
      return c.redirect(`/masuk?next=${encodeURIComponent(new URL(c.req.url).pathname + new URL(c.req.url).search)}`, 303)
    }
    const team = await findTeam(ports.database.query, actor.team)
    if (!team) throw new Refusal('not_found', 'Tim Anda sudah tidak ada.')
    c.set('actor', actor)
    c.set('team', team)
    c.set('frame', frameOf(ports, team, c.req.path, actor))
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

/** Only those who work on incidents or keep the register have a desk in the console. */
export function requireDesk(actor: Actor): void {
  if (!mayAtAll(actor, 'incident.work') && !mayAtAll(actor, 'registry.manage'))
    throw new Refusal('not_allowed', 'Konsol ini untuk tim CSIRT.')
}

/** `__Host-` needs https; on plain http (a first look on one's own machine) the cookie does without. */
function cookieName(ports: Ports): string {
  return ports.settings.baseUrl.startsWith('https:') ? '__Host-sesi' : 'sesi'
}

export function readSession(ports: Ports, c: Context): string | undefined {
  return getCookie(c, cookieName(ports))
}

export function writeSession(ports: Ports, c: Context, session: string): void {
  setCookie(c, cookieName(ports), session, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: ports.settings.baseUrl.startsWith('https:'),
  })
}

export function dropSession(ports: Ports, c: Context): void {
  deleteCookie(c, cookieName(ports), { path: '/', secure: ports.settings.baseUrl.startsWith('https:') })
}
