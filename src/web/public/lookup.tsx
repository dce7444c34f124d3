import { Hono } from 'hono'
import { readCode, ticketCode, trackingToken } from '../../casework/links.ts'
import { limitTries } from '../../casework/people.ts'
import type { Ports } from '../../ports.ts'
import { findIncidentByNumber } from '../../store/incidents.ts'
import { addressOf } from '../address.ts'
import { Lookup } from '../pages/public/lookup.tsx'
import { page, refused, type TeamEnv } from '../team.ts'

const wrong = 'Nomor dan kode ini tidak cocok. Periksa keduanya; huruf besar dan kecil tidak berbeda.'

/** A ticket by number and code. Whatever is wrong about the pair, the answer is the same; tries are limited. */
export function lookupRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/tiket', c => page(c, <Lookup frame={c.get('frame')} values={{ number: c.req.query('nomor') }} />))
    .post('/tiket', async c => {
      await limitTries(ports, `tiket ${addressOf(c)}`, { most: 30, within: 3_600_000 })
      const { number, code } = await c.req.parseBody()
      const values = { number: typeof number === 'string' ? writtenNumber(number) : '', code: typeof code === 'string' ? code : '' }
      const empty = [
        ...(values.number ? [] : [{ field: 'number', message: 'Tulis nomor tiketnya.' }]),
        ...(values.code.trim() ? [] : [{ field: 'code', message: 'Tulis kodenya, 8 karakter.' }]),
      ]
      if (empty.length > 0) return page(c, <Lookup frame={refused(c.get('frame'))} values={values} errors={empty} />, 422)
      const known = await findIncidentByNumber(ports.database.query, c.get('team').id, values.number)
      const right = known && same(ticketCode(ports, known.incident.id), readCode(values.code))
      if (right) return c.redirect(`${c.get('frame').base}/t/${trackingToken(ports, known.incident.id)}`, 303)
      const errors = [
        { field: 'number', message: wrong },
        { field: 'code', message: 'Yang salah dapat nomornya, dapat kodenya.' },
      ]
      return page(c, <Lookup frame={refused(c.get('frame'))} values={values} errors={errors} />, 422)
    })
}

/** As people copy it: spaces for hyphens, small letters. */
function writtenNumber(typed: string): string {
  return typed
    .trim()
    .toUpperCase()
    .replace(/[\s–—-]+/g, '-')
}

/** Compares in a time that does not tell how many letters were right. */
function same(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let different = 0
  for (let at = 0; at < a.length; at++) different |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return different === 0
}
