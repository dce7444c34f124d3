import type { Command } from 'commander'
import { playbookDiagram } from '../formats/diagram.ts'
import { type Fault, parseClocks } from '../formats/playbook.ts'
import { exportVerb } from './playbook/export.ts'
import { importVerb } from './playbook/import.ts'
import { lineOf, readPlaybook, refuse } from './playbook/read.ts'
import { simulateVerb } from './playbook/simulate.ts'
import { Failure, type Station } from './station.ts'

/** Playbooks without a server. */
export function playbookCommand(program: Command, station: Station): void {
  const playbook = program.command('playbook').description('playbook')
  playbook
    .command('check <berkas...>')
    .description('memeriksa berkas playbook, atau semua berkas YAML dalam sebuah folder; setiap kesalahan dengan barisnya')
    .option('--json', 'hasil sebagai JSON')
    .action(async (named: string[], { json }: { json?: boolean }) => {
      const files = named.flatMap(one => filesOf(station, one))
      const faults: Fault[] = []
      for (const file of files) faults.push(...(await faultsOf(station, file)))
      if (json) station.out(JSON.stringify({ faults }))
      else for (const fault of faults) station.out(lineOf(fault))
      if (faults.length > 0) station.exitCode = 1
      else if (!json) station.out(`${files.length} berkas benar.`)
    })
  playbook
    .command('diagram <berkas>')
    .description('menggambar playbook sebagai SVG')
    .option('--out <svg>', 'menulis ke berkas ini; tanpa ini ke layar')
    .action(async (file: string, { out }: { out?: string }) => {
      const read = await readPlaybook(station, file)
      if ('faults' in read) return refuse(station, file, { faults: read.faults, what: 'digambar' })
      const svg = onPaper(playbookDiagram(read.playbook))
      if (!out) return station.out(svg)
      await station.write(out, svg)
      station.say(`${out} ditulis.`)
    })
  simulateVerb(playbook, station)
  exportVerb(playbook, station)
  importVerb(playbook, station)
}

/** A file of its own brings the few colours that the console's stylesheet gives otherwise. */
function onPaper(svg: string): string {
  const style =
    'svg{background:#fff;color:#182027;font-family:sans-serif}.labels{paint-order:stroke;stroke:#fff;stroke-width:4}.back{stroke-dasharray:4 3}'
  return svg.replace('<title', `<style>${style}</style><title`)
}

/** A folder stands for the YAML files right in it. */
function filesOf(station: Station, named: string): string[] {
  const names = station.filesIn(named)
  if (!names) return [named]
  const files = names.filter(name => /\.ya?ml$/.test(name))
  if (files.length === 0) throw new Failure(`Tidak ada berkas YAML di folder ${named}.`, 'sebutkan berkas playbook atau foldernya')
  return files.map(name => `${named.replace(/[/\\]+$/, '')}/${name}`)
}

async function faultsOf(station: Station, file: string): Promise<Fault[]> {
  if (file.endsWith('clocks.yaml')) return faultsIn(parseClocks(file, await station.read(file)))
  return faultsIn(await readPlaybook(station, file))
}

function faultsIn(read: object): Fault[] {
  return 'faults' in read ? (read.faults as Fault[]) : []
}
