import type { CompiledQuery } from 'kysely'
import type { Act } from '../core/acts.ts'
import { faultsOf } from '../core/people.ts'
import { Refusal } from '../core/refusal.ts'
import type { Role } from '../core/vocabulary.ts'
import { Conflict, type Ports } from '../ports.ts'
import { listFactors } from '../store/factors.ts'
import { countUse, findUse } from '../store/guards.ts'
import {
  findLink,
  findPersonByEmail,
  hasAdmin,
  hasOpenLink,
  insertLink,
  insertMembership,
  insertPerson,
  listMemberships,
  updatePassword,
  useLink,
} from '../store/people.ts'
import type { PersonTable } from '../store/schema-people.ts'
import type { Team } from '../store/teams.ts'
import { atServer, audited } from './audited.ts'
import { beginSession } from './people/sessions.ts'
import { comer, doorLine, type Shown } from './people/trail.ts'

const hour = 3_600_000
export const tries = { most: 10, within: hour / 4 }
/** From everywhere together: whoever guesses from one place does not lock the owner out at another. */
const triesFromAll = { most: 100, within: hour / 4 }

/** Checks e-mail and password; answers the session's secret. Same words, same time for a known and an unknown address. Whoever has a second factor is only half in. */
export async function signIn(
  ports: Ports,
  given: { email: string; password: string; device: string | null; address?: string },
): Promise<{ session: string }> {
  const email = given.email.trim().toLowerCase().slice(0, 254)
  const person = await findPersonByEmail(ports.database.query, email)
  const [membership] = await listMemberships(ports.database.query, person?.id ?? '')
  const shown: Shown = { by: 'password', from: given.address }
  const line = (action: Act) => doorLine(ports, comer(person, membership?.team_id), action, shown)
  await limitTries(ports, `masuk ${email} dari ${given.address ?? ''}`, { ...tries, locked: line('sign_in_locked') })
  await limitTries(ports, `masuk ${email}`, { ...triesFromAll, locked: line('sign_in_locked') })
  const right = await ports.passwords.verify(person?.password_hash ?? null, given.password)
  if (!right || !person || person.disabled_at || !membership) {
    await ports.database.commit([line('sign_in_refused')])
    throw new Refusal('invalid', 'Surel atau kata sandi tidak cocok.')
  }
  const half = (await listFactors(ports.database.query, person.id)).length > 0
  const { session, statement } = beginSession(ports, { person: person.id, team: membership.team_id, half, device: given.device })
  const said = line(half ? 'first_proof_accepted' : 'signed_in')
  await ports.database.commit([statement, said, ...(await rehashed(ports, person, given.password))])
  return { session }
}

/** A hash of weaker parameters than today's is made anew while the password is at hand. */
async function rehashed(ports: Ports, { id, password_hash }: PersonTable, password: string): Promise<CompiledQuery[]> {
  if (!password_hash || !ports.passwords.isOutdated(password_hash)) return []
  return [updatePassword(ports.database.query, id, await ports.passwords.hash(password))]
}

export interface NewPerson {
  email: string
  name: string
  role: Role
  organisation: string | null
  password: string | null
  /** How they let themselves in; without it somebody at the server did. */
  joins?: 'invitation_accepted' | 'provider_admitted'
  /** No human, but the owner of a token. */
  program?: boolean
  /** What must happen in the same commit: the invitation is used up. */
  also?: readonly CompiledQuery[]
}

