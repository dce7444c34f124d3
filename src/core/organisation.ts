import type { OrganisationKind } from './vocabulary.ts'

/** An agency or area. `code` is Kemendagri's dotted code (35.25) or a path below one (35.25/dinkes). */
export interface Organisation {
  code: string
  name: string
  kind: OrganisationKind
  parent: string | null
}

/** 35 · 35.25 · 35.25.01 · 35.25.01.2001 · 35.25/dinkes · 35.25/dinkes/puskesmas-cerme */
export const organisationCode = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?(\/[a-z0-9][a-z0-9-]{0,39}){0,3}$/

/** True when `code` is `above` itself or lies below it: 35.25/dinkes is within 35.25, and 35.25 within 35; 35.2 contains nothing. */
export function isWithin(code: string, above: string): boolean {
  return code === above || code.startsWith(`${above}.`) || code.startsWith(`${above}/`)
}

/** The code one level up, or null at the top: 35.25/dinkes → 35.25 → 35 → null. */
export function parentCode(code: string): string | null {
  const cut = Math.max(code.lastIndexOf('/'), code.lastIndexOf('.'))
  return cut > 0 ? code.slice(0, cut) : null
}
