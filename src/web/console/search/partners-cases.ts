import { sharedIncident } from '../../../casework/share.ts'
import { isOutsideTeam, mayAtAll } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Term } from '../../../core/search/asked.ts'
import type { Ports } from '../../../ports.ts'
import type { Hit } from '../../../store/search/found.ts'
import { matchText } from '../../../store/search/match.ts'
import { listSharedHits } from '../../../store/search/partners-cases.ts'

/** What partner teams show to the actor's, judged one by one as when it is opened: a label that rose or a PKS that ended hides it at once. */
export async function sharedHits(ports: Ports, actor: Actor, { terms, limit }: { terms: readonly Term[]; limit: number }): Promise<Hit[]> {
  if (terms.length === 0 || isOutsideTeam(actor) || !mayAtAll(actor, 'incident.read')) return []
  const asked = { partner: `team:${actor.team}`, now: ports.now().toISOString(), match: matchText(terms), limit }
  const found = await listSharedHits(ports.database.heavy, asked)
  const shown = await Promise.all(found.map(({ name }) => sharedIncident(ports, actor, name).catch(hidden)))
  return found.filter((_hit, at) => shown[at] !== null)
}

function hidden(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
