import type { MiddlewareHandler } from 'hono'
import { isOutsideTeam } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import type { SignedInEnv } from '../session.ts'

/** The portal is for people of agencies; the team's own people have the console. */
export function onlyAgencies(): MiddlewareHandler<SignedInEnv> {
  return async (c, next) => {
    if (isOutsideTeam(c.get('actor'))) return next()
    if (c.req.method !== 'GET') throw new Refusal('not_allowed', 'Portal ini untuk instansi; tim bekerja di konsol.')
    return c.redirect('/konsol', 303)
  }
}

/** The agency or area somebody acts for. Without one there is nothing that they may see. */
export function placeOf(actor: Actor): string {
  if (!actor.organisation) throw new Refusal('not_allowed', 'Akun Anda belum terhubung dengan instansi. Hubungi tim.')
  return actor.organisation
}

export async function placeName(ports: Ports, actor: Actor): Promise<string> {
  const code = placeOf(actor)
  return (await findOrganisation(ports.database.query, actor.team, code))?.name ?? code
}
