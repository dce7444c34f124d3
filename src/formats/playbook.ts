import { z } from 'zod'
import type { ClockRule, Playbook } from '../core/playbook.ts'
import type { KnownNames } from '../core/playbook-check/flaw.ts'
import { checkPlaybook } from '../core/playbook-check.ts'
import { compileClocks, compilePlaybook } from './playbook/compile.ts'
import { parse } from './playbook/parse.ts'
import { clocksSchema, type PlaybookText, playbookSchema } from './playbook/schema.ts'
import { byLine, type Fault, type YamlText } from './playbook/yaml.ts'

export type { Fault } from './playbook/yaml.ts'

/**
 * Reads a playbook file as analysts write it. `clocks` are those of clocks.yaml; they become part of the playbook.
 * `known.templates` are the names of the templates without `.md` (N1, N2, …), `known.playbooks` all playbooks' names. Answers the playbook, or everything wrong
 * with the file: a sentence and a line each. Never throws.
 */
export function parsePlaybook(
  file: string,
  text: string,
  clocks: Record<string, ClockRule>,
  known: KnownNames,
): { playbook: Playbook } | { faults: Fault[] } {
  const read = parse(file, text, playbookSchema)
  if ('faults' in read) return read
  const playbook = compilePlaybook(read.value, clocks)
  const flaws = [...misnamed(file, playbook), ...checkPlaybook(playbook, known)]
  if (flaws.length === 0) return { playbook }
  const written = flaws.map(({ path, reason }) => ({ path: asWritten(path, read.yaml), reason }))
  return { faults: byLine(written.map(({ path, reason }) => ({ file, line: read.yaml.lineOf(path), reason, path }))) }
}

/** The file in its own words, with what it leaves out filled in; whether an incident can run by it is not asked. */
export function readPlaybookText(file: string, text: string): { text: PlaybookText } | { faults: Fault[] } {
  const read = parse(file, text, playbookSchema)
  return 'faults' in read ? read : { text: read.value }
}

/** Reads clocks.yaml. A letter must be one of `templates`, when they are known. */
export function parseClocks(
  file: string,
  text: string,
  templates?: readonly string[],
): { clocks: Record<string, ClockRule> } | { faults: Fault[] } {
  const read = parse(file, text, clocksSchema)
  if ('faults' in read) return read
  const clocks = compileClocks(read.value)
  const faults = Object.values(clocks).flatMap(({ id, letter }): Fault[] => {
    if (!letter || !templates || templates.includes(letter)) return []
    return [{ file, line: read.yaml.lineOf(['clocks', id, 'letter']), reason: `Templat surat “${letter}” tidak ada di folder templates.` }]
  })
  return faults.length > 0 ? { faults } : { clocks }
}

/** JSON Schema (2020-12) of a playbook file, for the editor's completion. */
export function playbookJsonSchema(): object {
  return { $id: 'playbook.schema.json', title: 'Playbook Tanggap', ...z.toJSONSchema(playbookSchema, { io: 'input' }) }
}

/** JSON Schema (2020-12) of clocks.yaml. */
export function clocksJsonSchema(): object {
  return { $id: 'clocks.schema.json', title: 'Tenggat Tanggap', ...z.toJSONSchema(clocksSchema, { io: 'input' }) }
}

/** A playbook is found by its file's name, so both must say the same. */
function misnamed(file: string, playbook: Playbook): { path: string[]; reason: string }[] {
  const expected = file
    .split('/')
    .at(-1)
    ?.replace(/\.ya?ml$/, '')
  if (expected === playbook.id) return []
  return [{ path: ['playbook'], reason: `Nama playbook “${playbook.id}” harus sama dengan nama berkasnya, “${expected}”.` }]
}

/** The core's path in the file's words: `needsWhenHigh` is written needs_when_high, `periksa-ulang-h7` stands under periksa-ulang. */
function asWritten(path: string[], yaml: YamlText): string[] {
  const words = path.map(part => (part === 'publicStatus' ? 'public' : part.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)))
  if (words[2] !== 'tasks' || !words[3]) return words
  const group = words.slice(0, 3)
  const isWritten = yaml.lineOf([...group, words[3]]) !== yaml.lineOf(group)
  return isWritten ? words : [...group, words[3].replace(/-(h\d+|\d+[mh])$/, ''), ...words.slice(4)]
}
