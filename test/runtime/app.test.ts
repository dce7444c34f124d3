import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../src/core/refusal.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`the frame of the application on ${engine.name}`, () => {
    let world: World
    beforeEach(async () => {
      world = await createWorld(engine)
      world.app.post('/x', async c => c.json(await c.req.json()))
      world.app.post('/api/v1/x', async c => c.json(await c.req.json()))
      world.app.get('/api/refused', () => {
        throw new Refusal('missing', 'Tutup belum bisa.', {
          missing: [{ requirement: 'severity', label: 'Tingkat' }],
        })
      })
      world.app.get('/broken', () => {
        throw new Error('SELECT secret')
      })
    })
    afterEach(() => world.close())

    test('is healthy, and ready only while it can write', async () => {
      expect((await world.request('/healthz')).status).toBe(200)
      expect((await world.request('/readyz')).status).toBe(200)
      world.ports.database.commit = async () => {
        throw new Refusal('unavailable', 'penuh')
      }
      const answer = await world.request('/readyz')
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ reason: expect.any(String) })
      expect((await world.request('/healthz')).status).toBe(200)
    })

    test('every answer carries the headers that keep a browser safe', async () => {
      for (const path of ['/healthz', '/nowhere', '/broken']) {
        const { headers } = await world.request(path)
        expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
        expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      }
    })

    test.each([
      [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
      [{ 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.tanggap.test' }, 403],
      [{ Origin: 'http://evil.test' }, 403],
      [{ Origin: 'null' }, 403],
      [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, 200],
      [{ Origin: 'http://tanggap.test' }, 200],
      [{}, 200],
      [{ 'Sec-Fetch-Site': 'cross-site', Authorization: 'Bearer t' }, 200],
    ])('a form with %o is answered %i', async (headers, status) => {
      expect(
        (
          await world.request('/x', {
            method: 'POST',
            body: '{}',
            headers: headers as Record<string, string>,
          })
        ).status,
      ).toBe(status)
    })

    test('what cannot be read, or is too large, is the sender’s mistake', async () => {
      expect((await world.request('/x', { method: 'POST', body: '{' })).status).toBe(400)
      const large = await world.request('/api/v1/x', {
        method: 'POST',
        body: 'x'.repeat(1024 * 1024 + 1),
      })
      expect(large.status).toBe(413)
      expect(large.headers.get('content-type')).toBe('application/problem+json')
    })

    test('the API refuses as RFC 9457 says, pages in a page', async () => {
      const refused = await world.request('/api/v1/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect(refused.status).toBe(422)
      expect(refused.headers.get('content-type')).toBe('application/problem+json')
      const problem = await refused.json()
      expect(problem).toMatchObject({ type: 'urn:tanggap:problem:invalid', code: 'invalid', status: 422 })
      expect(problem.errors).toContainEqual(expect.objectContaining({ field: 'story' }))
      const page = await world.request('/nowhere')
      expect(page.status).toBe(404)
      expect(await page.text()).toMatch(/^<!doctype html>/i)
    })

    test('an unexpected error shows an id and nothing else', async () => {
      const answer = await world.request('/broken')
      expect(answer.status).toBe(500)
      const body = await answer.text()
      expect(body).not.toContain('SELECT')
      expect(body).toContain(String(world.logged.at(-1)?.id))
    })

    test('assets have a strong tag and are not sent twice', async () => {
      const icon = await world.request('/favicon.ico')
      expect([icon.status, icon.headers.get('Content-Type'), icon.headers.get('Cache-Control')]).toEqual([
        200,
        'image/svg+xml',
        'public, max-age=86400',
      ])
      expect((await icon.arrayBuffer()).byteLength).toBeLessThan(1024)
      const first = await world.request('/aset/publik.css')
      expect(first.headers.get('content-type')).toContain('text/css')
      const tag = first.headers.get('etag') ?? ''
      expect(
        (
          await world.request('/aset/publik.css', {
            headers: { 'If-None-Match': `W/${tag}` },
          })
        ).status,
      ).toBe(304)
      expect((await world.request('/aset/..%2f..%2fpackage.json')).status).toBe(404)
    })
  })
}
