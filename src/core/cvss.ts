export interface CvssScore {
  version: '3.0' | '3.1'
  vector: string
  score: number
  severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'
}

const weights: Record<string, Record<string, number>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  S: { U: 0, C: 1 },
  C: { N: 0, L: 0.22, H: 0.56 },
  I: { N: 0, L: 0.22, H: 0.56 },
  A: { N: 0, L: 0.22, H: 0.56 },
}
const changedPrivileges: Record<string, number> = { N: 0.85, L: 0.68, H: 0.5 }

/** The base score of a CVSS 3.0 or 3.1 vector of base metrics, each once. Null when it is none. Source: FIRST CVSS 3.1 §7.1. */
export function readCvss(text: string): CvssScore | null {
  const found = /^CVSS:(3\.[01])((?:\/[A-Z]{1,2}:[A-Z])+)$/.exec(text.trim())
  if (!found) return null
  const parts = (found[2] ?? '').slice(1).split('/')
  const said = new Map(parts.map(part => part.split(':') as [string, string]))
  const isWhole = parts.length === 8 && Object.entries(weights).every(([metric, values]) => Object.hasOwn(values, said.get(metric) ?? ''))
  if (!isWhole) return null
  const score = baseScore(metric => said.get(metric) ?? '')
  return { version: found[1] as '3.0' | '3.1', vector: text.trim(), score, severity: severityOf(score) }
}

function baseScore(said: (metric: string) => string): number {
  const weight = (metric: string) => weights[metric]?.[said(metric)] ?? 0
  const changed = said('S') === 'C'
  const privileges = changed ? (changedPrivileges[said('PR')] ?? 0) : weight('PR')
  const lost = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'))
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost
  if (impact <= 0) return 0
  const exploitability = 8.22 * weight('AV') * weight('AC') * privileges * weight('UI')
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10))
}

/** By whole numbers, so that 4.02 does not become 4.1 for a float's sake (CVSS 3.1, Appendix A). */
function roundUp(value: number): number {
  const whole = Math.round(value * 100_000)
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10
}

function severityOf(score: number): CvssScore['severity'] {
  if (score === 0) return 'NONE'
  if (score < 4) return 'LOW'
  if (score < 7) return 'MEDIUM'
  return score < 9 ? 'HIGH' : 'CRITICAL'
}
