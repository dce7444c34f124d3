import { zones } from './calendar.ts'
import { compareTlp, type Tlp } from './tlp.ts'

/** A PKS of a team with a partner. Dates are local to the team's zone, YYYY-MM-DD; the last day counts whole. */
export interface Agreement {
  id: string
  team: string
  partner: string
  number: string
  services: string
  /** The highest label that may be shared under it. */
  tlp: Tlp
  startsOn: string
  endsOn: string
}

/** From the first moment of the first day to the last moment of the last one, where the team is. */
export function isInForce({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>, zone: string, now: Date): boolean {
  const today = localDate(now, zone)
  return startsOn <= today && today <= endsOn
}

/** The first moment after this local day: midnight at its end. */
export function endOfDay(date: string, zone: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000 - offset(zone))
}

/** The agreement under which something with this label may be shared now; no label above AMBER ever is. */
export function coveringAgreement(known: readonly Agreement[], label: Tlp, { zone, now }: { zone: string; now: Date }): Agreement | null {
  if (compareTlp(label, 'AMBER') > 0) return null
  const covering = known.filter(agreement => isInForce(agreement, zone, now) && compareTlp(label, agreement.tlp) <= 0)
  return covering.sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0] ?? null
}

export function localDate(now: Date, zone: string): string {
  return new Date(now.getTime() + offset(zone)).toISOString().slice(0, 10)
}

function offset(zone: string): number {
  return (zones[zone]?.offset ?? 0) * 60_000
}
