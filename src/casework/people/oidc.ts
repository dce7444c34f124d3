import { addressFault, type Rights } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listFactors } from '../../store/factors.ts'
import { findMember, hasRights, type Member, updateRights } from '../../store/members.ts'
import { bindOidcSubject, findOidcPerson } from '../../store/oidc.ts'
import { findPersonByEmail, listMemberships } from '../../store/people.ts'
import { deleteSessions } from '../../store/sessions.ts'
import type { Team } from '../../store/teams.ts'
import { auditedIf } from '../audited.ts'
import { addPerson } from '../people.ts'
import { isLoopback, type Provider, providerOf } from './oidc-provider.ts'
import { seal, unseal } from './seal.ts'
import { beginSession } from './sessions.ts'
import { comer, doorLine } from './trail.ts'

/** Loaded when the first person comes this way. */
const openid = () => import('openid-client')

/** What must come back unchanged. It travels sealed in a cookie of the browser that set out. */
interface Journey {
  state: string
  nonce: string
  verifier: string
  until: number
}

const lasts = 600_000
const sealed = (team: Team) => ({ purpose: 'oidc-journey', owner: team.id })

/** Where to send the browser, and the cookie it must bring back. Authorization code with PKCE, state and nonce. */
export async function beginOidc(ports: Ports, team: Team): Promise<{ url: string; cookie: string }> {
  const client = await openid()
  const config = await configuration(await providerOf(ports, team))
  const until = ports.now().getTime() + lasts
  const journey: Journey = { state: ports.randomToken(24), nonce: ports.randomToken(24), verifier: ports.randomToken(48), until }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: wayBack(ports, team),
    scope: 'openid email profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, cookie: await seal(ports, sealed(team), JSON.stringify(journey)) }
}

export interface Returned {
  /** The query string the browser came back with. */
  search: string
  cookie: string | undefined
  device: string | null
  address?: string
}

/** Lets in whom the provider vouches for: a verified address, and a claim that this team has given a role to. */
export async function finishOidc(ports: Ports, team: Team, returned: Returned): Promise<{ session: string }> {
  const provider = await providerOf(ports, team)
  const vouched: { subject?: string; email?: unknown } = {}
  try {
    const claims = await claimsOf(ports, team, { provider, ...returned })
    Object.assign(vouched, { subject: claims.sub, email: claims.email })
    return await enterBy(ports, team, { provider, claims, ...returned })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_allowed')
      await ports.database.commit([await refusedLine(ports, team, vouched, returned)])
    throw error
  }
}

interface Claims extends Record<string, unknown> {
  sub: string
}

async function enterBy(
  ports: Ports,
  team: Team,
  entering: Returned & { provider: Provider; claims: Claims },
): Promise<{ session: string }> {
  const { provider, claims, device, address } = entering
  const { email, name, email_verified } = claims
  if (typeof email !== 'string' || email_verified !== true || addressFault(email.toLowerCase()))
    throw new Refusal(
      'not_allowed',
      'Penyedia akun Anda tidak menyatakan alamat surel yang sudah diverifikasi, jadi Anda belum dapat masuk.',
    )
  const rights = rightsBy(provider, claims[provider.claim])
  if (!rights) throw new Refusal('not_allowed', `Akun ${email} belum diberi peran di tim ini. Mintalah kepada admin tim.`)
  const person = await admit(ports, team, {
    subject: claims.sub,
    email: email.toLowerCase(),
    name: typeof name === 'string' && name.trim() ? name : email,
    rights,
  })
  const half = (await listFactors(ports.database.query, person.id)).length > 0
  const { session, statement } = beginSession(ports, { person: person.id, team: team.id, half, device })
  const line = doorLine(ports, comer(person, team.id), half ? 'first_proof_accepted' : 'signed_in', { by: 'oidc', from: address })
  await ports.database.commit([statement, line])
  return { session }
}

/** Of somebody of this team by name; of anybody else without the address, but in the trail of the team whose provider sent them. */
async function refusedLine(ports: Ports, team: Team, { subject, email }: { subject?: string; email?: unknown }, { address }: Returned) {
  const query = ports.database.query
  const bound = subject ? await findOidcPerson(query, team.id, subject) : null
  const known = bound ?? (typeof email === 'string' ? (await findPersonByEmail(query, email.toLowerCase()))?.id : null)
  const member = known ? await findMember(query, team.id, known) : null
  return doorLine(ports, { ...comer(member, team.id), team: team.id }, 'sign_in_refused', { by: 'oidc', from: address })
}

