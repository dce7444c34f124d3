import type { Command } from 'commander'
import { toCacao } from '../../formats/cacao.ts'
import { Failure, type Station } from '../station.ts'
import { readPlaybook, refuse } from './read.ts'

interface Options {
  out?: string
  created?: string
  modified?: string
}

export function exportVerb(playbook: Command, station: Station): void {
  playbook
    .command('export <berkas>')
    .description('menulis playbook sebagai CACAO 2.0 (JSON); berkas YAML, atau nama playbook bawaan')
    .option('--out <json>', 'menulis ke berkas ini; tanpa ini ke layar')
    .option('--created <waktu>', 'kapan versi pertama terbit, misalnya 2026-03-02T08:00:00Z; tanpa ini sama dengan --modified')
    .option('--modified <waktu>', 'kapan versi ini terbit; tanpa ini kapan berkasnya terakhir diubah, dan untuk playbook bawaan saat ini')
    .action(async (file: string, { out, created, modified }: Options) => {
      const known = /^[a-z][a-z0-9-]*$/.test(file) && station.shipped(`playbooks/${file}.yaml`)
      const from = known ? shippedOnly(station, { path: `${file}.yaml`, text: known }) : station
      const path = known ? `${file}.yaml` : file
      const read = await readPlaybook(from, path)
      if ('faults' in read) return refuse(station, path, { faults: read.faults, what: 'ditulis' })
      const changed = timeOf(modified, (known ? null : station.changedAt(file)) ?? new Date())
      const made = toCacao({ file: path, text: read.text }, read.clocks, { created: timeOf(created, changed), modified: changed })
      if ('faults' in made) return refuse(station, path, { faults: made.faults, what: 'ditulis' })
      if (!out) return station.out(made.json.trimEnd())
      await station.write(out, made.json)
      station.say(`${out} ditulis.`)
    })
}

/** A playbook of the program, with its clocks, whatever lies in the folder one stands in. */
function shippedOnly(station: Station, { path, text }: { path: string; text: string }): Station {
  return { ...station, read: async file => (file === path ? text : (station.shipped(`playbooks/${file}`) ?? '')) }
}

function timeOf(written: string | undefined, otherwise: Date): Date {
  if (written === undefined) return otherwise
  const time = new Date(written)
  if (Number.isNaN(time.getTime())) throw new Failure(`“${written}” bukan waktu.`, 'tulis misalnya 2026-03-02T08:00:00Z', 2)
  return time
}
