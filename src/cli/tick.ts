import type { Command } from 'commander'
import { tick } from '../mail/tick.ts'
import { Failure, type Station, withPorts } from './station.ts'

/** One round of the clockwork. Another time than now is for tests only. */
export function tickCommand(program: Command, station: Station): void {
  program
    .command('tick')
    .description('satu putaran: tenggat, pengingat, kirim surel')
    .option('--now <waktu>', 'hanya untuk pengujian (TANGGAP_TEST_CLOCK=1): waktu RFC 3339')
    .option('--json', 'hasil sebagai JSON')
    .action((options: { now?: string; json?: boolean }) => {
      const at = options.now === undefined ? null : testTime(station, options.now)
      return withPorts(station, async ports => {
        const done = await tick(at ? { ...ports, now: () => new Date(at) } : ports)
        if (options.json) return station.out(JSON.stringify(done))
        const { deadlines, reminded, sent, deferred, failed } = done
        station.out(`tenggat ${deadlines}, diingatkan ${reminded}, terkirim ${sent}, ditunda ${deferred}, gagal ${failed}`)
      })
    })
}

function testTime(station: Station, text: string): Date {
  if (station.env.TANGGAP_TEST_CLOCK !== '1')
    throw new Failure('--now hanya untuk pengujian.', 'setel TANGGAP_TEST_CLOCK=1, atau jalankan tanpa --now', 2)
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new Failure(`"${text}" bukan waktu RFC 3339.`, 'tulis mis. 2026-07-14T02:00:00Z', 2)
  return at
}
