import type { Exercise } from './exercise.ts'
import { parentCode } from './organisation.ts'

/** Where a team's own text holds; '' = for any. */
export interface Place {
  organisation: string
  playbook: string
}

/**
 * The most specific of these for a letter that concerns this organisation and runs by this playbook: agency and playbook
 * named, then the agency alone, then the playbook alone, then neither. An agency's text holds for all below it; the
 * nearest one wins. null = none fits, the shipped text holds.
 */
export function mostSpecific<P extends Place>(
  places: readonly P[],
  { organisation, playbook }: { organisation: string | null; playbook: string | null },
): P | null {
  const above = chainOf(organisation)
  const fitting = places.filter(
    place => (place.organisation === '' || above.includes(place.organisation)) && (place.playbook === '' || place.playbook === playbook),
  )
  const rank = (place: P) => (place.organisation === '' ? (place.playbook === '' ? 3 : 2) : place.playbook === '' ? 1 : 0)
  const near = (place: P) => above.indexOf(place.organisation)
  return fitting.toSorted((a, b) => rank(a) - rank(b) || near(a) - near(b))[0] ?? null
}

/** Whose texts a team writes with: an exercise with those of its home. */
export function keeperOf({ id, exercise }: { id: string; exercise: Pick<Exercise, 'home'> | null }): string {
  return exercise?.home ?? id
}

function chainOf(code: string | null): string[] {
  if (!code) return []
  return [code, ...chainOf(parentCode(code))]
}
