import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Idp {
  issuer: string
  /** Who signs in there next: the subject that never changes, and the claims about them. */
  subject: string
  claims: Record<string, unknown>
  /** Goes the whole way a browser goes, from the provider's first page back to ours: the path with code and state. */
  visit(url: string): Promise<string>
  close(): Promise<void>
}

export const client = { id: 'tanggap', secret: 'rahasia-klien-yang-cukup-panjang-untuk-uji' }

/** A real OpenID provider on loopback that takes everybody at their word. */
export async function openIdp(redirect: string): Promise<Idp> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const idp = { issuer, subject: 'orang-1', claims: {} as Record<string, unknown> }
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['uji'] },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...idp.claims }) }),
    loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
      const grant = new provider.Grant({ accountId: context.oidc.session.accountId, clientId: client.id })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response)
    return void provider.interactionFinished(request, response, { login: { accountId: idp.subject } })
  })
  return {
    issuer,
    get subject() {
      return idp.subject
    },
    set subject(subject) {
      idp.subject = subject
    },
    get claims() {
      return idp.claims
    },
    set claims(claims) {
      idp.claims = claims
    },
    visit: url => walk(url, new URL(redirect).host),
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

async function walk(url: string, home: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = new URL(url)
  for (let step = 0; step < 10; step++) {
    if (at.host === home) return `${at.pathname}${at.search}`
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value.join('='))
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 500)}`)
    at = new URL(location, at)
  }
  throw new Error('the way has no end')
}
