import type { Command } from 'commander'
import { everyScope, issueProgramToken, issueToken, keeperAtServer, revokeToken } from '../casework/people/tokens.ts'
import { teamBySlug } from '../casework/teams.ts'
import { longestDays } from '../core/token.ts'
import { roles } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { listMembers } from '../store/members.ts'
import type { Team } from '../store/teams.ts'
import { listTokens, scopesOf } from '../store/tokens.ts'
import { Failure, type Station, withPorts } from './station.ts'
import { bound } from './team.ts'

interface TokenOptions {
  team: string
  name: string
  role?: string
  owner?: string
  organisation?: string
  scope?: string[]
  from?: string[]
  days?: string
  expires?: string
}

/** API tokens, made on the server. */
export function tokenCommands(program: Command, station: Station): void {
  const token = program.command('token').description('token API')
  token
    .command('create')
    .description('membuat token; dicetak sekali, sendirian, di stdout')
    .requiredOption('--team <slug>', 'tim')
    .requiredOption('--name <nama>', 'untuk apa token ini')
    .option('--owner <surel>', 'pemilik: token tidak pernah boleh lebih daripada orang ini saat dipakai')
    .option('--role <peran>', `tanpa pemilik: dibuatkan anggota bukan-orang dengan peran ini; ${Object.keys(roles).join(', ')}`)
    .option('--organisation <kode>', 'batasi pada instansi ini dan di bawahnya')
    .option('--scope <cakupan...>', `untuk apa saja, semua bila tidak disebut: ${everyScope.join(', ')}`)
    .option('--from <alamat...>', 'hanya dari alamat atau rentang ini, mis. 203.0.113.0/24')
    .option('--days <hari>', `berlaku sekian hari, paling lama ${longestDays}`)
    .option('--expires <tanggal>', 'atau sampai tanggal ini, mis. 2027-01-31')
    .action((options: TokenOptions) => createOne(station, options))
  token
    .command('list')
    .description('token sebuah tim, tanpa isinya')
    .requiredOption('--team <slug>', 'tim')
    .option('--json', 'sebagai JSON')
    .action((options: { team: string; json?: boolean }) => withPorts(station, ports => listAll(station, ports, options)))
  token
    .command('revoke <id>')
    .description('mencabut token; berlaku seketika')
    .requiredOption('--team <slug>', 'tim')
    .action((id: string, options: { team: string }) =>
      withPorts(station, async ports => {
        const team = await teamBySlug(ports, options.team)
        await revokeToken(ports, keeperAtServer(team.id), id)
        station.say(`Token ${id} dicabut.`)
      }),
    )
}

function createOne(station: Station, options: TokenOptions): Promise<void> {
  const { owner, role, name } = options
  if ((owner === undefined) === (role === undefined))
    throw new Failure('Token perlu pemilik atau peran, salah satu.', 'tambahkan --owner SUREL atau --role PERAN', 2)
  const rights = bound({ role: role ?? 'analyst', ...(options.organisation !== undefined && { organisation: options.organisation }) })
  return withPorts(station, async ports => {
    const expires = expiryOf(ports, options)
    const team = await teamBySlug(ports, options.team)
    const asked = { name, scopes: options.scope ?? everyScope, organisation: rights.organisation, addresses: options.from ?? [], expires }
    station.out(
      owner
        ? await issueToken(ports, keeperAtServer(team.id), { ...asked, owner: await memberBy(ports, team, owner) })
        : await issueProgramToken(ports, team, { ...asked, role: rights.role }),
    )
  })
}

function expiryOf(ports: Ports, { days, expires }: TokenOptions): Date {
  if (expires === undefined) return new Date(ports.now().getTime() + Number(days ?? longestDays) * 86_400_000)
  const date = new Date(expires)
  if (Number.isNaN(date.getTime())) throw new Failure(`"${expires}" bukan tanggal.`, 'tulis mis. 2027-01-31', 2)
  return date
}

async function memberBy(ports: Ports, team: Team, email: string): Promise<string> {
  const found = (await listMembers(ports.database.query, team.id)).find(one => one.email === email.toLowerCase())
  if (!found) throw new Failure(`${email} bukan anggota ${team.shortName}.`, 'tambahkan dulu: npx tanggap user add')
  return found.id
}

async function listAll(station: Station, ports: Ports, { team: slug, json }: { team: string; json?: boolean }): Promise<void> {
  const team = await teamBySlug(ports, slug)
  const all = (await listTokens(ports.database.query, team.id)).map(row => ({
    id: row.id,
    name: row.name,
    owner: row.ownerEmail,
    scopes: scopesOf(row),
    organisation: row.organisation,
    expires: row.expires_at,
    seen: row.seen_at,
    revoked: row.revoked_at,
  }))
  if (json) return station.out(JSON.stringify(all))
  for (const one of all)
    station.out(
      [one.id, one.name, one.owner, one.organisation ?? 'seluruh tim', one.revoked ? 'dicabut' : `sampai ${one.expires}`].join('\t'),
    )
}
