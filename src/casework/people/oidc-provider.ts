import { needsOrganisation, type Rights } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findOidcProvider, forgetOidcSubjects, saveOidcProvider } from '../../store/oidc.ts'
import { findOrganisation } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { atServer, audited } from '../audited.ts'
import { seal, unseal } from './seal.ts'

export interface Provider {
  issuer: string
  clientId: string
  secret: string
  /** Name of the claim whose value decides, e.g. `groups`. */
  claim: string
  /** Which value gives which rights; of several the first one here counts. */
  rights: [value: string, rights: Rights][]
}

const sealed = (team: Team) => ({ purpose: 'oidc', owner: team.id })

export async function setProvider(ports: Ports, team: Team, given: Provider): Promise<void> {
  const issuer = URL.parse(given.issuer)
  if (!issuer || (issuer.protocol !== 'https:' && !isLoopback(issuer)))
    throw new Refusal('invalid', 'Penerbit (issuer) harus alamat https://.')
  if (!given.clientId || !given.secret || !given.claim) throw new Refusal('invalid', 'client id, rahasia, dan nama klaim harus diisi.')
  if (given.rights.length === 0) throw new Refusal('invalid', 'Tulis sedikitnya satu pemetaan nilai klaim ke peran.')
  for (const [value, rights] of given.rights) await requireSoundRights(ports, team, { value, ...rights })
  const { clientId: client_id, claim } = given
  const row = { team_id: team.id, issuer: given.issuer, client_id, claim, roles: JSON.stringify(given.rights) }
  const secret = await seal(ports, sealed(team), given.secret)
  const query = ports.database.query
  const before = await findOidcProvider(query, team.id)
  const saved = saveOidcProvider(query, { ...row, secret, created_at: ports.now().toISOString() })
  const line = audited(ports, atServer(team.id), { action: 'provider_set', subject: null, detail: { issuer: given.issuer } })
  await ports.database.commit([saved, line, ...(before?.issuer === given.issuer ? [] : [forgetOidcSubjects(query, team.id)])])
}

async function requireSoundRights(ports: Ports, team: Team, { value, role, organisation }: Rights & { value: string }): Promise<void> {
  if (!isWord(roles, role)) throw new Refusal('invalid', `Peran "${role}" untuk "${value}" tidak dikenal.`)
  if (organisation === null && needsOrganisation(role))
    throw new Refusal('invalid', `Peran ${role} untuk "${value}" harus terikat pada instansi.`)
  if (organisation !== null && !(await findOrganisation(ports.database.query, team.id, organisation)))
    throw new Refusal('invalid', `Instansi ${organisation} untuk "${value}" tidak ada di daftar tim ini.`)
}

export async function providerOf(ports: Ports, team: Team): Promise<Provider> {
  const row = await findOidcProvider(ports.database.query, team.id)
  const secret = row ? await unseal(ports, sealed(team), row.secret) : null
  if (!row || secret === null) throw new Refusal('not_found', 'Tim ini tidak memakai masuk lewat akun instansi.')
  return { issuer: row.issuer, clientId: row.client_id, secret, claim: row.claim, rights: JSON.parse(row.roles) as Provider['rights'] }
}

/** Plain http is for a provider on the same machine. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
