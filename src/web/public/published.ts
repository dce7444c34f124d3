import type { Ports } from '../../ports.ts'
import type { Door } from '../team.ts'

/** A file for everybody's programs: cached for five minutes, asked again by its tag, readable from other sites' pages. */
export function published(ports: Ports, c: Door, file: { type: string; text: string }): Response {
  const tag = `"${ports.sha256(file.text).slice(0, 22)}"`
  const headers = {
    'Content-Type': file.type,
    ETag: tag,
    'Cache-Control': 'public, max-age=300',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  const known = (c.req.header('If-None-Match') ?? '').split(',').map(one => one.trim().replace(/^W\//, ''))
  return known.includes(tag) ? c.body(null, 304, headers) : c.body(file.text, 200, headers)
}

export const json = 'application/json; charset=utf-8'
export const plain = 'text/plain; charset=utf-8'
