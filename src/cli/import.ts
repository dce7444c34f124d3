import type { Command } from 'commander'
import { importFile } from '../casework/import/import-file.ts'
import { type Importable, type Imported, importable } from '../casework/import/job.ts'
import { rejectedCsv } from '../casework/import/rows.ts'
import { teamBySlug } from '../casework/teams.ts'
import { isWord } from '../core/vocabulary.ts'
import { Failure, type Station, withPorts } from './station.ts'

interface ImportOptions {
  team?: string
  save?: boolean
  json?: boolean
}

/** A dry run unless --save. Rejected rows stand in FILE.rejected.csv with the reason. */
export function importCommand(program: Command, station: Station): void {
  program
    .command('import <apa> <berkas>')
    .description(`${Object.keys(importable).join('|')} dari CSV atau JSONL; uji coba sampai --save`)
    .option('--team <slug>', 'tim; bila tidak ditulis, tim utama')
    .option('--save', 'simpan; tanpa ini hanya diperiksa')
    .option('--json', 'hasil sebagai JSON')
    .action(async (what: string, file: string, options: ImportOptions) => {
      if (!isWord(importable, what)) throw new Failure(`"${what}" tidak bisa diimpor.`, `pilih ${Object.keys(importable).join(', ')}`, 2)
      const text = await station.read(file)
      const result = await withPorts(station, async ports =>
        importFile(ports, await teamBySlug(ports, options.team ?? ''), {
          what,
          text,
          save: options.save ?? false,
          progress: (done, of) => station.say(`${done} dari ${of}`),
        }),
      )
      await report(station, result, { what, file, options })
    })
}

async function report(station: Station, result: Imported, told: { what: Importable; file: string; options: ImportOptions }): Promise<void> {
  const { what, file, options } = told
  const { rows, added, known, rejected } = result
  const saved = options.save ?? false
  if (options.json) station.out(JSON.stringify({ rows, added, known, rejected: rejected.length, saved }))
  else
    station.out(
      `${rows} baris ${importable[what]}: ${added} baru, ${known} sudah ada, ${rejected.length} ditolak${saved ? '' : ' (uji coba, belum disimpan)'}`,
    )
  if (rejected.length > 0) {
    const target = `${file === '-' ? 'stdin' : file}.rejected.csv`
    await station.write(target, rejectedCsv(rejected))
    station.say(`Baris yang ditolak beserta alasannya: ${target}`)
    station.exitCode = 1
  }
  if (!saved) station.say('Untuk menyimpan: ulangi dengan --save')
}
