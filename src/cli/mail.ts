import type { Command } from 'commander'
import { receiveMail } from '../mail/incoming/receive.ts'
import { Failure, type Station, withPorts } from './station.ts'

const outcomes = { known: 'sudah pernah diterima', matched: 'menyambung ke pesan kita', kept: 'disimpan' } as const

/** For a mail server's pipe: one message on stdin. Exit code 75 (EX_TEMPFAIL) tells the server to keep it and come again. */
export function mailCommands(program: Command, station: Station): void {
  program
    .command('mail')
    .description('surel masuk')
    .command('receive [berkas]')
    .description('menerima satu surel mentah dari stdin atau berkas: yang kembali, yang otomatis, dan balasan orang')
    .option('--json', 'hasil sebagai JSON')
    .action(async (file: string | undefined, { json }: { json?: boolean }) => {
      const raw = await station.readBytes(file ?? '-')
      if (raw.length === 0) throw new Failure('Tidak ada surel di masukan.', 'tanggap mail receive < surel.eml', 2)
      try {
        const received = await withPorts(station, ports => receiveMail(ports, raw))
        station.out(json ? JSON.stringify(received) : `${received.kind}: ${outcomes[received.outcome]}`)
      } catch (error) {
        station.say(`Gagal: surel ini belum tersimpan (${error instanceof Error ? error.message : String(error)})`)
        station.exitCode = 75
      }
    })
}
