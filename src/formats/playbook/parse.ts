import type { z } from 'zod'
import { sayIssue } from './sentences.ts'
import { byLine, type Fault, readYaml, type YamlText } from './yaml.ts'

export type Parsed<T> = { value: T; yaml: YamlText } | { faults: Fault[] }

/** Reads a file that analysts edit by its schema. Never throws: what is wrong comes back with line and sentence. */
export function parse<S extends z.ZodType>(file: string, text: string, schema: S): Parsed<z.output<S>> {
  const read = readYaml(file, text)
  if ('faults' in read) return read
  const result = schema.safeParse(read.yaml.value, { reportInput: true })
  if (result.success) return { value: result.data, yaml: read.yaml }
  const said = result.error.issues.flatMap(sayIssue)
  return { faults: byLine(said.map(({ path, reason }) => ({ file, line: read.yaml.lineOf(path), reason, path: path.map(String) }))) }
}
