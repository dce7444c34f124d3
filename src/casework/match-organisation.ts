import { type Organisation, organisationCode } from '../core/organisation.ts'
import type { Ports } from '../ports.ts'
import { findOrganisation, listOrganisations, listOrganisationsNamed } from '../store/registry.ts'

/** What a reporter typed, understood: the agency itself, or the nearest ones to choose from (best first, at most five). */
export interface Matched {
  organisation: Organisation | null
  suggestions: Organisation[]
}

export async function matchOrganisation(ports: Ports, team: string, typed: string): Promise<Matched> {
  const text = typed.trim()
  const code = organisationCode.test(text) ? await findOrganisation(ports.database.query, team, text) : null
  if (code) return { organisation: code, suggestions: [] }
  const [named, other] = await listOrganisationsNamed(ports.database.query, team, text)
  if (named && !other) return { organisation: named, suggestions: [] }
  const known = await listOrganisations(ports.database.query, team)
  const wanted = plain(text)
  const exact = known.filter(organisation => plain(organisation.name) === wanted)
  if (exact.length === 1) return { organisation: exact[0] ?? null, suggestions: [] }
  const scored = known.map(organisation => ({ organisation, score: likeness(wanted, plain(organisation.name)) }))
  const near = scored.filter(({ score }) => score >= 0.35).sort((a, b) => b.score - a.score)
  return { organisation: null, suggestions: near.slice(0, 5).map(({ organisation }) => organisation) }
}

/** Spelling that people vary: case, accents, "Kabupaten" or "Kab.", punctuation. Kab. and Kota stay apart: seven names are both. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\bkabupaten\b/g, 'kab')
    .replace(/\bdinas\b/g, 'din')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Dice coefficient over letter pairs, 0..1. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

function pairs(text: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter(pair => !pair.includes(' ')),
  )
}
