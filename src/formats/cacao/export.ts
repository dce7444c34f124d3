import type { ClockRule } from '../../core/playbook.ts'
import { kinds, type Severity } from '../../core/vocabulary.ts'
import type { PlaybookText } from '../playbook/schema.ts'
import type { Agent, Cacao, Node } from './cacao.ts'
import { described } from './extension.ts'
import { agentOf, chosen, extension, identity, nodeId, playbookId, tlpAuthor, tlpMarkings } from './names.ts'
import { rulesOf } from './rules.ts'
import { entryOf, groups, nodesOf } from './steps.ts'

/** When this version was published, and when the first one was. */
export interface Dates {
  created: Date
  modified: Date
}

/**
 * A playbook as CACAO 2.0: valid against the OASIS schemas, the same bytes for the same text, clocks and dates. `clocks` are those of
 * clocks.yaml. Each step is a chain of manual actions, one for each task, then the choosing and a switch; where CACAO wants branches that
 * end apart, a step that is left towards an earlier one leads back there, for an incident may.
 */
export function exportCacao(text: PlaybookText, clocks: Record<string, ClockRule>, { created, modified }: Dates): Cacao {
  const steps = Object.keys(text.steps)
  const workflow = { ...startOf(text), ...Object.assign({}, ...steps.map(step => nodesOf(text, step, clocks))) } as Record<string, Node>
  const activities = [
    ...new Set(Object.values(workflow).flatMap(({ commands = [] }) => commands.flatMap(one => one.playbook_activity ?? []))),
  ]
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: playbookId(text.playbook),
    name: text.name,
    description: `Penanganan insiden siber: ${text.kinds.map(kind => kinds[kind]).join('; ')}.`,
    ...(activities.length > 0 && { playbook_types: typesOf(activities), playbook_activities: activities }),
    playbook_processing_summary: {
      manual_playbook: true,
      external_playbooks: false,
      parallel_processing: false,
      if_logic: false,
      while_logic: false,
      switch_logic: true,
      temporal_logic: false,
      data_markings: true,
      extensions: true,
    },
    created_by: identity,
    created: created.toISOString(),
    modified: modified.toISOString(),
    severity: seriousness[text.severity],
    ...(text.tags.length > 0 && { labels: text.tags }),
    markings: [tlpMarkings[text.tlp]],
    playbook_variables: {
      [chosen]: { type: 'string', description: 'Nama pilihan yang diambil petugas', constant: false, external: false },
    },
    ...definitions(text, workflow, clocks),
  }
}

/** As it stands in a file. */
export function cacaoText(cacao: Cacao): string {
  return `${JSON.stringify(cacao, null, 2)}\n`
}

export const seriousness: Record<Severity, number> = { rendah: 25, sedang: 50, tinggi: 75, kritis: 100 }

function definitions(text: PlaybookText, workflow: Record<string, Node>, clocks: Record<string, ClockRule>) {
  const { playbook, kinds, rsit, severity, tags, routes, wave, guidance, start } = text
  const marking = { type: 'marking-tlp', id: tlpMarkings[text.tlp], ...tlpAuthor, tlpv2_level: `TLP:${text.tlp}` }
  const atLarge = Object.keys(clocks).filter(id => clocks[id]?.starts !== 'step')
  return {
    workflow_start: nodeId('start', { playbook, step: start, of: 'start' }),
    workflow,
    playbook_extensions: {
      [extension]: {
        playbook,
        kinds,
        ...(rsit && { rsit }),
        severity,
        tags,
        ...(routes && { routes }),
        ...(wave && { wave }),
        guidance,
        start,
        steps: Object.keys(text.steps),
        clocks: rulesOf(atLarge, clocks),
      },
    },
    agent_definitions: agentsOf(workflow),
    extension_definitions: {
      [extension]: { type: 'extension-definition', name: 'Tanggap', created_by: identity, schema: described, version: '1.0.0' },
    },
    data_marking_definitions: { [marking.id]: marking },
  }
}

function startOf(text: PlaybookText): Record<string, Node> {
  const place = { playbook: text.playbook, step: text.start, of: 'start' }
  const part = { of: 'start', step: text.start }
  const node = { type: 'start', on_completion: entryOf(text, text.start), step_extensions: { [extension]: part } }
  return { [nodeId('start', place)]: node }
}

function agentsOf(workflow: Record<string, Node>): Record<string, Agent> {
  const used = new Set(Object.values(workflow).flatMap(({ agent }) => agent ?? []))
  return Object.fromEntries(
    groups.filter(({ role }) => used.has(agentOf(role))).map(({ role, name }) => [agentOf(role), { type: 'group', name }]),
  )
}

function typesOf(activities: readonly string[]): string[] {
  const types: Record<string, string> = {
    'analyze-collected-data': 'investigation',
    'restrict-access': 'mitigation',
    'eliminate-risk': 'remediation',
    'restore-capabilities': 'remediation',
    'deliver-content': 'notification',
  }
  return [...new Set(activities.flatMap(activity => types[activity] ?? []))]
}
