import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { client } from './idp.ts'

export interface Forger {
  issuer: string
  /** What the next ID token says besides or instead of what it should. */
  claims: Record<string, unknown>
  /** By whom it is signed: the published key, another one, or nobody. */
  signed: 'well' | 'by another key' | 'with the client secret' | 'not at all'
  /** The way back of a browser that was sent here, with the nonce it came with. */
  visit(url: string): string
  close(): Promise<void>
}

/** An OpenID provider whose ID tokens can be made wrong in any one way. */
export async function openForger(): Promise<Forger> {
  const [own, other] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')])
  const forger = { claims: {}, signed: 'well' } as Forger
  let nonce = ''
  const documents: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: forger.issuer,
      authorization_endpoint: `${forger.issuer}/auth`,
      token_endpoint: `${forger.issuer}/token`,
      jwks_uri: `${forger.issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'satu', alg: 'RS256', use: 'sig' }] }),
    '/token': async () => ({ access_token: 'x', token_type: 'Bearer', id_token: await idToken() }),
  }
  const server = createServer(async (request, response) => {
    const document = documents[request.url ?? '']
    response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify((await document?.()) ?? {}))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  forger.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: forger.issuer, aud: client.id, sub: 'orang-1', nonce, iat: now, exp: now + 60, ...forger.claims }
    if (forger.signed === 'not at all') return new UnsecuredJWT(claims).encode()
    if (forger.signed === 'with the client secret')
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(client.secret))
    const key = forger.signed === 'well' ? own.privateKey : other.privateKey
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'satu' }).sign(key)
  }

  forger.visit = url => {
    const asked = new URL(url).searchParams
    nonce = asked.get('nonce') ?? ''
    const back = new URL(asked.get('redirect_uri') ?? '')
    return `${back.pathname}?${new URLSearchParams({ code: 'kode', state: asked.get('state') ?? '' })}`
  }
  forger.close = () => new Promise(resolve => server.close(() => resolve()))
  return forger
}
