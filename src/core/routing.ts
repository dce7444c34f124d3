import { type Answered, conditionsInWords, holds } from './conditions.ts'
import type { Playbook, Route } from './playbook.ts'
import { rsit } from './rsit.ts'
import { type Kind, kinds } from './vocabulary.ts'

/** What routing asks of an incident. */
export interface Routed extends Answered {
  kind: Kind
  rsit: string | null
  tags: readonly string[]
}

export interface Proposal<P> {
  playbook: P
  /** Why, one phrase a condition. */
  why: string[]
}

/**
 * The playbook that says most exactly that this incident is its own: of all routes that hold, the one with most parts that
 * triage found out (class, tag, answers), then one with the kind, which was the reporter's guess; a playbook's `kinds` are
 * routes of the kind alone. Among equals the current one stays, else the first. null when none holds.
 */
export function routeFor<P extends Pick<Playbook, 'id' | 'kinds' | 'routes'>>(
  playbooks: readonly P[],
  incident: Routed,
  current: string,
): Proposal<P> | null {
  const fitting = playbooks.flatMap(playbook => {
    const routes: Route[] = [...playbook.kinds.map(kind => ({ kind })), ...(playbook.routes ?? [])]
    return routes.filter(route => fits(route, incident)).map(route => ({ playbook, route, weight: weightOf(route) }))
  })
  const most = Math.max(0, ...fitting.map(({ weight }) => weight))
  const best = fitting.filter(({ weight }) => weight === most)
  const chosen = best.find(({ playbook }) => playbook.id === current) ?? best[0]
  return chosen ? { playbook: chosen.playbook, why: routeInWords(chosen.route) } : null
}

function weightOf({ kind, ...found }: Route): number {
  return 2 * Object.keys(found).length + (kind ? 1 : 0)
}

function fits({ kind, rsit: category, tag, ...answers }: Route, incident: Routed): boolean {
  if (kind && incident.kind !== kind) return false
  if (category && incident.rsit !== category) return false
  if (tag && !incident.tags.includes(tag)) return false
  return holds(incident, answers)
}

/** One route in words, a phrase for each condition. */
export function routeInWords({ kind, rsit: category, tag, ...answers }: Route): string[] {
  const known = category ? (rsit as Record<string, { label: string }>)[category] : undefined
  return [
    kind && `jenis ${kinds[kind]}`,
    category && `klasifikasi ${known?.label ?? category}`,
    tag && `tanda ${tag}`,
    ...conditionsInWords(answers),
  ].filter((word): word is string => Boolean(word))
}

/** Kinds that another playbook has too, each with the one by which its reports are opened: the first by name, as `playbookFor` takes it. */
export function sharedKinds(
  playbook: Pick<Playbook, 'id' | 'kinds'>,
  others: readonly Pick<Playbook, 'id' | 'kinds'>[],
): { kind: Kind; opens: string }[] {
  return playbook.kinds.flatMap(kind => {
    const also = others.filter(({ id, kinds: known }) => id !== playbook.id && known.includes(kind)).map(({ id }) => id)
    return also.length === 0 ? [] : [{ kind, opens: [playbook.id, ...also].sort()[0] ?? playbook.id }]
  })
}
