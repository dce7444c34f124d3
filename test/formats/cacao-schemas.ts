import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'

const folder = join(import.meta.dirname, '../data/cacao')

export const foreignExamples = Object.fromEntries(
  readdirSync(join(folder, 'examples-soarca')).map(name => [
    name.replace('-playbook.json', ''),
    readFileSync(join(folder, 'examples-soarca', name), 'utf8'),
  ]),
)

const schemas = readdirSync(join(folder, 'schemas'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.json'))
  .map(name => JSON.parse(readFileSync(join(folder, 'schemas', name), 'utf8')) as { $id: string; $schema?: string })
const playbookId = schemas.find(({ $id }) => $id.endsWith('/playbook.json'))?.$id ?? ''

/** The OASIS schemas as they are published: draft-07. Answers what they complain about. */
export function oasisFaults(cacao: unknown): string[] {
  return faultsOf(asPublished, cacao)
}

/**
 * The same schemas read as 2019-09, the first draft that knows their `unevaluatedProperties`: unknown keys are faults too. Not inside commands:
 * there the published schema forbids the very `command` that it describes elsewhere.
 */
export function strictFaults(cacao: unknown): string[] {
  return faultsOf(strictly, cacao).filter(fault => !/\/commands\/\d+ must NOT have unevaluated/.test(fault))
}

const asPublished = new Ajv({ strict: false, allErrors: true, schemas })
const strictly = new Ajv2019({ strict: false, allErrors: true, schemas: schemas.map(({ $schema: _, ...schema }) => schema) })

function faultsOf(ajv: Ajv, cacao: unknown): string[] {
  const isValid = ajv.getSchema(playbookId)
  if (!isValid) throw new Error('no schema')
  isValid(cacao)
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
