import type { Command } from 'commander'
import type { Playbook } from '../core/playbook.ts'
import { playbookDiagram } from '../formats/diagram.ts'
import { type Fault, parseClocks, parsePlaybook } from '../formats/playbook.ts'
import { Failure, type Station } from './station.ts'

/** Playbooks without a server. */
export function playbookCommand(program: Command, station: Station): void {
  const playbook = program.command('playbook').description('playbook')
  playbook
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
  playbook
    .command('diagram <berkas>')
    .description('menggambar playbook sebagai SVG')
    .option('--out <svg>', 'menulis ke berkas ini; tanpa ini ke layar')
    .action(async (file: string, { out }: { out?: string }) => {
      const read = await readPlaybook(station, file)
      if ('faults' in read) {
        for (const fault of read.faults) station.say(lineOf(fault))
        throw new Failure(`${file} belum benar, jadi belum digambar.`, `npx tanggap playbook check ${file}`)
      }
      const svg = onPaper(playbookDiagram(read.playbook))
      if (!out) return station.out(svg)
      await station.write(out, svg)
      station.say(`${out} ditulis.`)
    })
}

export function lineOf({ file, line, reason }: Fault): string {
  return `${file}:${line} ${reason}`
}

/** A file of its own brings the few colours that the console's stylesheet gives otherwise. */
function onPaper(svg: string): string {
  const style =
    'svg{background:#fff;color:#182027;font-family:sans-serif}.labels{paint-order:stroke;stroke:#fff;stroke-width:4}.back{stroke-dasharray:4 3}'
  return svg.replace('<title', `<style>${style}</style><title`)
}

async function faultsOf(station: Station, file: string): Promise<Fault[]> {
  if (file.endsWith('clocks.yaml')) return faultsIn(parseClocks(file, await station.read(file)))
  return faultsIn(await readPlaybook(station, file))
}

/** With the clocks and templates of this installation, or the clocks.yaml beside the file. */
async function readPlaybook(station: Station, file: string): Promise<{ playbook: Playbook } | { faults: Fault[] }> {
  const text = await station.read(file)
  const beside = file.replace(/[^/\\]*$/, 'clocks.yaml')
  const clocksText = (await station.read(beside).catch(() => null)) ?? station.shipped('playbooks/clocks.yaml')
  if (clocksText === null) throw new Failure('clocks.yaml tidak ditemukan.', 'letakkan clocks.yaml di folder yang sama')
  const clocks = parseClocks('clocks.yaml', clocksText)
  return 'faults' in clocks ? clocks : parsePlaybook(file, text, clocks.clocks, { templates: station.templates() })
}

function faultsIn(read: object): Fault[] {
  return 'faults' in read ? (read.faults as Fault[]) : []
}
