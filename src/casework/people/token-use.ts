import type { Actor } from '../../core/actor.ts'
import { contains } from '../../core/assets.ts'
import { Refusal } from '../../core/refusal.ts'
import { actorBy } from '../../core/token.ts'
import type { Ports } from '../../ports.ts'
import { countUse } from '../../store/guards.ts'
import { bucketOf, findToken, type KnownToken, touchToken } from '../../store/tokens.ts'

const minute = 60_000
/** Calls of one token a minute. */
export const mostCalls = 3000

/** As it was shown: the prefix that scanners know, the secret, and the first letters of the hash of both. */
const written = /^(tgp_[\w-]{43})([0-9a-f]{8})$/

export function newTokenText(ports: Ports): string {
  const text = `tgp_${ports.randomToken(32)}`
  return text + ports.sha256(text).slice(0, 8)
}

export interface Presented {
  text: string
  /** Where the request comes from. */
  address: string
  /** Whether this call counts towards the token's limit. */
  counted: boolean
}

/**
 * Who acts by this token at this moment; null for one that is broken, unknown, expired, revoked, used from elsewhere, or
 * whose owner is gone. The answer to all of them is the same, so that it tells a finder nothing.
 */
export async function actorOfToken(ports: Ports, { text, address, counted }: Presented): Promise<Actor | null> {
  if (!isWhole(ports, text)) return null
  const known = await findToken(ports.database.query, ports.sha256(text), ports.now().toISOString())
  if (!known) return null
  if (!isFrom(known, address)) {
    ports.log.warn('token used from elsewhere', { token: known.token.id })
    return null
  }
  const actor = actorBy(known.token, known.owner)
  if (actor) await noteUse(ports, known, counted)
  return actor
}

/** Broken off or mistyped is seen without asking the database. */
function isWhole(ports: Ports, text: string): boolean {
  const [, body = '', check] = written.exec(text) ?? []
  return check !== undefined && ports.sha256(body).slice(0, 8) === check
}

function isFrom({ addresses }: KnownToken, address: string): boolean {
  return addresses.length === 0 || addresses.some(range => contains(range, address))
}

/** Counts the call, and writes the last use once a minute. A disk that is full must not stop reading. */
async function noteUse(ports: Ports, { token, seenAt, used }: KnownToken, counted: boolean): Promise<void> {
  const now = ports.now()
  const since = new Date(now.getTime() - minute).toISOString()
  const current = used && used.windowStart >= since && used.windowStart <= now.toISOString()
  if (counted && current && used.count >= mostCalls)
    throw new Refusal('too_many', `Token ini sudah dipakai ${mostCalls.toLocaleString('id-ID')} kali semenit. Coba lagi satu menit lagi.`)
  const due = !seenAt || Math.abs(now.getTime() - Date.parse(seenAt)) >= minute
  const query = ports.database.query
  const statements = [
    ...(counted ? [countUse(query, { bucket: bucketOf(token.id), now: now.toISOString(), since })] : []),
    ...(due ? [touchToken(query, token.id, now.toISOString())] : []),
  ]
  if (statements.length === 0) return
  await ports.database.commit(statements).catch(error => ports.log.error('use of a token not written', { error: String(error) }))
}
