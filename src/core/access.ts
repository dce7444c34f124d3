import { type Action, type Cell, partner, type Scope, table, tokenUpTo } from './access-table.ts'
import type { Actor } from './actor.ts'
import { isWithin } from './organisation.ts'
import { compareTlp, type Tlp } from './tlp.ts'

export { type Action, actions } from './access-table.ts'

/** What is acted upon. `organisation` null means "not (yet) tied to one". A subject of another team does not exist for the actor. */
export interface Subject {
  team: string
  organisation?: string | null
  /** Organisations tied to it besides its own: the affected ones. */
  alsoOrganisations?: readonly string[]
  tlp?: Tlp
  /** The signed-in person who reported it. */
  reporter?: string | null
  /** The person who works it. */
  owner?: string | null
  /** Ids of people, and `team:<id>` of partner teams, that it is shared with by name at this moment. */
  sharedWith?: readonly string[]
}

/** The one place that says who may do what. Every route and every query asks it. */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  return grantOf(actor, action, subject) !== null
}

/** By which scope an actor may do it; null = not at all. */
export function grantOf(actor: Actor, action: Action, subject: Subject): Scope | 'link' | 'partner' | null {
  if (actor.kind === 'token' && isAbove(subject, tokenUpTo(action))) return null
  if (actor.team !== subject.team) return isPartner(actor, action, subject) ? 'partner' : null
  if (actor.kind === 'system') return 'all'
  // A link's holder was checked by the link itself: it opens one incident, to follow it and add to it.
  if (actor.kind === 'link') return ['incident.inform', 'incident.report', 'incident.follow'].includes(action) ? 'link' : null
  const cell = table[action][actor.role]
  return cell?.scopes.find(scope => reaches(actor, { cell, scope }, subject)) ?? null
}

/** May this actor do it to anything at all in the team? Decides whether a page or a link is offered. */
export function mayAtAll(actor: Pick<Actor, 'kind' | 'role'>, action: Action): boolean {
  return actor.kind === 'system' || table[action][actor.role] !== undefined
}

/** People of agencies and areas: they see what touches them; the team's own work on it stays with the team. */
export function isOutsideTeam({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'reporter' || role === 'regency' || role === 'contact'
}

/** What a list may hold for this actor, in plain values: a row belongs to it if any of these bounds lets it in. */
export interface Reach {
  team: string
  bounds: {
    /** `within` a code's tree · `reporter` or `owner` a person · `sharedWith` a name: all that are given; none of them = every row. */
    within?: string
    reporter?: string
    owner?: string
    sharedWith?: string
    upTo: Tlp
  }[]
}

/** The same answer as `may`, for queries: the rows of the actor's own team for which it says yes. */
export function reachOf(actor: Actor, action: Action): Reach {
  const cell = actor.kind === 'system' ? table['incident.work'].lead : table[action][actor.role]
  const most = actor.kind === 'token' ? tokenUpTo(action) : 'RED'
  const bounds = (cell?.scopes ?? []).flatMap(scope => boundOf(actor, scope, narrower(labelOf(cell, scope), most)))
  return { team: actor.team, bounds: actor.kind === 'link' ? [] : bounds }
}

function reaches(actor: Actor, { cell, scope }: { cell: Cell; scope: Scope }, subject: Subject): boolean {
  if (isAbove(subject, labelOf(cell, scope))) return false
  if (actor.token?.bound && !inTree(actor, subject)) return false
  // An API token or a person bound to an agency stays within it, whatever the role reaches.
  if (scope === 'all') return actor.organisation === null || inTree(actor, subject)
  if (scope === 'tree') return inTree(actor, subject)
  if (scope === 'own') return subject.reporter === actor.id
  if (scope === 'assigned') return subject.owner === actor.id
  return subject.sharedWith?.includes(actor.id) ?? false
}

function boundOf(actor: Actor, scope: Scope, upTo: Tlp): Reach['bounds'] {
  const { id, organisation } = actor
  if (scope === 'all') return [organisation === null ? { upTo } : { within: organisation, upTo }]
  if (scope === 'tree') return organisation === null ? [] : [{ within: organisation, upTo }]
  const bound = actor.token?.bound && organisation !== null ? { within: organisation } : {}
  if (scope === 'own') return [{ ...bound, reporter: id, upTo }]
  if (scope === 'assigned') return [{ ...bound, owner: id, upTo }]
  return [{ ...bound, sharedWith: id, upTo }]
}

/** What one reported oneself, and what was shared by name, is known to one already. */
function labelOf(cell: Cell | undefined, scope: Scope): Tlp {
  return cell && scope !== 'own' && scope !== 'shared' ? cell.upTo : 'RED'
}

function isPartner({ kind, role, team }: Actor, action: Action, subject: Subject): boolean {
  if (kind !== 'person' || !partner.actions.includes(action) || !partner.roles.includes(role)) return false
  return (subject.sharedWith?.includes(`team:${team}`) ?? false) && !isAbove(subject, partner.upTo)
}

/** A subject that has no label at all is no incident or advisory: labels do not bind it. */
function isAbove({ tlp }: Subject, upTo: Tlp): boolean {
  return tlp !== undefined && compareTlp(tlp, upTo) > 0
}

function narrower(a: Tlp, b: Tlp): Tlp {
  return compareTlp(a, b) <= 0 ? a : b
}

function inTree(actor: Actor, subject: Subject): boolean {
  const own = actor.organisation
  if (!own) return false
  const tied = [subject.organisation, ...(subject.alsoOrganisations ?? [])]
  return tied.some(code => typeof code === 'string' && isWithin(code, own))
}
