import type { Actor } from '../../src/core/actor.ts'
import { cookieOf } from '../factor.ts'
import type { World } from '../world.ts'

export type Visit = (path: string, fields?: Record<string, string | string[]>) => Promise<{ status: number; to: string; text: string }>

/** Signs in as this person and answers a way to open pages (GET) and send forms (POST, when there are fields). */
export async function visitor(world: World, email: string): Promise<Visit> {
  const Cookie = await cookieOf(world, email)
  return async (path, fields) => {
    const body = fields && new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map(one => [name, one])))
    const answer = await world.request(path, { headers: { Cookie }, ...(body && { method: 'POST', body }) })
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
  }
}

export function emailOf({ name }: Pick<Actor, 'name'>, team = 'jatim'): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@${team}.test`
}
