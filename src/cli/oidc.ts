import type { Command } from 'commander'
import { atServer, audited } from '../casework/audited.ts'
import { setProvider } from '../casework/people/oidc-provider.ts'
import { teamBySlug } from '../casework/teams.ts'
import type { Rights } from '../core/people.ts'
import { isWord, roles } from '../core/vocabulary.ts'
import { deleteOidcProvider } from '../store/oidc.ts'
import { Failure, type Station, withPorts } from './station.ts'

interface OidcOptions {
  team: string
  issuer: string
  clientId: string
  secretFile: string
  claim: string
  map: string[]
}

/** A team's own identity provider. */
export function oidcCommands(program: Command, station: Station): void {
  const oidc = program.command('oidc').description('masuk lewat penyedia akun (OpenID Connect) sebuah tim')
  oidc
    .command('set')
    .description('memasang atau mengganti penyedia; alamat kembalinya dicetak')
    .requiredOption('--team <slug>', 'tim')
    .requiredOption('--issuer <alamat>', 'penerbit, mis. https://sso.jatimprov.go.id/realms/pegawai')
    .requiredOption('--client-id <id>', 'client id di penyedia itu')
    .requiredOption('--secret-file <berkas>', 'rahasia klien dari berkas ("-" = stdin)')
    .requiredOption('--claim <nama>', 'klaim yang menentukan peran, mis. groups')
    .requiredOption('--map <nilai=peran[@instansi]...>', 'mis. csirt=analyst dinkes=reporter@35.25/dinkes; yang pertama cocok berlaku')
    .action((options: OidcOptions) => setOne(station, options))
  oidc
    .command('remove')
    .description('melepas penyedia')
    .requiredOption('--team <slug>', 'tim')
    .action(({ team }: { team: string }) =>
      withPorts(station, async ports => {
        const { id, shortName } = await teamBySlug(ports, team)
        const line = audited(ports, atServer(id), { action: 'provider_removed', subject: null })
        await ports.database.commit([deleteOidcProvider(ports.database.query, id), line])
        station.say(`${shortName} tidak lagi memakai penyedia akun.`)
      }),
    )
}

function setOne(station: Station, { team: slug, secretFile, map, ...options }: OidcOptions): Promise<void> {
  const rights = map.map(rightsOf)
  return withPorts(station, async ports => {
    const team = await teamBySlug(ports, slug)
    const secret = (await station.read(secretFile)).trim()
    await setProvider(ports, team, { ...options, secret, rights })
    station.say(`Penyedia akun ${team.shortName} dipasang. Daftarkan alamat kembali ini di sana:`)
    station.out(`${ports.settings.baseUrl}/masuk/oidc/${team.slug}/kembali`)
  })
}

function rightsOf(text: string): [string, Rights] {
  const [, value, role, organisation] = /^(.+)=([a-z]+)(?:@(.+))?$/.exec(text) ?? []
  if (!value || !isWord(roles, role))
    throw new Failure(`"${text}" bukan pemetaan.`, 'tulis mis. csirt=analyst atau dinkes=reporter@35.25/dinkes', 2)
  return [value, { role, organisation: organisation ?? null }]
}
