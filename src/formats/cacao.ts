import type { ClockRule } from '../core/playbook.ts'
import { playbookYaml } from './cacao/as-yaml.ts'
import { checkCacao } from './cacao/check.ts'
import { cacaoText, type Dates, exportCacao } from './cacao/export.ts'
import { line } from './cacao/foreign/words.ts'
import { readForeign } from './cacao/foreign.ts'
import { isOwn, readOwn } from './cacao/own.ts'
import { otherRules } from './cacao/rules.ts'
import { readShape } from './cacao/shape.ts'
import { readJson } from './json.ts'
import { largest } from './playbook/yaml.ts'
import { type Fault, readPlaybookText } from './playbook.ts'

export type { Dates } from './cacao/export.ts'

export interface Imported {
  /** The playbook's short name. */
  id: string
  /** YAML of a draft; what was lost stands in its first lines as well, for whoever goes on with it. */
  source: string
  lost: string[]
}

/** A playbook file as CACAO 2.0 JSON. */
export function toCacao(
  source: { file: string; text: string },
  clocks: Record<string, ClockRule>,
  dates: Dates,
): { json: string } | { faults: Fault[] } {
  const read = readPlaybookText(source.file, source.text)
  return 'faults' in read ? read : { json: cacaoText(exportCacao(read.text, clocks, dates)) }
}

/**
 * CACAO 2.0 JSON as a draft of ours, and what could not be carried; our own export comes back whole. `clocks` are those of this
 * installation; `name` the short name that the draft shall have, if not its own. Refuses what is broken with the reasons. Never throws.
 */
export function fromCacao(json: string, clocks: Record<string, ClockRule>, name?: string): Imported | { reasons: string[] } {
  const read = readJson(json)
  if ('reason' in read) return { reasons: [read.reason] }
  const shaped = readShape(read.value)
  if ('reasons' in shaped) return shaped
  const { broken, odd } = checkCacao(shaped.cacao)
  if (broken.length > 0) return { reasons: broken.slice(0, 20).map(reason => line(reason, 400)) }
  const found = isOwn(shaped.cacao) ? readOwn(shaped.cacao) : readForeign(shaped.cacao)
  if ('reasons' in found) return { reasons: found.reasons.slice(0, 20).map(reason => line(reason, 400)) }
  const lost = cut([
    ...odd,
    ...found.lost,
    ...otherRules(found.rules ?? {}, clocks).map(id => `Tenggat ${id} ditulis lain di sini; yang berlaku adalah clocks.yaml di sini.`),
  ])
  const id = name || found.text.playbook
  const source = playbookYaml({ ...found.text, playbook: id }, headOf(shaped.cacao, lost))
  if (source.length > largest) return { reasons: ['Playbook ini terlalu panjang: sebagai YAML lebih dari 256 KB.'] }
  return { id, source, lost }
}

const mark = 'Tidak terbawa dari CACAO: '
const origin = 'Diimpor dari CACAO: '

/** What a draft's first lines say was not carried, until somebody deletes them. */
export function lostIn(source: string): string[] {
  const remarks = source.split('\n', 200).filter(one => one.startsWith(`# ${mark}`))
  return remarks.map(one => one.slice(mark.length + 2))
}

function headOf({ name, id }: { name: string; id: string }, lost: readonly string[]): string[] {
  if (lost.length === 0) return []
  return [`${origin}“${line(name, 120)}” (${id}). Hapus baris yang sudah diurus.`, ...lost.map(one => mark + one)]
}

function cut(lost: readonly string[]): string[] {
  const said = [...new Set(lost.map(one => line(one, 300)))]
  return said.length <= 60 ? said : [...said.slice(0, 59), `… dan ${said.length - 59} hal lain.`]
}
