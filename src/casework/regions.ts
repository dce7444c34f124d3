import type { Ports } from '../ports.ts'
import type { Team } from '../store/teams.ts'
import { regenciesOf } from './area-names.ts'
import { addAreas } from './teams.ts'

/** Adds the regencies of a province's team, as far as they are shipped. Answers how many. */
export async function addRegencies(ports: Ports, team: Team): Promise<number> {
  const areas = regenciesOf(ports, team.constituency)
  if (areas.length > 0) await addAreas(ports, team, areas)
  return areas.length
}