async function claimsOf(
  ports: Ports,
  team: Team,
  { provider, search, cookie }: { provider: Provider; search: string; cookie: string | undefined },
): Promise<Claims> {
  const text = cookie ? await unseal(ports, sealed(team), cookie) : null
  const journey = text ? (JSON.parse(text) as Journey) : null
  if (!journey || journey.until < ports.now().getTime()) throw lost()
  const client = await openid()
  const config = await configuration(provider)
  try {
    const expected = {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    }
    const tokens = await client.authorizationCodeGrant(config, new URL(`${wayBack(ports, team)}${search}`), expected)
    const claims = tokens.claims()
    if (!claims) throw lost()
    const more = config.serverMetadata().userinfo_endpoint ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : {}
    return { ...claims, ...more, sub: claims.sub }
  } catch (error) {
    ports.log.warn('oidc sign-in refused', { team: team.slug, error: error instanceof Error ? error.name : '' })
    throw lost()
  }
}

function lost(): Refusal {
  return new Refusal('not_allowed', 'Masuk lewat akun instansi tidak selesai. Mulailah lagi dari halaman masuk.')
}

function rightsBy({ rights }: Provider, claimed: unknown): Rights | null {
  const values = [claimed].flat()
  return rights.find(([value]) => values.includes(value))?.[1] ?? null
}

interface Vouched {
  subject: string
  email: string
  name: string
  rights: Rights
}

/** Whoever came by this subject before is the same person, whatever the address; at the first time the address decides, for ever. */
async function admit(ports: Ports, team: Team, given: Vouched): Promise<Member> {
  const query = ports.database.query
  const known = await findOidcPerson(query, team.id, given.subject)
  if (known) await requireOfThisTeam(ports, team, known)
  const id = known ?? (await admitByAddress(ports, team, given))
  if (!known) await ports.database.commit([bindOidcSubject(query, { team: team.id, person: id }, given.subject)])
  if ((await findOidcPerson(query, team.id, given.subject)) !== id)
    throw new Refusal(
      'not_allowed',
      'Surel ini sudah terhubung dengan akun instansi yang lain. Admin tim dapat menonaktifkan lalu mengaktifkan kembali akun Anda untuk menghubungkannya lagi.',
    )
  return keepRights(ports, team, id, given.rights)
}

async function admitByAddress(ports: Ports, team: Team, { email, name, rights }: Vouched): Promise<string> {
  const known = await findPersonByEmail(ports.database.query, email)
  if (known?.disabled_at) throw notHere()
  if (known) await requireOfThisTeam(ports, team, known.id)
  const member = known ? await findMember(ports.database.query, team.id, known.id) : null
  return member?.id ?? (await addPerson(ports, team, { email, name, ...rights, password: null, joins: 'provider_admitted' })).id
}

/**
 * The provider decides about rights in its own team only: somebody of two teams could be claimed by the provider of either,
 * and go on to the other, so they sign in by password.
 */
async function requireOfThisTeam(ports: Ports, team: Team, person: string): Promise<void> {
  const memberships = await listMemberships(ports.database.query, person)
  if (memberships.some(({ team_id }) => team_id !== team.id)) throw notHere()
}

function notHere(): Refusal {
  return new Refusal('not_allowed', 'Akun dengan surel ini tidak dapat masuk lewat akun instansi tim ini. Masuklah dengan kata sandi.')
}

async function keepRights(ports: Ports, team: Team, id: string, rights: Rights): Promise<Member> {
  const member = await findMember(ports.database.query, team.id, id)
  if (!member || member.disabled) throw new Refusal('not_allowed', 'Akun Anda di tim ini dinonaktifkan. Hubungi admin tim.')
  if (member.role !== rights.role || member.organisation !== rights.organisation) {
    const place = { person: member.id, team: team.id }
    const detail = { by: 'oidc', from: { role: member.role, organisation: member.organisation }, to: rights }
    await ports.database.commit([
      updateRights(ports.database.query, place, rights),
      deleteSessions(ports.database.query, member.id, { team: team.id }),
      auditedIf(ports, comer(member, team.id), { action: 'rights_changed', subject: member.id, detail, only: hasRights(place, rights) }),
    ])
  }
  return member
}

async function configuration({ issuer, clientId, secret }: Provider) {
  const client = await openid()
  const url = new URL(issuer)
  const options = isLoopback(url) ? { execute: [client.allowInsecureRequests] } : {}
  try {
    const found = await client.discovery(url, clientId, secret, undefined, options)
    client.enableNonRepudiationChecks(found)
    return found
  } catch {
    throw new Refusal(
      'unavailable',
      'Penyedia akun instansi sedang tidak dapat dihubungi. Coba lagi sebentar, atau masuk dengan kata sandi.',
    )
  }
}

function wayBack({ settings }: Ports, team: Team): string {
  return `${settings.baseUrl}/masuk/oidc/${team.slug}/kembali`
}
