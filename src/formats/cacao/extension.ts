import { z } from 'zod'
import { choiceSchema, playbookSchema, stepSchema, taskSchema } from '../playbook/schema.ts'

/**
 * What CACAO has no word for, in the words of the playbook file: it stands in `playbook_extensions`, and in `step_extensions` of
 * each node. What CACAO can say itself (names, texts, commands, agents, where a choice leads, the label) is not said twice.
 */

const rule = z.strictObject({
  name: z.string(),
  starts: z.string(),
  within: z.record(z.string(), z.string()),
  base: z.record(z.string(), z.string()),
  basis: z.string(),
  article: z.string().optional(),
  duty: z.string().optional(),
  met_by: z.string().optional(),
})
const rules = z.record(z.string(), rule)
export type RuleText = z.output<typeof rule>

const { playbook, kinds, rsit, severity, tags, routes, wave, guidance, start } = playbookSchema.shape
export const playbookPart = z.strictObject({
  playbook,
  kinds,
  rsit,
  severity,
  tags,
  routes,
  wave,
  guidance,
  start,
  steps: z.array(z.string()),
  clocks: rules,
})

const { public: status, waiting, final } = stepSchema.shape
const { to: _to, ...choice } = choiceSchema.shape
const { do: _do, role: _role, ...task } = taskSchema.shape

export const stepPart = z.strictObject({
  of: z.literal('step'),
  step: z.string(),
  public: status,
  waiting,
  final,
  clocks: rules.default({}),
  tasks: z.array(z.string()).default([]),
  choices: z.record(z.string(), z.strictObject(choice)).default({}),
})
export const taskPart = z.strictObject({ of: z.literal('task'), step: z.string(), task: z.string(), ...task })
export const aidPart = z.strictObject({ of: z.enum(['start', 'choose', 'end']), step: z.string() })

export const nodePart = z.discriminatedUnion('of', [stepPart, taskPart, aidPart])
export type NodePart = z.output<typeof nodePart>

/** The definition's `schema`: for people who meet the extension elsewhere. */
export const described =
  'playbook_extensions: playbook, kinds, rsit, severity, tags, routes, wave, guidance (now, not_yet: what the reporter is told), start, steps (their order), ' +
  'clocks that start with the report, an answer or a delivery. step_extensions: of (step | task | start | choose | end) and step, the name of the playbook step ' +
  'that the node belongs to. step: public (status the reporter sees), waiting, final, clocks (name, starts, within and base by severity, basis, article, duty, met_by), ' +
  'tasks (order), choices (label, needs, needs_when_high, by, by_when_high, asks, asks_when_high, meets, other_than). task: due (30m, 2h, 3d from entering the step), ' +
  'base (calendar | working), phase, after, needs, meets, notice, optional, asks, opens, done_with, every, again. Tasks of one step may be done at the same time unless `after` says otherwise.'
