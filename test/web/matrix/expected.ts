import { isOutsideTeam, may, mayAtAll } from '../../../src/core/access.ts'
import type { Actor } from '../../../src/core/actor.ts'
import type { Rule } from './rules.ts'
import type { Player, Stage, Thing } from './stage.ts'

/** What one request may be answered with, in words. */
export type Answer = 'let in' | 'not known: sign in' | 'refused' | 'does not exist'

/** Core's table and nothing else says what each request must be answered with. `thing` = the incident that the address names. */
export function expected(rule: Rule, { actor, home }: Player, thing: Thing | null): readonly Answer[] {
  if (rule.kind === 'open') return ['let in', 'refused', 'does not exist', 'not known: sign in']
  if (rule.kind === 'api') return actor?.kind === 'token' ? byToken(rule, actor, thing) : ['not known: sign in']
  if (!actor || actor.kind === 'token') return ['not known: sign in']
  if (rule.kind === 'self') return ['let in', 'refused', 'does not exist']
  if (rule.kind === 'portal') return byPortal(rule, actor, thing)
  return byDesk(rule, { actor, home }, thing)
}

/** The portal is for people of agencies alone; the agency that the addresses name is Gresik's Dinas Kesehatan. */
function byPortal(rule: Extract<Rule, { kind: 'portal' }>, actor: Actor, thing: Thing | null): Answer[] {
  if (!isOutsideTeam(actor)) return ['refused']
  const inside: Answer[] = rule.nested ? ['let in', 'does not exist'] : ['let in']
  if (rule.of === 'self') return mayAtAll(actor, rule.action) ? inside : ['refused']
  if (rule.of === 'agency') {
    const agency = { team: actor.team, organisation: '35.25/dinkes' }
    if (!may(actor, 'registry.read', agency)) return ['does not exist']
    return may(actor, rule.action, agency) ? inside : ['refused', 'does not exist']
  }
  const followed = thing && (may(actor, 'incident.follow', thing.subject) || may(actor, 'incident.read', thing.subject))
  if (!thing || !followed) return ['does not exist']
  return may(actor, rule.action, thing.subject) ? inside : ['refused', 'does not exist']
}

function byDesk(
  rule: Exclude<Rule, { kind: 'open' | 'self' | 'portal' | 'api' }>,
  { actor, home }: { actor: Actor; home: string },
  thing: Thing | null,
): Answer[] {
  if (isOutsideTeam(actor)) return ['refused']
  const inside: Answer[] = rule.nested ? ['let in', 'does not exist'] : ['let in']
  if (rule.kind === 'incident') {
    if (!thing || !may(actor, 'incident.read', thing.subject)) return ['does not exist']
    return may(actor, rule.action, thing.subject) ? inside : ['refused']
  }
  // The advisory and the agencies that the addresses name are Jawa Timur's.
  if (rule.kind !== 'desk' && actor.team !== home) return ['does not exist', 'refused']
  return mayAtAll(actor, rule.action) ? inside : ['refused', 'does not exist']
}

function byToken(rule: Extract<Rule, { kind: 'api' }>, actor: Actor, thing: Thing | null): Answer[] {
  // Advisories are the whole team's, so a token bound to an agency has none.
  const some = rule.action.startsWith('advisory.') ? may(actor, rule.action, { team: actor.team }) : mayAtAll(actor, rule.action)
  if (rule.of === 'team') return some ? ['let in', 'does not exist'] : ['refused', 'does not exist']
  if (!thing || !may(actor, 'incident.read', thing.subject)) return ['does not exist', 'refused']
  if (!may(actor, rule.action, thing.subject)) return ['refused', 'does not exist']
  return rule.nested ? ['let in', 'does not exist'] : ['let in']
}

/** What stands in an answer and should not: words of incidents that this player may neither read nor follow, names of reporters that are not theirs to see. */
export function leaks({ actor }: Player, { things }: Stage, text: string): string[] {
  return things.flatMap(({ subject, canary, reporter }) => {
    const seen = actor !== null && (may(actor, 'incident.read', subject) || may(actor, 'incident.follow', subject))
    const known = actor !== null && may(actor, 'incident.reporter', subject)
    return [...(!seen && text.includes(canary) ? [canary] : []), ...(!known && text.includes(reporter) ? [reporter] : [])]
  })
}
