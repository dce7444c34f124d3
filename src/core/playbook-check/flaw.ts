import type { Role } from '../vocabulary.ts'

/** One thing wrong with a playbook. `path` walks the playbook's own names, e.g. steps, triase, choices, tangani, to. */
export interface Flaw {
  path: string[]
  reason: string
}

/** Roles that work on incidents; the others report, read or look after the system. */
export const workingRoles: readonly Role[] = ['analyst', 'lead', 'editor']

/** What a playbook may refer to outside itself: templates without `.md`; other playbooks, when they are known. */
export interface KnownNames {
  templates: readonly string[]
  playbooks?: readonly string[]
}
