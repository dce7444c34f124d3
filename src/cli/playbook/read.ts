import type { ClockRule, Playbook } from '../../core/playbook.ts'
import { type Fault, parseClocks, parsePlaybook } from '../../formats/playbook.ts'
import { Failure, type Station } from '../station.ts'

export interface PlaybookFile {
  text: string
  playbook: Playbook
  clocks: Record<string, ClockRule>
}

/** With the templates of this installation and its clocks, or the clocks.yaml beside the file. */
export async function readPlaybook(station: Station, file: string): Promise<PlaybookFile | { faults: Fault[] }> {
  const text = await station.read(file)
  const clocks = await clocksFor(station, file)
  if ('faults' in clocks) return clocks
  const read = parsePlaybook(file, text, clocks.clocks, { templates: station.templates() })
  return 'faults' in read ? read : { ...clocks, ...read, text }
}

export async function clocksFor(station: Station, file: string): Promise<{ clocks: Record<string, ClockRule> } | { faults: Fault[] }> {
  const beside = file.replace(/[^/\\]*$/, 'clocks.yaml')
  const text = (await station.read(beside).catch(() => null)) ?? station.shipped('playbooks/clocks.yaml')
  if (text === null) throw new Failure('clocks.yaml tidak ditemukan.', 'letakkan clocks.yaml di folder yang sama')
  return parseClocks('clocks.yaml', text)
}

export function lineOf({ file, line, reason }: Fault): string {
  return `${file}:${line} ${reason}`
}

/** Says what is wrong with the file, and ends the command. */
export function refuse(station: Station, file: string, { faults, what }: { faults: readonly Fault[]; what: string }): never {
  for (const fault of faults) station.say(lineOf(fault))
  throw new Failure(`${file} belum benar, jadi belum ${what}.`, `npx tanggap playbook check ${file}`)
}
