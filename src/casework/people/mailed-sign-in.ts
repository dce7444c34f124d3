import { needsFactor } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listFactors } from '../../store/factors.ts'
import { findPerson, findPersonByEmail, listMemberships } from '../../store/people.ts'
import { withinLimit } from '../people.ts'
import { findMailedLink, mailLink, mailNothing, useUp } from './letters.ts'
import { beginSession } from './sessions.ts'
import { comer, doorLine } from './trail.ts'

const perAddress = { most: 5, within: 3_600_000 }

interface Asked {
  person: string
  team: string
  /** Hash of the cookie of the browser that asked. */
  browser: string
}

/** For people outside the team, a link instead of a password. The answer is the same whoever asks; `browser` is a secret of the asking one. */
export async function askSignInLink(ports: Ports, typed: string, browser: string): Promise<void> {
  const email = typed.trim().toLowerCase().slice(0, 254)
  await ports.passwords.verify(null, email) // as long for everybody, and far longer than what differs below
  const within = await withinLimit(ports, `tautan ${email}`, perAddress)
  const person = await findPersonByEmail(ports.database.query, email)
  const memberships = await listMemberships(ports.database.query, person?.id ?? '')
  const [membership] = memberships
  const allowed = memberships.every(({ role }) => !needsFactor(role as Role))
  if (!within || !person || person.disabled_at || !membership || !allowed) return ports.database.commit(mailNothing(ports))
  const subject: Asked = { person: person.id, team: membership.team_id, browser: ports.sha256(browser) }
  const to = { address: person.email, name: person.name, role: membership.role as Role, organisation: membership.organisation }
  await ports.database.commit(mailLink(ports, { purpose: 'tautan-masuk', lasts: 600_000, subject, team: membership.team_id, to }))
}

/** A session for the browser that asked. Opening the page is not enough: programs that look through mail open links. */
export async function signInByLink(
  ports: Ports,
  given: { token: string; browser: string | undefined; device: string | null; address?: string },
): Promise<{ session: string }> {
  const link = await findMailedLink(ports, 'tautan-masuk', given.token)
  const asked = link?.subject ? (JSON.parse(link.subject) as Asked) : null
  const person = asked ? await findPerson(ports.database.query, asked.person) : null
  if (!link || !asked || !person || person.disabled_at)
    throw new Refusal('not_found', 'Tautan masuk ini tidak berlaku: sudah dipakai, kedaluwarsa, atau tidak lengkap. Mintalah yang baru.')
  if (!given.browser || ports.sha256(given.browser) !== asked.browser)
    throw new Refusal('not_allowed', 'Bukalah tautan ini di peramban tempat Anda memintanya, atau mintalah yang baru dari sini.')
  const half = (await listFactors(ports.database.query, person.id)).length > 0
  const { session, statement } = beginSession(ports, { person: person.id, team: asked.team, half, device: given.device })
  const action = half ? 'first_proof_accepted' : 'signed_in'
  const line = doorLine(ports, comer(person, asked.team), action, { by: 'link', from: given.address })
  await ports.database.commit([...useUp(ports, link), statement, line])
  return { session }
}
