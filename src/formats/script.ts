import { z } from 'zod'
import { shortTime } from '../core/dates.ts'
import type { Playbook } from '../core/playbook.ts'
import { told } from '../core/simulate/sayings.ts'
import type { Script } from '../core/simulate/script.ts'
import type { Broken, Moment, Simulation } from '../core/simulate.ts'
import { parse } from './playbook/parse.ts'
import { byLine, type Fault } from './playbook/yaml.ts'
import { compileScript } from './script/compile.ts'
import { unknownNames } from './script/names.ts'
import { scriptSchema } from './script/schema.ts'

/** A script that was read; `faultsOf` turns what the playbook does not keep into sentences at the script's lines. */
export interface ReadScript {
  script: Script
  faultsOf(broken: readonly Broken[]): Fault[]
}

/** Which playbook a script is for, before that one is read. */
export function playbookOf(file: string, text: string): { playbook: string } | { faults: Fault[] } {
  const read = parse(file, text, scriptSchema)
  return 'faults' in read ? read : { playbook: read.value.playbook }
}

/** Reads a script beside a playbook. Answers the script, or everything wrong with the file: a sentence and a line each. Never throws. */
export function parseScript(file: string, text: string, playbook: Playbook): ReadScript | { faults: Fault[] } {
  const read = parse(file, text, scriptSchema)
  if ('faults' in read) return read
  const { script, mistakes } = compileScript(read.value, playbook)
  const all = [...misnamed(file, read.value.script), ...mistakes, ...unknownNames(read.value, playbook)]
  const atLine = (path: (string | number)[], reason: string) => ({ file, line: read.yaml.lineOf(path), reason })
  if (all.length > 0) return { faults: byLine(all.map(({ path, reason }) => atLine(path, reason))) }
  return { script, faultsOf: broken => broken.map(({ path, says }) => atLine(path, says)) }
}

/** JSON Schema (2020-12) of a script, for the editor's completion. */
export function scriptJsonSchema(): object {
  return { $id: 'script.schema.json', title: 'Naskah simulasi Tanggap', ...z.toJSONSchema(scriptSchema, { io: 'input' }) }
}

/** The timeline as lines of text: local time, who, what. Time and name stand only where they change. */
export function timeline({ moments, running }: Simulation, zone: string): string[] {
  const clockName = (id: string) => running.playbook.clocks[id]?.name ?? id
  let last = ''
  return moments.flatMap(moment => {
    const said = sayMoment(moment, zone, clockName)
    if (!said) return []
    const head = `${shortTime(new Date(moment.at), zone).padEnd(18)} ${moment.who.padEnd(8)}`
    const line = `${head === last ? ' '.repeat(head.length) : head} ${said.sign.padEnd(8)} ${said.text}`
    last = head
    return [line]
  })
}

function sayMoment({ what }: Moment, zone: string, clockName: (id: string) => string) {
  if (what.type !== 'refused') return told(what, zone, clockName)
  return { sign: 'DITOLAK', text: `${what.says}${what.expected ? ' (seperti yang diharapkan)' : ''}` }
}

function misnamed(file: string, script: string): { path: string[]; reason: string }[] {
  const expected = file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, '')
  if (expected === script) return []
  return [{ path: ['script'], reason: `Nama naskah “${script}” harus sama dengan nama berkasnya, “${expected}”.` }]
}
