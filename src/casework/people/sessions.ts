import type { CompiledQuery } from 'kysely'
import type { Ports } from '../../ports.ts'
import { deleteSession, findSession, insertSession, type KnownSession, touchSession } from '../../store/sessions.ts'
import { audited } from '../audited.ts'

const hour = 3_600_000
const idle = 12 * hour
/** However busy, a session ends after this. */
const longest = 7 * 24 * hour
/** Waiting for the second factor is not using. */
const halfLife = hour / 4
/** Whoever proved themselves this recently need not do so again before a sensitive act. */
const freshFor = hour / 6
const touchEvery = 5 * 60_000

export interface NewSession {
  person: string
  team: string
  half: boolean
  device: string | null
  /** Of the session it takes the place of: renewing does not lengthen the absolute limit. */
  createdAt?: string
}

export interface SignedIn extends KnownSession {
  hash: string
  /** Password or factor were shown within the last ten minutes. */
  fresh: boolean
}

/** A new secret and the statement that makes it good. */
export function beginSession(ports: Ports, given: NewSession): { session: string; statement: CompiledQuery } {
  const session = ports.randomToken(32)
  const now = ports.now()
  const statement = insertSession(ports.database.query, {
    hash: ports.sha256(session),
    person_id: given.person,
    team_id: given.team,
    created_at: given.createdAt ?? now.toISOString(),
    seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + (given.half ? halfLife : idle)).toISOString(),
    device: given.device?.slice(0, 200) ?? null,
    half: given.half ? 1 : 0,
    proved_at: now.toISOString(),
  })
  return { session, statement }
}

/** The same person under a new secret, whole and freshly proved; the old secret is worth nothing from then on. */
export async function renewSession(
  ports: Ports,
  old: SignedIn,
  more: { team?: string; proof?: readonly CompiledQuery[] } = {},
): Promise<{ session: string }> {
  const { actor, device, createdAt } = old
  const { session, statement } = beginSession(ports, { person: actor.id, team: more.team ?? actor.team, half: false, device, createdAt })
  await ports.database.commit([...(more.proof ?? []), deleteSession(ports.database.query, old.hash), statement])
  return { session }
}

/** Who holds this session now; null when it ended. Rights are those of this moment. A half session is not lengthened by use. */
export async function findSignedIn(ports: Ports, session: string): Promise<SignedIn | null> {
  const hash = ports.sha256(session)
  const now = ports.now()
  const found = await findSession(ports.database.query, hash, alive(now))
  if (!found) return null
  if (!found.half && now.getTime() - Date.parse(found.seenAt) > touchEvery) {
    const at = { seen: now.toISOString(), expires: new Date(now.getTime() + idle).toISOString() }
    await ports.database.commit([touchSession(ports.database.query, hash, at)])
  }
  const fresh = found.provedAt !== null && Math.abs(now.getTime() - Date.parse(found.provedAt)) < freshFor
  return { ...found, hash, fresh }
}

/** What a session must be younger and longer than. */
export function alive(now: Date): { now: string; since: string } {
  return { now: now.toISOString(), since: new Date(now.getTime() - longest).toISOString() }
}

export async function signOut(ports: Ports, session: string): Promise<void> {
  const hash = ports.sha256(session)
  const known = await findSession(ports.database.query, hash, alive(ports.now()))
  const said = known && !known.half ? [audited(ports, known.actor, { action: 'signed_out', subject: null })] : []
  await ports.database.commit([deleteSession(ports.database.query, hash), ...said])
}
