import type { Playbook, Wave } from '../playbook.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident } from './incident.ts'

/**
 * Whether this incident makes a wave with `others`, the open ones of its playbook in its team. Only what was verified
 * counts: evidence seen, owner named. So many agencies within so long propose the playbook's notice, once: as long as one
 * of them already belongs to a wave, nothing is said again.
 */
export function waveWith(incident: Incident, { wave }: Pick<Playbook, 'wave'>, others: readonly Incident[], now: Date): IncidentEvent[] {
  if (!wave || !isVerified(incident)) return []
  const since = waveSince(wave, now)
  const alike = [incident, ...others.filter(one => one.id !== incident.id && one.openedAt >= since && isVerified(one))]
  const organisations = new Set(alike.map(one => one.organisation)).size
  if (organisations < wave.organisations || alike.some(one => one.wave && one.wave.at >= since)) return []
  return [{ type: 'wave_found', wave: { incidents: alike.map(({ id }) => id), organisations, days: daysOf(wave), notice: wave.notice } }]
}

/** From when on incidents belong to one wave, RFC 3339 UTC. */
export function waveSince(wave: Wave, now: Date): string {
  return new Date(now.getTime() - daysOf(wave) * 24 * 3_600_000).toISOString()
}

function daysOf({ within }: Wave): number {
  return 'days' in within ? within.days : within.minutes / 1440
}

function isVerified({ organisation, evidence }: Incident): boolean {
  return organisation !== null && evidence.length > 0
}
