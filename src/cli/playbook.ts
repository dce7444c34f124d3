import type { Command } from 'commander'
import { type Fault, parseClocks, parsePlaybook } from '../formats/playbook.ts'
import { Failure, type Station } from './station.ts'

/** Playbooks without a server. */
export function playbookCommand(program: Command, station: Station): void {
  program
    .command('playbook')
    .description('playbook')
    .command('check <berkas...>')
    .description('memeriksa berkas playbook; setiap kesalahan dengan barisnya')
    .option('--json', 'hasil sebagai JSON')
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const faults: Fault[] = []
      for (const file of files) faults.push(...(await faultsOf(station, file)))
      if (json) station.out(JSON.stringify({ faults }))
      else for (const fault of faults) station.out(lineOf(fault))
      if (faults.length > 0) station.exitCode = 1
      else if (!json) station.out(`${files.length} berkas benar.`)
    })
}

export function lineOf({ file, line, reason }: Fault): string {
  return `${file}:${line} ${reason}`
}

/** With the clocks and templates of this installation, or the clocks.yaml beside the file. */
async function faultsOf(station: Station, file: string): Promise<Fault[]> {
  const text = await station.read(file)
  const beside = file.replace(/[^/\\]*$/, 'clocks.yaml')
  const clocksText = (await station.read(beside).catch(() => null)) ?? station.shipped('playbooks/clocks.yaml')
  if (clocksText === null) throw new Failure('clocks.yaml tidak ditemukan.', 'letakkan clocks.yaml di folder yang sama')
  if (file.endsWith('clocks.yaml')) return faultsIn(parseClocks(file, text))
  const clocks = parseClocks('clocks.yaml', clocksText)
  if ('faults' in clocks) return clocks.faults
  return faultsIn(parsePlaybook(file, text, clocks.clocks, { templates: station.templates() }))
}

function faultsIn(read: object): Fault[] {
  return 'faults' in read ? (read.faults as Fault[]) : []
}
