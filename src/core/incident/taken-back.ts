import { answersInWords } from '../conditions.ts'
import type { Recorded } from './events.ts'
import { evolve } from './evolve.ts'
import type { Clock, Incident, Running } from './incident.ts'
import { noLongerAsked } from './legal.ts'

export interface TakingBack {
  at: string
  by: string
  /** `tingkat keparahan dari Tinggi menjadi Sedang` */
  changes: string[]
}

/** Which change of the chain is why a running clock is not asked for any more; the last such one counts. null = it is asked for, or nobody knows. */
export function takenBackBy(
  { incident, playbook }: Pick<Running, 'incident' | 'playbook'>,
  clock: Clock,
  chain: readonly Recorded[],
): TakingBack | null {
  const why = noLongerAsked({ incident, playbook }, clock)
  const isWhy = (then: Incident) => noLongerAsked({ incident: then, playbook }, clock) === why
  let before: Incident | null = null
  let found: TakingBack | null = null
  for (const recorded of why === null ? [] : chain) {
    const after: Incident = evolve(before, recorded)
    if (before && !isWhy(before) && isWhy(after))
      found = { at: recorded.at, by: recorded.actor.name, changes: changesBetween(before, after) }
    before = after
  }
  return found
}

function changesBetween(before: Incident, after: Incident): string[] {
  const [was, is] = [answersInWords(before), answersInWords(after)]
  return was.flatMap(({ what, answer }, at) => {
    const now = is[at]?.answer
    return now === undefined || now === answer ? [] : [`${what} dari ${answer} menjadi ${now}`]
  })
}
