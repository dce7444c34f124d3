import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import { compareTlp, type Tlp, tlpLabels } from '../core/tlp.ts'

/** Core's reach over the rows of `incident`; null = the whole team, nothing to ask. The team itself is asked apart, for the index. */
export function withinReach({ bounds }: Reach): RawBuilder<boolean> | null {
  const parts = bounds.map(({ upTo, ...by }) => both(boundBy(by), labelled(upTo)))
  if (parts.includes(null)) return null
  return parts.length === 0 ? sql<boolean>`0` : sql<boolean>`(${sql.join(parts, sql` OR `)})`
}

/** The code and all below it: "." and "/" are neighbours, and "0" follows. Not LIKE, whose patterns D1 cuts off at 50 bytes. */
export function withinTree(code: string, column = 'incident.organisation'): RawBuilder<boolean> {
  const organisation = sql.ref(column)
  return sql<boolean>`(${organisation} = ${code} OR (${organisation} > ${`${code}.`} AND ${organisation} < ${`${code}0`}))`
}

type Bound = Omit<Reach['bounds'][number], 'upTo'>

function boundBy({ within, ...whose }: Bound): RawBuilder<boolean> | null {
  return both(within === undefined ? null : withinTree(within), boundByPerson(whose))
}

function boundByPerson({ reporter, owner, sharedWith }: Omit<Bound, 'within'>): RawBuilder<boolean> | null {
  if (reporter !== undefined) return sql<boolean>`incident.reporter_id = ${reporter}`
  if (owner !== undefined) return sql<boolean>`incident.owner_id = ${owner}`
  return sharedWith === undefined ? null : sql<boolean>`0`
}

function labelled(upTo: Tlp): RawBuilder<boolean> | null {
  if (upTo === 'RED') return null
  const labels = tlpLabels.filter(label => compareTlp(label, upTo) <= 0)
  return sql<boolean>`incident.tlp IN (${sql.join(labels)})`
}

function both(a: RawBuilder<boolean> | null, b: RawBuilder<boolean> | null): RawBuilder<boolean> | null {
  return a && b ? sql<boolean>`(${a} AND ${b})` : (a ?? b)
}
