import { createToken } from '../../src/casework/people.ts'
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

export function tokenFor(world: World, team: Team, role: Role, organisation: string | null = null): Promise<string> {
  return createToken(world.ports, team, { name: `skrip ${role}`, role, organisation, expires: null })
}

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
