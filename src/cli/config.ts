import type { Command } from 'commander'
import type { RunSettings, Station } from './station.ts'

type Plain = Exclude<keyof RunSettings, 'dkim'>

const shown: [name: string, key: Plain][] = [
  ['PORT', 'port'],
  ['HOST', 'host'],
  ['BASE_URL', 'baseUrl'],
  ['DATA_DIR', 'dataDir'],
  ['SMTP_URL', 'smtpUrl'],
  ['MAIL_FROM', 'mailFrom'],
  ['BOUNCE_ADDRESS', 'bounceAddress'],
  ['IMAP_URL', 'imapUrl'],
  ['LOG_LEVEL', 'logLevel'],
  ['TICK_SECONDS', 'tickSeconds'],
]

/** Every setting with its value and where it comes from. */
export function configCommand(program: Command, station: Station): void {
  program
    .command('config')
    .description('pengaturan')
    .command('list')
    .description('nilai dan asalnya; rahasia disamarkan')
    .option('--json', 'hasil sebagai JSON')
    .action(({ json }: { json?: boolean }) => {
      const settings = station.settings()
      const rows = shown.map(([name, key]) => ({
        name,
        value: masked(settings[key]),
        origin: station.env[name] ? 'env' : 'bawaan',
      }))
      if (json) return station.out(JSON.stringify(rows))
      for (const { name, value, origin } of rows)
        station.out(`${name.padEnd(13)} ${String(value ?? '(belum disetel)').padEnd(40)} ${origin}`)
    })
}

/** A URL keeps its host; whoever signs in there, and with what, stays hidden. */
function masked(value: RunSettings[Plain]): string | number | boolean | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return value
  return value.replace(/^([a-z]+:\/\/)[^@/]*@/i, '$1***@')
}
