import type { Command } from 'commander'
import { fillDemo } from '../casework/demo/fill.ts'
import { demoPassword, demoPeople } from '../casework/demo/people.ts'
import { firstAdminLink } from '../casework/people.ts'
import { publishPlaybooks } from '../casework/playbooks.ts'
import type { Fault } from '../formats/playbook.ts'
import { checkTemplate } from '../mail/check-template.ts'
import type { Ports } from '../ports.ts'
import { countHolidays } from '../store/condition.ts'
import { listTeams } from '../store/teams.ts'
import { lineOf } from './playbook/read.ts'
import { Failure, type Opened, type Station } from './station.ts'

/** Starts the program: checks the texts that analysts edit, publishes the playbooks, serves, and says what is not set up yet. */
export function serveCommand(program: Command, station: Station): void {
  program
    .command('serve')
    .description('menjalankan program (npm start)')
    .option('--demo', 'basis data contoh yang terpisah; surel tidak pernah dikirim')
    .action(async ({ demo = false }: { demo?: boolean }) => {
      const opened = await station.open({ demo, logs: true })
      try {
        await prepare(station, opened)
      } catch (error) {
        opened.close()
        throw error
      }
      await station.serve(opened, url => void greet(station, opened, url))
    })
}

async function prepare(station: Station, { ports }: Opened): Promise<void> {
  const { templates: indonesian, english } = ports.texts
  const named = [...Object.entries(indonesian), ...Object.entries(english).map(([name, source]) => [`en/${name}`, source] as const)]
  const templates = named.flatMap(([name, source]) => checkTemplate(`templates/${name}`, source))
  refuseFaults(station, templates, 'Ada templat surel yang salah')
  const { published, faults } = await publishPlaybooks(ports)
  refuseFaults(
    station,
    faults.map(fault => ({ ...fault, file: `playbooks/${fault.file}` })),
    'Ada playbook yang salah',
  )
  if (published.length > 0) station.say(`Playbook terbit: ${published.join(', ')}`)
  if (ports.settings.demo && (await listTeams(ports.database.query)).length === 0) await fill(station, ports)
}

/** Once, on an empty demo database; it is kept until its folder is deleted. */
async function fill(station: Station, ports: Ports): Promise<void> {
  station.say('Mengisi data contoh…')
  await fillDemo(ports)
}

function refuseFaults(station: Station, faults: Fault[], what: string): void {
  for (const fault of faults) station.say(lineOf(fault))
  if (faults.length > 0)
    throw new Failure(
      `${what}; program tidak dijalankan.`,
      'perbaiki baris di atas, lalu periksa: npx tanggap playbook check playbooks/*.yaml',
    )
}

async function greet(station: Station, opened: Opened, url: string): Promise<void> {
  const { config, ports } = opened
  const home = station.env.BASE_URL ? config.baseUrl : url
  const link = (await firstAdminLink(ports))?.replace(config.baseUrl, home)
  const unset = await notSetUp(station, opened)
  const lines = [
    `Tanggap ${station.version}${config.demo ? '  ·  DATA CONTOH' : ''}`,
    `  Basis data  ${config.dataDir}/tanggap.db`,
    `  Berkas      ${config.dataDir}/files`,
    `  Kunci       ${config.dataDir}/secret.key`,
    ...(unset.length > 0 ? ['Belum disiapkan:', ...unset.map(line => `  ! ${line}`)] : []),
    'Alamat:',
    `  ${home}/        pelapor`,
    `  ${home}/masuk   petugas`,
    ...(config.demo ? ['Masuk sebagai:', ...demoPeople.map(email => `  ${email}   ${demoPassword}`)] : []),
    ...(link ? ['Admin pertama (sekali pakai, berlaku 30 menit):', `  ${link}`] : []),
  ]
  for (const line of lines) station.out(line)
}

/** What is missing, each with the command that sets it. */
async function notSetUp(station: Station, { config, ports }: Opened): Promise<string[]> {
  const teams = await listTeams(ports.database.query)
  const year = ports.now().getFullYear()
  const lines: string[] = []
  if (teams.length === 0)
    lines.push('Tim: npx tanggap setup --team jatim --name JatimProv-CSIRT --timezone Asia/Jakarta --admin nama@contoh.go.id')
  if (!config.smtpUrl && !config.demo) lines.push('Surel: SMTP_URL=smtp://pengguna:sandi@server:587 npm start (surel menunggu di antrean)')
  if (!station.env.BASE_URL) lines.push('Alamat untuk tautan di surel: BASE_URL=https://tanggap.contoh.go.id npm start')
  for (const team of await withoutHolidays(ports, teams, year))
    lines.push(`Hari libur ${year} untuk ${team}: npx tanggap import holidays BERKAS.csv --team ${team} --save`)
  return lines
}

async function withoutHolidays(ports: Ports, teams: { id: string; slug: string }[], year: number): Promise<string[]> {
  const counts = await Promise.all(teams.map(team => countHolidays(ports.database.query, team.id, year)))
  return teams.filter((_, at) => counts[at] === 0).map(team => team.slug)
}
