import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as mandatory from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import * as optional from '@secvisogram/csaf-validator-lib/optionalTests.js'
import * as strict from '@secvisogram/csaf-validator-lib/schemaTests.js'
import validate from '@secvisogram/csaf-validator-lib/validate.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const folder = join(import.meta.dirname, '../data/csaf')
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
for (const version of ['2.0', '3.0', '3.1']) {
  const { $schema: _, id: __, ...schema } = read(`schema/referenced_schema/first/cvss-v${version}.json`)
  ajv.addSchema(schema, `https://www.first.org/cvss/cvss-v${version}.json`)
}
ajv.addSchema(read('schema/json_schema/csaf_json_schema.json'))
const asDocument = ajv.getSchema('https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json')
const asProvider = ajv.compile(read('schema/json_schema/provider_json_schema.json'))

/** What the OASIS schema, and the mandatory tests of BSI's validator, say against a document; of optional tests the names that fail. */
export async function csafFaults(text: string): Promise<{ faults: string[]; optional: string[] }> {
  const document = JSON.parse(text)
  if (!asDocument) throw new Error('no schema')
  asDocument(document)
  const schema = (asDocument.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  const must = await validate([strict.csaf_2_0_strict, ...Object.values(mandatory)], document)
  const may = await validate(Object.values(optional), document)
  return { faults: [...schema, ...failed(must)], optional: failed(may) }
}

export function providerFaults(text: string): string[] {
  asProvider(JSON.parse(text))
  return (asProvider.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

interface Told {
  tests: { name: string; errors: { instancePath: string; message: string }[]; warnings: { instancePath: string; message: string }[] }[]
}

function failed({ tests }: Told): string[] {
  return tests.flatMap(({ name, errors, warnings }) =>
    [...errors, ...warnings].map(({ instancePath, message }) => `${name} ${instancePath} ${message}`),
  )
}
