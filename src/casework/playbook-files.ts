import type { Playbook } from '../core/playbook.ts'
import { type Fault, parseClocks, parsePlaybook } from '../formats/playbook.ts'
import type { Texts } from '../ports.ts'

export type { Fault } from '../formats/playbook.ts'

/** Reads all playbook files together: the clocks first, then each playbook with them. A name used by two files is a fault. */
export function readPlaybooks(texts: Texts): { playbooks: { playbook: Playbook; source: string }[]; faults: Fault[] } {
  const clocks = parseClocks('clocks.yaml', texts.playbooks['clocks.yaml'] ?? '')
  if ('faults' in clocks) return { playbooks: [], faults: clocks.faults }
  const files = Object.entries(texts.playbooks).filter(([name]) => name.endsWith('.yaml') && name !== 'clocks.yaml')
  const known = {
    templates: Object.keys(texts.templates).map(name => name.replace(/\.md$/, '')),
    playbooks: files.map(([name]) => name.replace(/\.yaml$/, '')),
  }
  const read = files.map(([name, source]) => ({ source, ...parsePlaybook(name, source, clocks.clocks, known) }))
  const playbooks = read.flatMap(one => ('playbook' in one ? [{ playbook: one.playbook, source: one.source }] : []))
  const faults = read.flatMap(one => ('faults' in one ? one.faults : []))
  const general = playbooks.some(({ playbook }) => playbook.id === 'umum')
  const missing = {
    file: 'umum.yaml',
    line: 1,
    reason: 'playbook umum harus ada: semua laporan yang tidak punya playbook sendiri memakainya',
  }
  return { playbooks, faults: general || faults.length > 0 ? faults : [missing] }
}
