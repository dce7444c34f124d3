import type { Actor } from '../../core/actor.ts'
import { fateOf } from '../../core/advisory/revisions.ts'
import { indicatorsIn } from '../../core/indicator.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Indicators, indicatorsCsv, plainList } from '../../formats/indicators.ts'
import { stixBundle } from '../../formats/stix.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import type { Team } from '../../store/teams.ts'
import { pageUrl } from '../links.ts'
import { publishedAdvisory } from './publish.ts'
import { advisoryFor } from './record.ts'

/** How a list of indicators can be had, by the ending of its address. */
export const indicatorFormats = {
  stix: { type: 'application/stix+json;version=2.1', write: stixBundle },
  csv: { type: 'text/csv; charset=utf-8', write: indicatorsCsv },
  txt: { type: 'text/plain; charset=utf-8', write: plainList },
} as const
export type IndicatorFormat = keyof typeof indicatorFormats

/** Of a public advisory, for everybody. */
export async function publicIndicators(ports: Ports, team: Team, number: string): Promise<Indicators> {
  if (team.exercise) throw new Refusal('not_found', 'Latihan tidak menerbitkan indikator.')
  const { revisions, ...known } = await publishedAdvisory(ports, team, number)
  return told(ports, team, known, revisions.at(-1)?.at)
}

/** Of any advisory that the actor may read. RED leaves in no file. */
export async function indicatorsFor(ports: Ports, { actor, team }: { actor: Actor; team: Team }, id: string): Promise<Indicators> {
  const known = await advisoryFor(ports, actor, id)
  if (known.advisory.tlp === 'RED') throw new Refusal('not_allowed', 'Imbauan TLP:RED tidak bisa diunduh; baca di halamannya.')
  return told(ports, team, known)
}

function told(ports: Ports, team: Team, { number, advisory }: KnownAdvisory, changed?: string): Indicators {
  const { title, tlp, createdAt, sentAt, body } = advisory
  const since = sentAt ?? createdAt
  return {
    number,
    title,
    tlp,
    withdrawn: fateOf(advisory) !== '',
    since,
    changed: changed ?? since,
    url: pageUrl(ports, team, `/imbauan/${number}`),
    team: team.name,
    indicators: indicatorsIn(body.indicators.join('\n')),
  }
}
