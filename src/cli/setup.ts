import type { Command } from 'commander'
import { constituencyFor } from '../casework/area-names.ts'
import { addPerson, firstAdminLink } from '../casework/people.ts'
import { publishPlaybooks } from '../casework/playbooks.ts'
import { addRegencies } from '../casework/regions.ts'
import { addTeam } from '../casework/teams.ts'
import { hasAdmin } from '../store/people.ts'
import { listTeams } from '../store/teams.ts'
import { givenPassword, requirePassword } from './password.ts'
import { Failure, type Station, withPorts } from './station.ts'

interface SetupOptions {
  team: string
  name: string
  timezone: string
  admin: string
  adminName?: string
  shortName?: string
  constituency?: string
  passwordFile?: string
}

/** The first team and the first admin, by one command or by the one-time link for a browser. */
export function setupCommands(program: Command, station: Station): void {
  program
    .command('setup')
    .description('tim dan admin pertama, tanpa peramban; menolak bila sudah pernah')
    .requiredOption('--team <slug>', 'nama pendek tim, mis. jatim')
    .requiredOption('--name <nama>', 'nama tim')
    .requiredOption('--timezone <zona>', 'Asia/Jakarta, Asia/Makassar, Asia/Jayapura, atau Asia/Pontianak')
    .requiredOption('--admin <surel>', 'surel admin pertama')
    .option('--admin-name <nama>', 'nama admin pertama')
    .option('--short-name <nama>', 'nama singkat tim, mis. JatimProv-CSIRT')
    .option('--constituency <kode>', 'kode wilayah Kemendagri, mis. 35')
    .option('--password-file <berkas>', 'kata sandi dari berkas ("-" = stdin); tanpa ini dibuatkan dan dicetak sekali')
    .action((options: SetupOptions) => withPorts(station, ports => setUp(station, ports, options)))
  program
    .command('setup-link')
    .description('tautan sekali pakai (30 menit) untuk admin pertama')
    .action(() =>
      withPorts(station, async ports => {
        const link = await firstAdminLink(ports)
        if (!link) throw new Failure('Admin sudah ada; tautan admin pertama tidak berlaku lagi.', `${ports.settings.baseUrl}/masuk`)
        station.out(link)
      }),
    )
}

async function setUp(station: Station, ports: Parameters<typeof addTeam>[0], options: SetupOptions): Promise<void> {
  const query = ports.database.query
  if ((await listTeams(query)).length > 0 || (await hasAdmin(query)))
    throw new Failure('Tim pertama sudah ada; setup hanya untuk pemasangan baru.', 'npx tanggap team add, lalu npx tanggap user add')
  const password = await givenPassword(station, ports, options.passwordFile)
  await requirePassword(password.text, [options.admin])
  await publishPlaybooks(ports)
  const constituency = options.constituency ?? constituencyFor(options.team)
  const { team: slug, name, timezone: zone } = options
  const team = await addTeam(ports, { slug, name, zone, constituency, shortName: options.shortName ?? name })
  const areas = await addRegencies(ports, team)
  const person = { email: options.admin, name: options.adminName ?? 'Admin', role: 'admin' as const, organisation: null }
  await addPerson(ports, team, { ...person, password: password.text })
  station.say(`Tim ${team.slug} dibuat dengan ${areas} wilayah; admin ${options.admin}.`)
  if (password.generated) station.out(password.text)
}
