import type { Command } from 'commander'
import { atServer, audited } from '../casework/audited.ts'
import { forgetFactors } from '../casework/people/factors.ts'
import { addPerson } from '../casework/people.ts'
import { addRegencies } from '../casework/regions.ts'
import { addTeam, teamBySlug } from '../casework/teams.ts'
import { organisationCode } from '../core/organisation.ts'
import { isWord, type Role, roles } from '../core/vocabulary.ts'
import { findPersonByEmail, listMemberships } from '../store/people.ts'
import { givenPassword, requirePassword } from './password.ts'
import { Failure, type Station, withPorts } from './station.ts'

interface TeamOptions {
  slug: string
  name: string
  timezone: string
  constituency: string
  shortName?: string
  colour?: string
  phone?: string
  email?: string
}

interface RoleOptions {
  name: string
  team: string
  role: string
  organisation?: string
}

/** Further teams, and people with a role. */
export function teamCommands(program: Command, station: Station): void {
  const team = program.command('team').description('tim (tenant)')
  team
    .command('add')
    .description('menambah tim')
    .requiredOption('--slug <slug>', 'nama pendek, mis. sultra')
    .requiredOption('--name <nama>', 'nama tim')
    .requiredOption('--timezone <zona>', 'zona waktu, mis. Asia/Makassar')
    .requiredOption('--constituency <kode>', 'kode wilayah Kemendagri, mis. 74')
    .option('--short-name <nama>', 'nama singkat')
    .option('--colour <warna>', 'warna tim, mis. #0b5d8a')
    .option('--phone <nomor>', 'telepon siaga')
    .option('--email <surel>', 'surel tim')
    .action((options: TeamOptions) => addOne(station, options))
  const user = program.command('user').description('orang')
  user
    .command('add <surel>')
    .description('menambah orang pada sebuah tim')
    .requiredOption('--name <nama>', 'nama orang itu')
    .requiredOption('--team <slug>', 'tim')
    .requiredOption('--role <peran>', Object.keys(roles).join(', '))
    .option('--organisation <kode>', 'kode instansi, untuk reporter dan contact')
    .option('--password-file <berkas>', 'kata sandi dari berkas ("-" = stdin); tanpa ini dibuatkan dan dicetak sekali')
    .action((email: string, options: RoleOptions & { passwordFile?: string }) => addUser(station, email, options))
  user
    .command('reset-factor <surel>')
    .description('menghapus faktor kedua seseorang, mis. karena ponselnya hilang; semua sesinya berakhir')
    .action((email: string) =>
      withPorts(station, async ports => {
        const person = await findPersonByEmail(ports.database.query, email)
        if (!person) throw new Failure(`${email} tidak dikenal.`, 'periksa ejaannya')
        const [membership] = await listMemberships(ports.database.query, person.id)
        const line = audited(ports, atServer(membership?.team_id ?? null), { action: 'factors_reset', subject: person.id })
        await ports.database.commit([...forgetFactors(ports, person.id), line])
        station.say(`Saat masuk berikutnya ${email} memasang faktor kedua yang baru.`)
      }),
    )
}

function addOne(station: Station, options: TeamOptions): Promise<void> {
  return withPorts(station, async ports => {
    const { timezone: zone, shortName = options.name, ...given } = options
    const team = await addTeam(ports, { ...given, zone, shortName })
    const areas = await addRegencies(ports, team)
    station.say(`Tim ${team.slug} dibuat dengan ${areas} wilayah.`)
    station.out(`${ports.settings.baseUrl}${team.isDefault ? '' : `/@${team.slug}`}/`)
  })
}

function addUser(station: Station, email: string, options: RoleOptions & { passwordFile?: string }): Promise<void> {
  const { role, organisation } = bound(options)
  return withPorts(station, async ports => {
    const team = await teamBySlug(ports, options.team)
    const password = await givenPassword(station, ports, options.passwordFile)
    await requirePassword(password.text, [options.name, email])
    const { passwordSet } = await addPerson(ports, team, { email, name: options.name, role, organisation, password: password.text })
    station.say(`${email} sekarang ${roles[role]} pada ${team.shortName}.`)
    if (!passwordSet) station.say('Orang ini sudah punya kata sandi; yang lama tetap berlaku.')
    else if (password.generated) station.out(password.text)
  })
}

/** Reporters and contacts see only their own tree, so they must be bound to one. */
export function bound({ role, organisation: code }: { role: string; organisation?: string }): { role: Role; organisation: string | null } {
  const organisation = code ?? null
  if (!isWord(roles, role)) throw new Failure(`Peran "${role}" tidak dikenal.`, `pilih salah satu: ${Object.keys(roles).join(', ')}`, 2)
  if (organisation !== null && !organisationCode.test(organisation))
    throw new Failure(`"${organisation}" bukan kode instansi.`, 'tulis mis. 35.25 atau 35.25/dinkes', 2)
  if (organisation === null && (role === 'reporter' || role === 'contact'))
    throw new Failure(`Peran ${role} harus terikat pada sebuah instansi.`, 'tambahkan --organisation 35.25', 2)
  return { role, organisation }
}
