import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cacao, Node } from '../../src/formats/cacao/cacao.ts'
import { fromCacao, toCacao } from '../../src/formats/cacao.ts'
import { parseClocks, parsePlaybook } from '../../src/formats/playbook.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

export const templates = readdirSync(join(root, 'templates')).map(name => name.replace('.md', ''))
export const shipped = readdirSync(join(root, 'playbooks')).filter(name => name.endsWith('.yaml') && name !== 'clocks.yaml')
export const sourceOf = (file: string) => read(`playbooks/${file}`)
export const dates = { created: new Date('2026-03-02T01:00:00Z'), modified: new Date('2026-11-25T03:04:05.678Z') }
export const clocks = readClocks()

export function exported(file: string, text = sourceOf(file)): string {
  const made = toCacao({ file, text }, clocks, dates)
  if ('faults' in made) throw new Error(JSON.stringify(made.faults))
  return made.json
}

export function imported(json: string, here = clocks) {
  const made = fromCacao(json, here)
  if ('reasons' in made) throw new Error(made.reasons.join('\n'))
  return made
}

export function reasonsOf(json: string): string[] {
  const made = fromCacao(json, clocks)
  return 'reasons' in made ? made.reasons : []
}

/** What the playbook check says about a draft. */
export function checked(id: string, source: string) {
  return parsePlaybook(`${id}.yaml`, source, clocks, { templates })
}

/** Filled in as the draft itself asks for it. */
export function filled(source: string): string {
  return source
    .replace('kinds: []', 'kinds: [lainnya]')
    .replace('now: []', 'now: [Simpan log.]')
    .replace('not_yet: []', 'not_yet: [Jangan menghapus.]')
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const at = (type: string, n: number) => `${type}--${uuid(n)}`

/** A foreign playbook of these steps; each stands under its own identifier. */
export function foreign(workflow: Record<string, Node>, more: Partial<Cacao> = {}): string {
  const known = Object.values(workflow).flatMap(({ agent }) => agent ?? [])
  return JSON.stringify({
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: at('playbook', 1),
    name: 'Blokir alamat!',
    created_by: at('identity', 1),
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    severity: 80,
    workflow_start: at('start', 1),
    workflow,
    agent_definitions: Object.fromEntries(known.map(id => [id, { type: 'group', name: 'SOC' }])),
    ...more,
  })
}

export const start = (to: string): Record<string, Node> => ({ [at('start', 1)]: { type: 'start', on_completion: to } })
export const end = (n = 1): Record<string, Node> => ({ [at('end', n)]: { type: 'end' } })
export const manual = (name: string, more: Partial<Node>): Node => ({
  type: 'action',
  name,
  commands: [{ type: 'manual', command: `Kerjakan ${name}` }],
  agent: at('group', 9),
  ...more,
})

function readClocks() {
  const parsed = parseClocks('clocks.yaml', read('playbooks/clocks.yaml'))
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.clocks
}
