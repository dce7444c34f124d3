import { everyScope, issueProgramToken, issueToken, keeperAtServer, type TokenFor } from '../../src/casework/people/tokens.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Role } from '../../src/core/vocabulary.ts'
import type { Team } from '../../src/store/teams.ts'
import type { World } from '../world.ts'

export interface Answered {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  body: any
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>

/** As made on the server for a role: everything that the role may do, for a month. */
export function tokenFor(world: World, team: Team, role: Role, organisation: string | null = null): Promise<string> {
  return issueProgramToken(world.ports, team, { ...usual(world), name: `skrip ${role}`, role, organisation })
}

/** A token of a person, with every scope unless told otherwise. */
export function tokenOf(world: World, owner: Actor, more: Partial<TokenFor> = {}): Promise<string> {
  return issueToken(world.ports, keeperAtServer(owner.team), { ...usual(world), name: 'skrip', owner: owner.id, ...more })
}

const usual = ({ ports }: World) => ({
  scopes: everyScope,
  organisation: null,
  addresses: [],
  expires: new Date(ports.now().getTime() + 30 * 86_400_000),
})

/** Speaks JSON with this token; null = without any. */
export function calling(world: World, token: string | null): Call {
  return async (method, path, body, headers = {}) => {
    const init: RequestInit = {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const answer = await world.request(path, init)
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : text }
  }
}

export const story = {
  kind: 'web',
  story: 'Halaman depan dinkes.gresikkab.go.id berubah menjadi iklan slot gacor.',
  organisation: 'Dinas Kesehatan Kab. Gresik',
  reporter: { name: 'Pak Agus', phone: '0812-3456-7890', email: 'agus@gresikkab.go.id' },
}
