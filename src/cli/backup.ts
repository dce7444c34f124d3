import type { Command } from 'commander'
import { saveSetting } from '../store/guards.ts'
import { Failure, type Station, withPorts } from './station.ts'

export const lastBackup = 'last_backup'

/** Copies the live database while others go on writing, and proves that the copy opens. */
export function backupCommand(program: Command, station: Station): void {
  program
    .command('backup')
    .description('cadangan')
    .command('create [berkas]')
    .description('menyalin basis data yang sedang berjalan, lalu memeriksa salinannya')
    .action((file: string | undefined) =>
      withPorts(station, async (ports, opened) => {
        const at = ports.now().toISOString()
        const target = file ?? `${opened.config.dataDir}/backups/tanggap-${at.replace(/[-:]|\.\d+/g, '')}.db`
        if (station.health.exists(target))
          throw new Failure(`${target} sudah ada; cadangan tidak menimpa berkas.`, 'tulis nama berkas lain')
        await opened.backup(target)
        const found = station.health.integrity(target)
        if (found !== 'ok') throw new Failure(`Salinan ${target} rusak: ${found}`, 'npx tanggap doctor')
        await ports.database.commit([saveSetting(ports.database.query, lastBackup, at)])
        station.say('Salinan terbuka dan utuh. Simpan juga folder files/ dan secret.key dari folder data.')
        station.out(target)
      }),
    )
}
