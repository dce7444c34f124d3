import { isOutsideTeam, mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findFeed, insertFeed, type KnownFeed, listFeeds, revokeFeed, touchFeed } from '../../store/feeds.ts'
import { findTeam } from '../../store/teams.ts'
import { audited } from '../audited.ts'
import { limitTries } from '../people.ts'

const day = 86_400_000
const hour = day / 24
const mostFeeds = 5

/** Deadlines are the team's own work: for its people who read cases. */
export function mayHaveFeed(actor: Actor): boolean {
  return actor.kind === 'person' && !isOutsideTeam(actor) && mayAtAll(actor, 'incident.read')
}

/** A calendar's secret, readable only now; a year long. */
export async function createFeed(ports: Ports, actor: Actor, { own }: { own: boolean }): Promise<string> {
  if (!mayHaveFeed(actor)) throw new Refusal('not_allowed', 'Kalender tenggat hanya untuk tim yang membaca insiden.')
  const query = ports.database.query
  const now = ports.now()
  const [team, feeds] = await Promise.all([
    findTeam(query, actor.team),
    listFeeds(query, { team: actor.team, person: actor.id, now: now.toISOString() }),
  ])
  if (team?.exercise) throw new Refusal('not_allowed', 'Latihan tidak punya kalender. Keluar dulu dari latihan.')
  const message = `Paling banyak ${mostFeeds} kalender; cabut dulu yang tidak dipakai.`
  if (feeds.length >= mostFeeds) throw new Refusal('invalid', message, { errors: [{ field: 'own', message }] })
  const secret = ports.randomToken(32)
  const id = ports.newId()
  const row = {
    id,
    team_id: actor.team,
    person_id: actor.id,
    hash: ports.sha256(secret),
    own: own ? 1 : 0,
    seen_at: null,
    revoked_at: null,
  }
  const expires_at = new Date(now.getTime() + 365 * day).toISOString()
  await ports.database.commit([
    insertFeed(query, { ...row, created_at: now.toISOString(), expires_at }),
    audited(ports, actor, { action: 'feed_created', subject: id, detail: { until: expires_at } }),
  ])
  return secret
}

/** By its owner alone; who may not come in any more has no feed either. */
export async function withdrawFeed(ports: Ports, actor: Actor, id: string): Promise<void> {
  const now = ports.now().toISOString()
  const feeds = await listFeeds(ports.database.query, { team: actor.team, person: actor.id, now })
  if (!feeds.some(feed => feed.id === id)) throw new Refusal('not_found', 'Kalender itu tidak ada, atau sudah dicabut.')
  await ports.database.commit([revokeFeed(ports.database.query, id, now), audited(ports, actor, { action: 'feed_revoked', subject: id })])
}

/** Whose calendar this secret opens at this moment. Whatever is wrong with it, the answer is the same; strangers and eager programs are slowed down. */
export async function feedBy(ports: Ports, secret: string, network: string): Promise<KnownFeed> {
  const now = ports.now()
  const feed = /^[\w-]{43}$/.test(secret) ? await findFeed(ports.database.query, ports.sha256(secret), now.toISOString()) : null
  await limitTries(ports, feed ? `kalender ${feed.id}` : `kalender dari ${network}`, { most: 60, within: hour })
  if (!feed || !mayHaveFeed(feed.actor)) throw new Refusal('not_found', 'Kalender ini tidak ada, atau sudah dicabut.')
  const age = feed.seenAt ? Math.abs(now.getTime() - Date.parse(feed.seenAt)) : day
  if (age >= hour) await ports.database.commit([touchFeed(ports.database.query, feed.id, now.toISOString())])
  return feed
}
