/** CACAO Security Playbooks 2.0 as far as we write and read it. Source: OASIS Committee Specification 01, 27 November 2023. */

export interface Cacao {
  type: string
  spec_version: string
  id: string
  name: string
  description?: string
  playbook_types?: string[]
  playbook_activities?: string[]
  playbook_processing_summary?: Record<string, boolean>
  created_by: string
  created: string
  modified: string
  severity?: number
  labels?: string[]
  markings?: string[]
  playbook_variables?: Record<string, Variable>
  workflow_start: string
  workflow_exception?: string
  workflow: Record<string, Node>
  playbook_extensions?: Extensions
  agent_definitions?: Record<string, Agent>
  target_definitions?: Record<string, Agent>
  extension_definitions?: Record<string, Record<string, unknown>>
  data_marking_definitions?: Record<string, Marking>
}

export type Extensions = Record<string, unknown>

export interface Variable {
  type: string
  description?: string
  value?: string | null
  constant?: boolean
  external?: boolean
}

export interface Agent {
  type: string
  name: string
  description?: string
}

export interface Marking {
  type: string
  id?: string
  created_by?: string
  created?: string
  tlpv2_level?: string
}

export interface Command {
  type: string
  command?: string
  command_b64?: string
  playbook_activity?: string
}

/** One entry of `workflow`, of any of the eight kinds; which parts it may have, its kind says. */
export interface Node {
  type: string
  name?: string
  description?: string
  delay?: number
  timeout?: number
  step_variables?: Record<string, Variable>
  owner?: string
  on_completion?: string
  on_success?: string
  on_failure?: string
  step_extensions?: Extensions
  commands?: Command[]
  agent?: string
  targets?: string[]
  in_args?: string[]
  out_args?: string[]
  playbook_id?: string
  playbook_version?: string
  next_steps?: string[]
  condition?: string
  on_true?: string
  on_false?: string
  switch?: string
  cases?: Record<string, string>
}
