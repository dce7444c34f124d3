import type { Ports } from '../ports.ts'
import { requireStrong } from './people/strength.ts'
import { addPerson, redeemSetupLink } from './people.ts'
import { addRegencies } from './regions.ts'
import { addTeam, type NewTeam } from './teams.ts'

export interface FirstRun {
  team: string
  slug: string
  timezone: string
  constituency: string
  name: string
  email: string
  password: string
}

/** First team and first admin by the one-time link. The link is used up last, so that a refused form can be sent again. */
export async function setUpByLink(ports: Ports, token: string, given: FirstRun): Promise<void> {
  const useUp = await redeemSetupLink(ports, token)
  await requireStrong(given.password, [given.name, given.email])
  const team: NewTeam = {
    slug: given.slug,
    name: given.team,
    shortName: given.team,
    zone: given.timezone,
    constituency: given.constituency,
  }
  const made = await addTeam(ports, team)
  await addRegencies(ports, made)
  await addPerson(ports, made, { email: given.email, name: given.name, role: 'admin', organisation: null, password: given.password })
  await ports.database.commit([useUp])
}
