import type { Command } from 'commander'
import { fromCacao } from '../../formats/cacao.ts'
import { parsePlaybook } from '../../formats/playbook.ts'
import { Failure, type Station } from '../station.ts'
import { clocksFor, lineOf, refuse } from './read.ts'

interface Options {
  out?: string
  name?: string
}

export function importVerb(playbook: Command, station: Station): void {
  playbook
    .command('import <berkas>')
    .description('membaca CACAO 2.0 (JSON) menjadi berkas playbook; yang tidak terbawa disebut satu per satu')
    .option('--out <yaml>', 'menulis ke berkas ini; tanpa ini ke layar')
    .option('--name <nama>', 'nama pendek playbook, bila tidak memakai namanya sendiri')
    .action(async (file: string, { out, name }: Options) => {
      const clocks = await clocksFor(station, out ?? 'clocks.yaml')
      if ('faults' in clocks) return refuse(station, 'clocks.yaml', { faults: clocks.faults, what: 'dipakai' })
      const read = fromCacao(await station.read(file), clocks.clocks, nameOf(name))
      if ('reasons' in read) {
        for (const reason of read.reasons) station.say(reason)
        throw new Failure(`${file} ditolak.`, 'minta berkas CACAO 2.0 yang benar kepada penyusunnya')
      }
      for (const one of read.lost) station.say(`Tidak terbawa: ${one}`)
      const target = `${read.id}.yaml`
      const checked = parsePlaybook(target, read.source, clocks.clocks, { templates: station.templates() })
      if ('faults' in checked) for (const fault of checked.faults) station.say(`Masih perlu: ${lineOf(fault)}`)
      if (!out) return station.out(read.source.trimEnd())
      await station.write(out, read.source)
      station.say(`${out} ditulis.`)
    })
}

function nameOf(name: string | undefined): string | undefined {
  if (name === undefined || /^[a-z][a-z0-9-]{0,39}$/.test(name)) return name
  if (name.trim() === '') throw new Failure('Nama playbook masih kosong: huruf kecil, angka, dan tanda hubung.', null, 2)
  throw new Failure(`“${name}” bukan nama playbook: huruf kecil, angka, dan tanda hubung.`, null, 2)
}
