import type { ClockRule, Playbook } from '../core/playbook.ts'
import { type Fault, parseClocks, parsePlaybook } from '../formats/playbook.ts'
import type { Texts } from '../ports.ts'

export type { Fault } from '../formats/playbook.ts'

export interface ReadFiles {
  playbooks: { playbook: Playbook; source: string }[]
  faults: Fault[]
}

/** Reads all playbook files together: the clocks first, then each playbook with them. A name used by two files is a fault. */
export function readPlaybooks(texts: Texts): ReadFiles {
  const known = read.get(texts) ?? readFiles(texts)
  read.set(texts, known)
  return known
}

function readFiles(texts: Texts): ReadFiles {
  const known = knownTo(texts)
  if ('faults' in known) return { playbooks: [], faults: known.faults }
  const files = filesOf(texts).map(([name, source]) => ({ source, ...parsePlaybook(name, source, known.clocks, known.names) }))
  const playbooks = files.flatMap(one => ('playbook' in one ? [{ playbook: one.playbook, source: one.source }] : []))
  const faults = files.flatMap(one => ('faults' in one ? one.faults : []))
  const general = playbooks.some(({ playbook }) => playbook.id === 'umum')
  const missing = {
    file: 'umum.yaml',
    line: 1,
    reason: 'playbook umum harus ada: semua laporan yang tidak punya playbook sendiri memakainya',
  }
  return { playbooks, faults: general || faults.length > 0 ? faults : [missing] }
}

/** Reads one playbook that is no file, e.g. a draft, against the same clocks and templates; `published` are the playbooks that exist. */
export function readPlaybook(texts: Texts, { id, source }: { id: string; source: string }, published: readonly string[]) {
  const known = knownTo(texts)
  if ('faults' in known) return known
  const playbooks = [...new Set([...known.names.playbooks, ...published])]
  return parsePlaybook(`${id}.yaml`, source, known.clocks, { ...known.names, playbooks })
}

/** The clocks of this installation. None when their file has faults, of which the start speaks. */
export function clocksHere(texts: Texts): Record<string, ClockRule> {
  const known = knownTo(texts)
  return 'faults' in known ? {} : known.clocks
}

type Known = { clocks: Record<string, ClockRule>; names: { templates: string[]; playbooks: string[] } } | { faults: Fault[] }

/** The program's texts never change while it runs: they, and what every draft is read against, are read once. */
const read = new WeakMap<Texts, ReadFiles>()
const once = new WeakMap<Texts, Known>()

function knownTo(texts: Texts): Known {
  const known = once.get(texts) ?? readKnown(texts)
  once.set(texts, known)
  return known
}

function readKnown(texts: Texts): Known {
  const templates = Object.keys(texts.templates).map(name => name.replace(/\.md$/, ''))
  const clocks = parseClocks('clocks.yaml', texts.playbooks['clocks.yaml'] ?? '', templates)
  if ('faults' in clocks) return clocks
  return { ...clocks, names: { templates, playbooks: filesOf(texts).map(([name]) => name.replace(/\.yaml$/, '')) } }
}

function filesOf(texts: Texts): [string, string][] {
  return Object.entries(texts.playbooks).filter(([name]) => name.endsWith('.yaml') && name !== 'clocks.yaml')
}
