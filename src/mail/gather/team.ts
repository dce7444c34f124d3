import { pageUrl } from '../../casework/links.ts'
import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import type { TeamFacts } from '../facts.ts'

export function teamFacts(ports: Ports, team: Team): TeamFacts {
  const { name, shortName: short_name, phone, email } = team
  return { name, short_name, phone, email: email ?? team.mailFrom ?? ports.settings.mailFrom, url: pageUrl(ports, team, '/') }
}
