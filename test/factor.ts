import { seal } from '../src/casework/people/seal.ts'
import { beginSession } from '../src/casework/people/sessions.ts'
import { codeAt } from '../src/casework/people/totp.ts'
import type { Ports } from '../src/ports.ts'
import { insertFactor } from '../src/store/factors.ts'
import { findPersonByEmail, listMemberships } from '../src/store/people.ts'

/** In the authenticator app of everybody in the tests. */
export const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

export async function giveFactor(ports: Ports, person: string): Promise<void> {
  const secret = await seal(ports, { purpose: 'totp', owner: person }, totpSecret)
  const row = { id: ports.newId(), person_id: person, kind: 'totp', name: 'Aplikasi autentikator', secret, counter: 0 }
  await ports.database.commit([insertFactor(ports.database.query, { ...row, created_at: ports.now().toISOString(), used_at: null })])
}

/** What the app shows: each code is good once, so another sign-in within the minute takes the neighbour's. */
export function codesAround(now: Date): string[] {
  return [0, -30, 30].map(seconds => codeAt(totpSecret, new Date(now.getTime() + seconds * 1000)))
}

/** The cookie of somebody who has signed in wholly, as often as one likes with the clock stopped. */
export async function cookieOf({ ports }: { ports: Ports }, email: string): Promise<string> {
  const person = await findPersonByEmail(ports.database.query, email)
  const [membership] = await listMemberships(ports.database.query, person?.id ?? '')
  if (!person || !membership) throw new Error(`nobody has ${email}`)
  const { session, statement } = beginSession(ports, { person: person.id, team: membership.team_id, half: false, device: null })
  await ports.database.commit([statement])
  return `${ports.settings.baseUrl.startsWith('https:') ? '__Host-sesi' : 'sesi'}=${session}`
}
