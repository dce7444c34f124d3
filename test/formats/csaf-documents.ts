import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../data/csaf/examples')

/** Advisories of BSI, CISA and Red Hat, by file name. */
export const vendorDocuments: Record<string, string> = Object.fromEntries(
  readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]),
)