/** A person with a role in a team; one already known by e-mail gets a further team and keeps their password: `passwordSet` is then false. */
export async function addPerson(ports: Ports, team: Team, given: NewPerson): Promise<{ id: string; email: string; passwordSet: boolean }> {
  const email = given.email.trim().toLowerCase()
  requireSound({ ...given, email })
  const query = ports.database.query
  const known = await findPersonByEmail(query, email)
  const id = known?.id ?? ports.newId()
  const created_at = ports.now().toISOString()
  const password_hash = given.password ? await ports.passwords.hash(given.password) : null
  const program = given.program ? 1 : 0
  const passwordSet = password_hash !== null && !known?.password_hash
  const person = { id, email, name: given.name.trim(), password_hash, disabled_at: null, created_at }
  const by = given.joins ? { ...comer(person, team.id), team: team.id } : atServer(team.id)
  const detail = { role: given.role, organisation: given.organisation }
  try {
    await ports.database.commit([
      ...(known ? [] : [insertPerson(query, person)]),
      ...(known && passwordSet ? [updatePassword(query, id, password_hash)] : []),
      insertMembership(query, { person_id: id, team_id: team.id, role: given.role, organisation: given.organisation, program, created_at }),
      audited(ports, by, { action: given.joins ?? 'person_added', subject: id, detail }),
      ...(given.also ?? []),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Refusal('already_done', `${email} sudah menjadi anggota ${team.shortName}.`)
    throw error
  }
  return { id, email, passwordSet }
}

/** The one-time link by which the first admin sets the program up; null once there is an admin. */
export async function firstAdminLink(ports: Ports): Promise<string | null> {
  if (await hasAdmin(ports.database.query)) return null
  const token = ports.randomToken(24)
  const now = ports.now()
  const row = { hash: ports.sha256(token), purpose: 'setup', subject: null, created_at: now.toISOString(), used_at: null }
  await ports.database.commit([insertLink(ports.database.query, { ...row, expires_at: new Date(now.getTime() + hour / 2).toISOString() })])
  return `${ports.settings.baseUrl}/mulai/${token}`
}

/** Whether an unused setup link is still good. */
export async function hasOpenSetupLink(ports: Ports): Promise<boolean> {
  return hasOpenLink(ports.database.query, 'setup', ports.now().toISOString())
}

/** Refuses a link that was used, has run out, or came after the first admin. Answers the statement that uses it up. */
export async function redeemSetupLink(ports: Ports, token: string) {
  const now = ports.now().toISOString()
  const link = await findLink(ports.database.query, ports.sha256(token), 'setup', now)
  if (!link || (await hasAdmin(ports.database.query)))
    throw new Refusal(
      'not_found',
      'Tautan ini sudah dipakai atau kedaluwarsa. Jalankan `npx tanggap setup-link` di server untuk membuat yang baru.',
    )
  return useLink(ports.database.query, link.hash, now)
}

interface Limit {
  most: number
  within: number
  /** Written once, by the first try that is too many. */
  locked?: CompiledQuery
}

/** Counts a try and refuses beyond the limit, with the time to wait. */
export async function limitTries(ports: Ports, bucket: string, limit: Limit = tries): Promise<void> {
  const count = await countTry(ports, bucket, limit)
  if (count <= limit.most) return
  if (limit.locked && count === limit.most + 1) await ports.database.commit([limit.locked])
  throw new Refusal('too_many', `Terlalu banyak percobaan. Coba lagi ${limit.within / 60_000} menit lagi.`)
}

/** Counts a use; false beyond the limit. */
export async function withinLimit(ports: Ports, name: string, limit: Limit): Promise<boolean> {
  return (await countTry(ports, name, limit)) <= limit.most
}

/** A bucket's name is never longer than 300 letters, whatever was typed. */
async function countTry(ports: Ports, name: string, limit: Limit): Promise<number> {
  const bucket = name.slice(0, 300)
  const now = ports.now()
  const since = new Date(now.getTime() - limit.within).toISOString()
  await ports.database.commit([countUse(ports.database.query, { bucket, now: now.toISOString(), since })])
  return (await findUse(ports.database.query, bucket))?.count ?? 0
}

function requireSound(given: NewPerson): void {
  const errors = faultsOf(given)
  if (given.password !== null && given.password.length < 12)
    errors.push({ field: 'password', message: 'Kata sandi paling sedikit 12 huruf.' })
  const [first] = errors
  if (first) throw new Refusal('invalid', first.message, { errors })
}
