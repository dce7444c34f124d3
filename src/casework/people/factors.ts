import type { CompiledQuery } from 'kysely'
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
import { limitTries } from '../people.ts'
import { seal, unseal } from './seal.ts'
import { renewSession, type SignedIn } from './sessions.ts'
import { stepOfCode } from './totp.ts'

const quarter = 900_000
/** Against guessing one account's code, and against guessing many accounts' codes from one place. */
const perPerson = { most: 5, within: quarter }
const perAddress = { most: 50, within: quarter }

/** The second half of signing in, or proving oneself again: a code of the app, or a recovery code. The session gets a new secret. */
export async function passFactor(ports: Ports, session: SignedIn, given: { code: string; address: string }): Promise<{ session: string }> {
  const person = session.actor.id
  await limitFactorTries(ports, person, given.address)
  const proof = await proofByCode(ports, person, given.code)
  return passWith(ports, session, proof)
}

/** Each proof is good once: what was used meanwhile refuses the whole. */
export async function passWith(ports: Ports, session: SignedIn, proof: readonly CompiledQuery[]): Promise<{ session: string }> {
  try {
    return await renewSession(ports, session, { proof: [...proof, forgetUse(ports.database.query, bucketOf(session.actor.id))] })
  } catch (error) {
    if (error instanceof Conflict) throw wrongCode('Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi Anda.')
    throw error
  }
}

export async function limitFactorTries(ports: Ports, person: string, address: string): Promise<void> {
  await limitTries(ports, `faktor dari ${address}`, perAddress)
  await limitTries(ports, bucketOf(person), perPerson)
}

/** Statements that use up what was shown. */
async function proofByCode(ports: Ports, person: string, typed: string): Promise<CompiledQuery[]> {
  const code = typed.replace(/[\s-]/g, '')
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
  person: string
  secret: string
  code: string
}

/** An authenticator app, after it has shown that it knows the secret. With the first factor come recovery codes, readable only now. */
export async function addTotp(ports: Ports, { person, secret, code }: NewTotp): Promise<string[]> {
  const step = stepOfCode(secret, code.replace(/\s/g, ''), ports.now())
  if (step === null) throw wrongCode('Kode tidak cocok. Periksa jam perangkat Anda, lalu tulis kode yang sedang tampil.')
  const id = ports.newId()
  const sealed = await seal(ports, { purpose: 'totp', owner: person }, secret)
  const row = { id, person_id: person, kind: 'totp', name: 'Aplikasi autentikator', secret: sealed, counter: 0 }
  return addFactor(ports, row, [useStep(ports, id, step)])
}

export async function addFactor(
  ports: Ports,
  row: Omit<FactorTable, 'created_at' | 'used_at'>,
  more: readonly CompiledQuery[] = [],
): Promise<string[]> {
  const query = ports.database.query
  const created_at = ports.now().toISOString()
  const left = await countRecoveryCodes(query, row.person_id)
  const { codes, statements } = left > 0 ? { codes: [], statements: [] } : freshCodes(ports, row.person_id)
  await ports.database.commit([...more, insertFactor(query, { ...row, created_at, used_at: null }), ...statements])
  return codes
}

/** Ten new codes; the old ones are worth nothing any more. */
export async function renewRecoveryCodes(ports: Ports, person: string): Promise<string[]> {
  const { codes, statements } = freshCodes(ports, person)
  await ports.database.commit(statements)
  return codes
}

/** The last factor of somebody who must have one stays until there is another. */
export async function removeFactor(ports: Ports, { actor }: SignedIn, id: string, obliged: boolean): Promise<void> {
  const query = ports.database.query
  const factors = await listFactors(query, actor.id)
  if (!factors.some(factor => factor.id === id)) throw new Refusal('not_found', 'Faktor itu tidak ada.')
  if (obliged && factors.length === 1)
    throw new Refusal('invalid', 'Ini faktor kedua Anda satu-satunya. Pasang yang lain dulu, baru hapus yang ini.')
  const last = factors.length === 1 ? [deleteRecoveryCodes(query, actor.id)] : []
  await ports.database.commit([deleteFactor(query, actor.id, id), ...last])
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
