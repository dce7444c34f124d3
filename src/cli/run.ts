import { Command, CommanderError } from 'commander'
import { Refusal } from '../core/refusal.ts'
import { Conflict } from '../ports.ts'
import { backupCommand } from './backup.ts'
import { configCommand } from './config.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { mailCommands } from './mail.ts'
import { oidcCommands } from './oidc.ts'
import { playbookCommand } from './playbook.ts'
import { serveCommand } from './serve.ts'
import { setupCommands } from './setup.ts'
import { Failure, type Station } from './station.ts'
import { teamCommands } from './team.ts'
import { tickCommand } from './tick.ts'
import { tokenCommands } from './token.ts'
import { verifyCommands } from './verify.ts'
import { versionCommands } from './version.ts'
import { vulnerabilityCommands } from './vulnerability.ts'

const commands = [
  serveCommand,
  setupCommands,
  teamCommands,
  tokenCommands,
  oidcCommands,
  importCommand,
  vulnerabilityCommands,
  verifyCommands,
  mailCommands,
  tickCommand,
  playbookCommand,
  doctorCommand,
  versionCommands,
  backupCommand,
  configCommand,
]

/** Runs one command line. Answers the exit code: 0 done, 1 failed, 2 used wrongly. */
export async function run(args: string[], station: Station): Promise<number> {
  const program = new Command('tanggap')
    .description('Penanganan insiden siber: laporan, playbook, imbauan, konfirmasi')
    .option('--debug', 'tampilkan jejak kesalahan')
  program.exitOverride().configureOutput({
    writeOut: text => station.out(text.trimEnd()),
    writeErr: () => {},
  })
  for (const add of commands) add(program, station)
  try {
    await program.parseAsync(args, { from: 'user' })
    return station.exitCode
  } catch (error) {
    return explain(error, program, station)
  }
}

function explain(error: unknown, program: Command, station: Station): number {
  if (error instanceof CommanderError) return misused(error, program, station)
  const failure = asFailure(error)
  station.say(`Gagal: ${failure.message}`)
  if (failure.next) station.say(`Lakukan: ${failure.next}`)
  if (program.opts<{ debug?: boolean }>().debug && error instanceof Error) station.say(error.stack ?? '')
  return failure.exit
}

function misused(error: CommanderError, program: Command, station: Station): number {
  if (error.exitCode === 0) return 0
  if (error.code === 'commander.help') {
    station.say(program.helpInformation().trimEnd())
    return 2
  }
  station.say(`Salah pakai: ${sentence(error)}`)
  station.say('Lakukan: npx tanggap --help, atau npx tanggap PERINTAH --help')
  return 2
}

function sentence({ code, message }: CommanderError): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? ''
  const said: Record<string, string> = {
    'commander.missingArgument': `argumen ${named} belum ditulis.`,
    'commander.missingMandatoryOptionValue': `pilihan ${named} wajib ditulis.`,
    'commander.optionMissingArgument': `pilihan ${named} perlu isi.`,
    'commander.unknownOption': `pilihan ${named} tidak dikenal.`,
    'commander.unknownCommand': `perintah ${named} tidak dikenal.`,
    'commander.excessArguments': 'terlalu banyak argumen.',
    'commander.invalidArgument': message.replace(/^error: /, ''),
  }
  return said[code] ?? message.replace(/^error: /, '')
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof Refusal) {
    const fields = error.errors
      .map(({ field, message }) => (field === 'files' ? message : `${field}: ${message}`))
      .filter(line => !line.endsWith(error.message))
    return new Failure([error.message, ...fields].join(' '), hint(error))
  }
  if (error instanceof Conflict) return new Failure(`Data itu sudah ada (${error.on}).`)
  const message = error instanceof Error ? error.message : String(error)
  return new Failure(message, 'npx tanggap doctor')
}

function hint({ code }: Refusal): string | null {
  if (code === 'unavailable') return 'npx tanggap doctor'
  return code === 'invalid' ? 'perbaiki isian itu, lalu jalankan lagi (npx tanggap PERINTAH --help)' : null
}
