import { z } from 'zod'
import { sayIssue } from '../playbook/sentences.ts'
import type { Cacao } from './cacao.ts'

/** The parts of a foreign playbook that we read, each of its type. What else stands there is named by `check.ts`, not refused. */

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i,
    'Bukan identifier CACAO (jenis--UUID).',
  )
const time = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?Z$/, 'Bukan waktu CACAO (…T…Z).')
const words = z.string().max(20_000)
const bag = z.record(z.string(), z.unknown())

const variable = z.looseObject({ type: words, value: words.nullish(), constant: z.boolean().optional() })
const command = z.looseObject({ type: words, command: words.optional(), command_b64: words.optional() })
const party = z.looseObject({ type: words, name: words })

const node = z.looseObject({
  type: z.enum(['start', 'end', 'action', 'playbook-action', 'parallel', 'if-condition', 'while-condition', 'switch-condition']),
  name: words.optional(),
  description: words.optional(),
  delay: z.int().optional(),
  timeout: z.int().optional(),
  step_variables: z.record(z.string(), variable).optional(),
  on_completion: id.optional(),
  on_success: id.optional(),
  on_failure: id.optional(),
  step_extensions: bag.optional(),
  commands: z.array(command).min(1).max(100).optional(),
  agent: id.optional(),
  targets: z.array(id).optional(),
  out_args: z.array(words).optional(),
  playbook_id: id.optional(),
  next_steps: z.array(id).min(2).max(50).optional(),
  condition: words.optional(),
  on_true: id.optional(),
  on_false: id.optional(),
  switch: words.optional(),
  cases: z.record(z.string(), id).optional(),
})

const shape = z.looseObject({
  type: z.literal('playbook'),
  spec_version: z.literal('cacao-2.0'),
  id,
  name: words.min(1),
  description: words.optional(),
  created_by: id,
  created: time,
  modified: time,
  revoked: z.boolean().optional(),
  severity: z.int().min(0).max(100).optional(),
  labels: z.array(words).optional(),
  markings: z.array(id).optional(),
  playbook_variables: z.record(z.string(), variable).optional(),
  workflow_start: id,
  workflow_exception: id.optional(),
  workflow: z.record(z.string(), node),
  playbook_extensions: bag.optional(),
  agent_definitions: z.record(z.string(), party).optional(),
  target_definitions: z.record(z.string(), party).optional(),
  extension_definitions: bag.optional(),
  data_marking_definitions: z.record(z.string(), z.looseObject({ type: words, tlpv2_level: words.optional() })).optional(),
})

/** At most so many reasons are told; who sends nonsense needs no more. */
const most = 20

/** `subject` in front of each reason says where in the file it is meant. */
export function readShape(value: unknown): { cacao: Cacao } | { reasons: string[] } {
  const read = shape.safeParse(value, { reportInput: true })
  if (read.success) return { cacao: read.data as Cacao }
  const said = read.error.issues.slice(0, most).flatMap(sayIssue)
  return { reasons: said.map(({ path, reason }) => (path.length > 0 ? `${path.join(' › ')}: ${reason}` : reason).slice(0, 400)) }
}
