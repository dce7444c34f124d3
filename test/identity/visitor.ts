import type { Compilable, Kysely } from 'kysely'
import type { Schema } from '../../src/store/schema.ts'
import type { World } from '../world.ts'

export interface Answer {
  status: number
  location: string | null
  html: string
  /** As a person reads it. */
  text: string
}

/** A browser without scripts that keeps its cookies and follows nothing by itself. */
export function browser(world: World, agent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0') {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'User-Agent': agent, ...(cookie && { Cookie: cookie }), ...(init.headers as Record<string, string>) }
    const answer = await world.request(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const html = await answer.text()
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    return { status: answer.status, location: answer.headers.get('location'), html, text }
  }
  return {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    json: async (path: string, body: unknown = {}) =>
      ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  }
}

export type Browser = ReturnType<typeof browser>

/** The hidden field's value on a page. */
export function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

/** What no person can do: changes a row behind everybody's back. */
export async function write({ ports }: World, statement: (query: Kysely<Schema>) => Compilable): Promise<void> {
  await ports.database.commit([statement(ports.database.query).compile()])
}
