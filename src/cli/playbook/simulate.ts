import type { Command } from 'commander'
import type { Playbook } from '../../core/playbook.ts'
import { simulate } from '../../core/simulate.ts'
import { type Fault, parsePlaybook } from '../../formats/playbook.ts'
import { parseScript, playbookOf, timeline } from '../../formats/script.ts'
import { Failure, type Station } from '../station.ts'
import { clocksFor, lineOf } from './read.ts'

interface Options {
  playbook?: string
  quiet?: boolean
  json?: boolean
}

interface Result {
  script: string
  lines: string[]
  faults: Fault[]
}

/** `playbook simulate`: a case told in advance, by a stopped clock, without a server. */
export function simulateVerb(playbook: Command, station: Station): void {
  playbook
    .command('simulate <naskah...>')
    .description('menjalankan naskah dengan jam yang dihentikan, mencetak lini masanya, dan memeriksa yang diharapkannya')
    .option(
      '--playbook <berkas>',
      'memakai playbook ini, misalnya draf; tanpa ini yang disebut naskah, di folder yang sama atau di atasnya',
    )
    .option('--quiet', 'hanya yang tidak sesuai')
    .option('--json', 'hasil sebagai JSON')
    .action(async (files: string[], options: Options) => {
      const results: Result[] = []
      for (const file of files) results.push(await run(station, file, options.playbook))
      print(station, results, options)
      if (results.some(({ faults }) => faults.length > 0)) station.exitCode = 1
    })
}

function print(station: Station, results: Result[], { quiet, json }: Options): void {
  if (json) {
    station.out(JSON.stringify({ scripts: results }))
    return
  }
  for (const { script, lines, faults } of results) {
    if (!quiet) for (const line of [script, ...lines, '']) station.out(line)
    for (const fault of faults) station.out(lineOf(fault))
  }
  const wrong = results.filter(({ faults }) => faults.length > 0).length
  station.out(wrong === 0 ? `${results.length} naskah sesuai.` : `${wrong} dari ${results.length} naskah tidak sesuai.`)
}

async function run(station: Station, file: string, given: string | undefined): Promise<Result> {
  const text = await station.read(file)
  const named = playbookOf(file, text)
  if ('faults' in named) return { script: file, lines: [], faults: named.faults }
  const playbook = await playbookFor(station, file, given ? [given] : besides(file, named.playbook))
  if ('faults' in playbook) return { script: file, lines: [], faults: playbook.faults }
  const read = parseScript(file, text, playbook.playbook)
  if ('faults' in read) return { script: file, lines: [], faults: read.faults }
  const simulation = simulate(read.script, playbook.playbook)
  const lines = timeline(simulation, read.script.calendar.zone)
  return { script: `${read.script.id}: ${read.script.name}`, lines, faults: read.faultsOf(simulation.broken) }
}

/** In the script's folder, in the one above it, else as shipped. */
function besides(script: string, playbook: string): string[] {
  return [`${folderOf(script)}${playbook}.yaml`, `${folderOf(script)}../${playbook}.yaml`]
}

async function playbookFor(station: Station, script: string, places: string[]): Promise<{ playbook: Playbook } | { faults: Fault[] }> {
  const name = places[0]?.split(/[/\\]/).at(-1) ?? ''
  const found = await firstOf(station, places)
  const source = found?.text ?? (places.length > 1 ? station.shipped(`playbooks/${name}`) : null)
  if (source === null) throw new Failure(`Playbook ${name} untuk ${script} tidak ditemukan.`, 'sebutkan dengan --playbook BERKAS')
  const clocks = await clocksFor(station, found?.file ?? script)
  return 'faults' in clocks ? clocks : parsePlaybook(found?.file ?? name, source, clocks.clocks, { templates: station.templates() })
}

async function firstOf(station: Station, files: string[]): Promise<{ file: string; text: string } | null> {
  for (const file of files) {
    const text = await station.read(file).catch(() => null)
    if (text !== null) return { file, text }
  }
  return null
}

function folderOf(file: string): string {
  return file.replace(/[^/\\]*$/, '')
}
