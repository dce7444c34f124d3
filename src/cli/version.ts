import type { Command } from 'commander'
import type { Station } from './station.ts'

export function versionCommands(program: Command, station: Station): void {
  program
    .command('version')
    .description('versi program')
    .option('--json', 'hasil sebagai JSON')
    .action(({ json }: { json?: boolean }) =>
      station.out(json ? JSON.stringify({ version: station.version, node: station.nodeVersion }) : station.version),
    )
  program
    .command('migrate')
    .description('menerapkan perubahan skema yang belum ada')
    .option('--json', 'hasil sebagai JSON')
    .action(({ json }: { json?: boolean }) => {
      const applied = station.migrate()
      if (json) return station.out(JSON.stringify({ applied }))
      station.out(applied.length > 0 ? applied.join('\n') : 'Skema sudah mutakhir.')
    })
}
