import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Ports } from '../../ports.ts'
import { insertTeamKey, listTeamKeys, type TeamKeyTable } from '../../store/team-keys.ts'
import { atServer, audited } from '../audited.ts'
import { seal, unseal } from '../people/seal.ts'

export interface TeamKey {
  kid: string
  publicJwk: JWK
  /** Compact JWS (EdDSA) over these bytes. */
  sign(payload: Uint8Array): Promise<string>
}

const about = (team: string, kid: string) => ({ purpose: 'kunci tim', owner: `${team} ${kid}` })

/** The key with which a team signs; made the first time it is needed. */
export async function teamKey(ports: Ports, team: string): Promise<TeamKey> {
  const [known] = await listTeamKeys(ports.database.query, team)
  return known ? opened(ports, known) : make(ports, team)
}

/** The public halves of all keys a team has ever signed with, as a JWK set (RFC 7517). */
export async function publicKeys(ports: Ports, team: string): Promise<{ keys: JWK[] }> {
  const rows = await listTeamKeys(ports.database.query, team)
  return { keys: rows.map(({ public_jwk }) => JSON.parse(public_jwk) as JWK) }
}

async function make(ports: Ports, team: string): Promise<TeamKey> {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const [publicPart, privatePart] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)])
  const kid = await calculateJwkThumbprint(publicPart)
  const row = {
    team_id: team,
    kid,
    public_jwk: JSON.stringify({ ...publicPart, kid, alg: 'EdDSA', use: 'sig' }),
    sealed: await seal(ports, about(team, kid), JSON.stringify(privatePart)),
    created_at: ports.now().toISOString(),
  }
  await ports.database.commit([
    insertTeamKey(ports.database.query, row),
    audited(ports, atServer(team), { action: 'team_key_made', subject: null, detail: { kid } }),
  ])
  const [newest] = await listTeamKeys(ports.database.query, team)
  return opened(ports, newest ?? row)
}

async function opened(ports: Ports, { team_id, kid, public_jwk, sealed }: TeamKeyTable): Promise<TeamKey> {
  const text = await unseal(ports, about(team_id, kid), sealed)
  if (!text) throw new Error('the team’s key was sealed by another installation')
  const key = await importJWK(JSON.parse(text) as JWK, 'EdDSA')
  return {
    kid,
    publicJwk: JSON.parse(public_jwk) as JWK,
    sign: payload => new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid, typ: 'tanggap-bundle' }).sign(key),
  }
}
