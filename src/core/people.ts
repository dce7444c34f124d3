import type { Role } from './vocabulary.ts'

/** Team roles see incidents of others, so a password alone is not enough for them. */
export function needsFactor(role: Role): boolean {
  return !outsideTeam.includes(role)
}

const outsideTeam: readonly string[] = ['reporter', 'contact', 'regency']
