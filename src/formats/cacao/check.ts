import type { Cacao, Node } from './cacao.ts'
import { graphFlaws, label, unreached } from './graph.ts'

/**
 * What the OASIS schemas do not see. `broken`: nobody can work by it. `odd`: it can be read without this, and loses it. What we
 * write has neither.
 */
export function checkCacao(cacao: Cacao): { broken: string[]; odd: string[] } {
  const late = Date.parse(cacao.modified) < Date.parse(cacao.created) ? ['Waktu modified lebih awal daripada created.'] : []
  return { broken: [...late, ...graphFlaws(cacao)], odd: [...strangers(cacao), ...loose(cacao)] }
}

/** Keys that CACAO 2.0 does not know where they stand. */
function strangers(cacao: Cacao): string[] {
  const at = (where: string, value: object, known: readonly string[]) =>
    Object.keys(value)
      .filter(key => !known.includes(key))
      .map(key => `${where}: kunci “${key.slice(0, 80)}” tidak dikenal CACAO 2.0.`)
  const steps = Object.entries(cacao.workflow).flatMap(([id, node]) => [
    ...at(label(id, node), node, [...ofAll, ...(ofType[node.type] ?? [])]),
    ...(node.commands ?? []).flatMap(command => at(`${label(id, node)}, commands`, command, ofCommand)),
  ])
  return [...at('Playbook', cacao, ofPlaybook), ...steps]
}

/** References into the definitions that lead nowhere, and steps that nothing leads to. */
function loose(cacao: Cacao): string[] {
  const has = (where: object | undefined, id: string) => Object.hasOwn(where ?? {}, id)
  const lost = unreached(cacao).map(id => `${label(id, cacao.workflow[id] ?? { type: '' })}: tidak ada jalan dari awal ke sini.`)
  const named = Object.entries(cacao.workflow).flatMap(([id, node]) => {
    const wants = referencesOf(node).filter(({ of, to }) => !has(cacao[of], to))
    return wants.map(({ of, to }) => `${label(id, node)}: ${to} tidak ada di ${of}.`)
  })
  const markings = (cacao.markings ?? []).filter(id => !has(cacao.data_marking_definitions, id))
  return [...lost, ...named, ...markings.map(id => `Penanda ${id} tidak ada di data_marking_definitions.`)]
}

type Definitions = 'agent_definitions' | 'target_definitions' | 'extension_definitions'

function referencesOf(node: Node): { of: Definitions; to: string }[] {
  return [
    ...(node.agent ? [{ of: 'agent_definitions' as const, to: node.agent }] : []),
    ...(node.targets ?? []).map(to => ({ of: 'target_definitions' as const, to })),
    ...Object.keys(node.step_extensions ?? {}).map(to => ({ of: 'extension_definitions' as const, to })),
  ]
}

const ofPlaybook =
  'type spec_version id name description playbook_types playbook_activities playbook_processing_summary created_by created modified revoked valid_from valid_until derived_from related_to priority severity impact industry_sectors labels external_references markings playbook_variables workflow_start workflow_exception workflow playbook_extensions authentication_info_definitions agent_definitions target_definitions extension_definitions data_marking_definitions signatures'.split(
    ' ',
  )
const ofAll =
  'type name description external_references delay timeout step_variables owner on_completion on_success on_failure step_extensions'.split(
    ' ',
  )
const ofCommand = 'type command command_b64 description version playbook_activity external_references headers content content_b64'.split(
  ' ',
)
const ofType: Record<string, string[]> = {
  action: ['commands', 'agent', 'targets', 'in_args', 'out_args'],
  'playbook-action': ['playbook_id', 'playbook_version', 'in_args', 'out_args'],
  parallel: ['next_steps'],
  'if-condition': ['condition', 'on_true', 'on_false'],
  'while-condition': ['condition', 'on_true'],
  'switch-condition': ['switch', 'cases'],
}
