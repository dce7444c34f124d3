import type { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import {
  countRecoveryCodes,
  deleteFactor,
  deleteFactors,
  deleteRecoveryCode,
  deleteRecoveryCodes,
  hasRecoveryCode,
  insertFactor,
  insertRecoveryCodes,
  listFactors,
  touchFactor,
} from '../../store/factors.ts'
import { forgetUse, markForm } from '../../store/guards.ts'
import type { FactorTable } from '../../store/schema-people.ts'
import { deleteSessions } from '../../store/sessions.ts'
import { audited } from '../audited.ts'
import { limitTries } from '../people.ts'
import { seal, unseal } from './seal.ts'
import { renewSession, type SignedIn } from './sessions.ts'
import { stepOfCode } from './totp.ts'
import { doorLine, orRefusedLine, type Shown } from './trail.ts'

const quarter = 900_000
/** Against guessing one account's code, and against guessing many accounts' codes from one place. */
const perPerson = { most: 5, within: quarter }
const perAddress = { most: 50, within: quarter }

/** The second half of signing in, or proving oneself again: a code of the app, or a recovery code. The session gets a new secret. */
export async function passFactor(ports: Ports, session: SignedIn, given: { code: string; address: string }): Promise<{ session: string }> {
  const code = given.code.replace(/[\s-]/g, '')
  const shown: Shown = { by: /^\d{6}$/.test(code) ? 'totp' : 'recovery-code', from: given.address }
  await limitFactorTries(ports, session, shown)
  const line = doorLine(ports, session.actor, 'proof_refused', shown)
  const proof = await orRefusedLine(ports, line, () => proofByCode(ports, session.actor.id, code))
  return passWith(ports, session, { ...shown, proof })
}

/** Each proof is good once: what was used meanwhile refuses the whole. */
export async function passWith(
  ports: Ports,
  session: SignedIn,
  { proof, ...shown }: Shown & { proof: readonly CompiledQuery[] },
): Promise<{ session: string }> {
  const { actor, half } = session
  const line = doorLine(ports, actor, half ? 'signed_in' : 'proved_again', shown)
  const refused = doorLine(ports, actor, 'proof_refused', shown)
  return orRefusedLine(ports, refused, async () => {
    try {
      return await renewSession(ports, session, { proof: [...proof, line, forgetUse(ports.database.query, bucketOf(actor.id))] })
    } catch (error) {
      if (error instanceof Conflict) throw wrongCode('Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi Anda.')
      throw error
    }
  })
}

export async function limitFactorTries(ports: Ports, { actor }: SignedIn, shown: Shown): Promise<void> {
  await limitTries(ports, `faktor dari ${shown.from}`, perAddress)
  await limitTries(ports, bucketOf(actor.id), { ...perPerson, locked: doorLine(ports, actor, 'proof_locked', shown) })
}

/** Statements that use up what was shown. */
async function proofByCode(ports: Ports, person: string, code: string): Promise<CompiledQuery[]> {
  const proof = /^\d{6}$/.test(code) ? await proofByApp(ports, person, code) : await proofByRecovery(ports, person, code)
  if (!proof) throw wrongCode('Kode tidak cocok. Periksa jam perangkat Anda, lalu tulis kode yang sedang tampil.')
  return proof
}

async function proofByApp(ports: Ports, person: string, code: string): Promise<CompiledQuery[] | null> {
  const query = ports.database.query
  const now = ports.now()
  for (const factor of await listFactors(query, person)) {
    const secret = factor.kind === 'totp' ? await unseal(ports, { purpose: 'totp', owner: person }, factor.secret) : null
    const step = secret ? stepOfCode(secret, code, now) : null
    if (step !== null) return [useStep(ports, factor.id, step), touchFactor(query, factor.id, { at: now.toISOString() })]
  }
  return null
}

async function proofByRecovery(ports: Ports, person: string, code: string): Promise<CompiledQuery[] | null> {
  const query = ports.database.query
  const hash = recoveryHash(ports, person, code)
  if (!(await hasRecoveryCode(query, person, hash))) return null
  const once = markForm(query, { id: `kode ${hash}`, subject: 'kode', at: ports.now().toISOString() })
  return [once, deleteRecoveryCode(query, hash)]
}

/** The key fails the commit when this step was used before. */
function useStep(ports: Ports, factor: string, step: number): CompiledQuery {
  return markForm(ports.database.query, { id: `totp ${factor} ${step}`, subject: 'totp', at: ports.now().toISOString() })
}

export interface NewTotp {
  actor: Actor
  secret: string
  code: string
}

/** An authenticator app, after it has shown that it knows the secret. With the first factor come recovery codes, readable only now. */
export async function addTotp(ports: Ports, { actor, secret, code }: NewTotp): Promise<string[]> {
  const step = stepOfCode(secret, code.replace(/\s/g, ''), ports.now())
  if (step === null) throw wrongCode('Kode tidak cocok. Periksa jam perangkat Anda, lalu tulis kode yang sedang tampil.')
  const id = ports.newId()
  const sealed = await seal(ports, { purpose: 'totp', owner: actor.id }, secret)
  const row = { id, kind: 'totp', name: 'Aplikasi autentikator', secret: sealed, counter: 0 }
  return addFactor(ports, actor, { ...row, used: [useStep(ports, id, step)] })
}

export async function addFactor(
  ports: Ports,
  actor: Actor,
  { used, ...row }: Omit<FactorTable, 'person_id' | 'created_at' | 'used_at'> & { used: readonly CompiledQuery[] },
): Promise<string[]> {
  const query = ports.database.query
  const created_at = ports.now().toISOString()
  const left = await countRecoveryCodes(query, actor.id)
  const { codes, statements } = left > 0 ? { codes: [], statements: [] } : freshCodes(ports, actor.id)
  const line = audited(ports, actor, { action: 'factor_added', subject: null, detail: { kind: row.kind } })
  await ports.database.commit([
    ...used,
    insertFactor(query, { ...row, person_id: actor.id, created_at, used_at: null }),
    ...statements,
    line,
  ])
  return codes
}

/** Ten new codes; the old ones are worth nothing any more. */
export async function renewRecoveryCodes(ports: Ports, actor: Actor): Promise<string[]> {
  const { codes, statements } = freshCodes(ports, actor.id)
  await ports.database.commit([...statements, audited(ports, actor, { action: 'recovery_codes_renewed', subject: null })])
  return codes
}

/** The last factor of somebody who must have one stays until there is another. */
export async function removeFactor(ports: Ports, { actor }: SignedIn, id: string, obliged: boolean): Promise<void> {
  const query = ports.database.query
  const factors = await listFactors(query, actor.id)
  const factor = factors.find(one => one.id === id)
  if (!factor) throw new Refusal('not_found', 'Faktor itu tidak ada.')
  if (obliged && factors.length === 1)
    throw new Refusal('invalid', 'Ini faktor kedua Anda satu-satunya. Pasang yang lain dulu, baru hapus yang ini.')
  const last = factors.length === 1 ? [deleteRecoveryCodes(query, actor.id)] : []
  const line = audited(ports, actor, { action: 'factor_removed', subject: null, detail: { kind: factor.kind } })
  await ports.database.commit([deleteFactor(query, actor.id, id), ...last, line])
}

/** All factors away and every session ended: at the next sign-in the person sets up a new one. */
export function forgetFactors(ports: Ports, person: string): CompiledQuery[] {
  return [...deleteFactors(ports.database.query, person), deleteSessions(ports.database.query, person)]
}

function freshCodes(ports: Ports, person: string): { codes: string[]; statements: CompiledQuery[] } {
  const query = ports.database.query
  const created_at = ports.now().toISOString()
  const codes = Array.from({ length: 10 }, () =>
    ports
      .sha256(ports.randomToken(32))
      .slice(0, 28)
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
  const rows = codes.map(code => ({ hash: recoveryHash(ports, person, code.replaceAll('-', '')), person_id: person, created_at }))
  return { codes, statements: [deleteRecoveryCodes(query, person), insertRecoveryCodes(query, rows)] }
}

function recoveryHash(ports: Ports, person: string, code: string): string {
  return ports.mac(`recovery:${person}:${code.toLowerCase()}`)
}

function bucketOf(person: string): string {
  return `faktor ${person}`
}

function wrongCode(sentence: string): Refusal {
  return new Refusal('invalid', sentence, { errors: [{ field: 'code', message: sentence }] })
}
