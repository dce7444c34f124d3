import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listFactors, touchFactor } from '../../store/factors.ts'
import { findLink, insertLink } from '../../store/people.ts'
import { addFactor, limitFactorTries } from './factors.ts'
import { useUp } from './letters.ts'
import type { SignedIn } from './sessions.ts'
import { doorLine, orRefusedLine, type Shown } from './trail.ts'

const purpose = 'kunci-sandi'
const lasts = 300_000

/** Loaded when the first passkey is used: it brings a certificate parser along. */
const webauthn = () => import('@simplewebauthn/server')

/** What the browser is asked to make: options in the JSON form of WebAuthn level 3. */
export async function offerPasskey(ports: Ports, { actor, email }: SignedIn) {
  const { generateRegistrationOptions } = await webauthn()
  const factors = await listFactors(ports.database.query, actor.id)
  return generateRegistrationOptions({
    rpName: 'Tanggap',
    rpID: site(ports).hostname,
    userName: email,
    userDisplayName: actor.name,
    userID: new Uint8Array(new TextEncoder().encode(actor.id)),
    challenge: await newChallenge(ports, actor.id),
    attestationType: 'none',
    excludeCredentials: factors.filter(({ kind }) => kind === 'passkey').map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** Answers recovery codes with the first factor, as an authenticator app does. */
export async function addPasskey(ports: Ports, { actor }: SignedIn, response: string): Promise<string[]> {
  const { verifyRegistrationResponse } = await webauthn()
  const challenge = openChallenge(ports, actor.id)
  const { verified, registrationInfo } = await orRefused(() =>
    verifyRegistrationResponse({
      response: JSON.parse(response) as RegistrationResponseJSON,
      expectedChallenge: challenge.isOpen,
      expectedOrigin: site(ports).origin,
      expectedRPID: site(ports).hostname,
      requireUserVerification: false,
    }),
  )
  if (!verified) throw wrongKey()
  const { id, publicKey, counter } = registrationInfo.credential
  const row = { id, kind: 'passkey', name: 'Kunci sandi', secret: base64url(publicKey), counter }
  return addFactor(ports, actor, { ...row, used: challenge.used() })
}

export async function askPasskey(ports: Ports, { actor }: SignedIn) {
  const { generateAuthenticationOptions } = await webauthn()
  const factors = await listFactors(ports.database.query, actor.id)
  return generateAuthenticationOptions({
    rpID: site(ports).hostname,
    challenge: await newChallenge(ports, actor.id),
    allowCredentials: factors.filter(({ kind }) => kind === 'passkey').map(({ id }) => ({ id })),
    userVerification: 'preferred',
  })
}

/** Statements that use up what was shown; only a key of this person's own counts. */
export async function proofByPasskey(
  ports: Ports,
  session: SignedIn,
  given: { response: string; address: string },
): Promise<CompiledQuery[]> {
  const shown: Shown = { by: 'passkey', from: given.address }
  await limitFactorTries(ports, session, shown)
  const line = doorLine(ports, session.actor, 'proof_refused', shown)
  return orRefusedLine(ports, line, () => verifiedKey(ports, session.actor, given.response))
}

async function verifiedKey(ports: Ports, actor: Actor, sent: string): Promise<CompiledQuery[]> {
  const { verifyAuthenticationResponse } = await webauthn()
  const challenge = openChallenge(ports, actor.id)
  const factors = await listFactors(ports.database.query, actor.id)
  const { verified, authenticationInfo } = await orRefused(() => {
    const response = JSON.parse(sent) as AuthenticationResponseJSON
    const factor = factors.find(({ id, kind }) => kind === 'passkey' && id === response.id)
    if (!factor) throw wrongKey()
    return verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.isOpen,
      expectedOrigin: site(ports).origin,
      expectedRPID: site(ports).hostname,
      credential: { id: factor.id, publicKey: bytesOf(factor.secret), counter: factor.counter },
      requireUserVerification: false,
    })
  })
  if (!verified) throw wrongKey()
  const { credentialID, newCounter: counter } = authenticationInfo
  return [...challenge.used(), touchFactor(ports.database.query, credentialID, { at: ports.now().toISOString(), counter })]
}

/** Kept by its hash like any single-use link, for five minutes and for one person. */
async function newChallenge(ports: Ports, person: string): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = ports.randomToken(32)
  const now = ports.now()
  const row = { hash: ports.sha256(challenge), purpose, subject: person, created_at: now.toISOString(), used_at: null }
  const expires_at = new Date(now.getTime() + lasts).toISOString()
  await ports.database.commit([insertLink(ports.database.query, { ...row, expires_at })])
  return bytesOf(challenge)
}

function openChallenge(ports: Ports, person: string) {
  let statements: CompiledQuery[] = []
  return {
    async isOpen(challenge: string): Promise<boolean> {
      const link = await findLink(ports.database.query, ports.sha256(challenge), purpose, ports.now().toISOString())
      if (link?.subject !== person) return false
      statements = useUp(ports, link)
      return true
    },
    used: () => statements,
  }
}

async function orRefused<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch {
    throw wrongKey() // a library's sentence about forged bytes is not for people
  }
}

function wrongKey(): Refusal {
  return new Refusal('invalid', 'Kunci sandi ini tidak cocok, atau waktunya habis. Coba sekali lagi.')
}

function site({ settings }: Ports): URL {
  return new URL(settings.baseUrl)
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
}
