import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { FactorTable } from './schema-people.ts'

type Query = Kysely<Schema>

export async function listFactors(query: Query, personId: string): Promise<FactorTable[]> {
  return query.selectFrom('factor').selectAll().where('person_id', '=', personId).orderBy('created_at').execute()
}

export function insertFactor(query: Query, row: FactorTable): CompiledQuery {
  return query.insertInto('factor').values(row).compile()
}

export function touchFactor(query: Query, id: string, use: { at: string; counter?: number }): CompiledQuery {
  const set = { used_at: use.at, ...(use.counter === undefined ? {} : { counter: use.counter }) }
  return query.updateTable('factor').set(set).where('id', '=', id).compile()
}

export function deleteFactor(query: Query, personId: string, id: string): CompiledQuery {
  return query.deleteFrom('factor').where('person_id', '=', personId).where('id', '=', id).compile()
}

/** All that a person could show besides the password: factors and recovery codes. */
export function deleteFactors(query: Query, personId: string): CompiledQuery[] {
  return [query.deleteFrom('factor').where('person_id', '=', personId).compile(), deleteRecoveryCodes(query, personId)]
}

export async function countRecoveryCodes(query: Query, personId: string): Promise<number> {
  return (await query.selectFrom('recovery_code').select('hash').where('person_id', '=', personId).execute()).length
}

export async function hasRecoveryCode(query: Query, personId: string, hash: string): Promise<boolean> {
  const own = query.selectFrom('recovery_code').select('hash').where('person_id', '=', personId)
  return (await own.where('hash', '=', hash).executeTakeFirst()) !== undefined
}

export function insertRecoveryCodes(query: Query, rows: readonly { hash: string; person_id: string; created_at: string }[]): CompiledQuery {
  return query.insertInto('recovery_code').values(rows).compile()
}

export function deleteRecoveryCode(query: Query, hash: string): CompiledQuery {
  return query.deleteFrom('recovery_code').where('hash', '=', hash).compile()
}

export function deleteRecoveryCodes(query: Query, personId: string): CompiledQuery {
  return query.deleteFrom('recovery_code').where('person_id', '=', personId).compile()
}
