/** Traffic Light Protocol 2.0 labels, from the widest to the narrowest circle. Source: FIRST TLP 2.0. */
export const tlpLabels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type Tlp = (typeof tlpLabels)[number]

/** Who would be told. `everyone` = the public; `community` = all contacts and partner teams; `organisation` = the registered contacts of the organisations affected; `named` = named people only. */
export type Circle = 'everyone' | 'community' | 'vendor' | 'organisation' | 'named'

const narrowest: Record<Circle, Tlp> = {
  everyone: 'CLEAR',
  community: 'GREEN',
  vendor: 'AMBER',
  organisation: 'AMBER+STRICT',
  named: 'RED',
}

/** The one place that says who may be told: does this circle of people fit the label? */
export function fits(circle: Circle, tlp: Tlp): boolean {
  return rank(tlp) <= rank(narrowest[circle])
}

/** -1, 0 or 1 as `a` is wider than, equal to, or narrower (more secret) than `b`. */
export function compareTlp(a: Tlp, b: Tlp): number {
  return Math.sign(rank(a) - rank(b))
}

/** Derived text takes its sources' highest label. No source: RED, as for any unlabelled record. */
export function highestTlp(labels: readonly Tlp[]): Tlp {
  return labels.reduce<Tlp | undefined>((top, label) => (top && rank(top) >= rank(label) ? top : label), undefined) ?? 'RED'
}

export function isTlp(text: unknown): text is Tlp {
  return tlpLabels.includes(text as Tlp)
}

function rank(tlp: Tlp): number {
  return tlpLabels.indexOf(tlp)
}
