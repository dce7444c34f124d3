import { exampleFacts } from '../example.ts'
import { factsOf } from '../facts.ts'

export interface KnownValue {
  /** As it is written in a text. */
  written: string
  example: string
}

/** Every value that a text of this name may print, each with an example. */
export function valuesFor(name: string): KnownValue[] {
  return (factsOf[name] ?? []).flatMap(fact => listed(fact, exampleFacts[fact]))
}

function listed(path: string, value: unknown): KnownValue[] {
  if (Array.isArray(value)) return [{ written: `{% for satu in ${path} %}- {{ satu }}{% endfor %}`, example: String(value[0] ?? '') }]
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => listed(`${path}.${key}`, inner))
  const written = writtenFor(path)
  return [{ written, example: typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : String(value ?? '') }]
}

/** Not every ticket has a link that may be mailed. */
function writtenFor(path: string): string {
  if (path === 'ticket.url') return `{% if ${path} %}\n{% button "Buka", ${path} %}\n{% endif %}`
  return path === 'confirm_url' || path === 'console_url' ? `{% button "Buka", ${path} %}` : `{{ ${path} }}`
}
