import { Refusal } from '../refusal.ts'
import { compareTlp, type Tlp } from '../tlp.ts'
import type { IncidentEvent, Share } from './events.ts'
import type { Incident } from './incident.ts'

/** No incident above this label is shown to anybody outside by name. */
const highestShared: Tlp = 'AMBER'

/** Shows an incident to one more, by name. The same again changes only its end. */
export function share(incident: Incident, wanted: Share, now: Date): IncidentEvent[] {
  if (compareTlp(incident.tlp, highestShared) > 0)
    throw new Refusal('audience_too_wide', `Insiden TLP:${incident.tlp} tidak boleh dibagikan; paling tinggi TLP:${highestShared}.`)
  if (wanted.until && wanted.until <= now.toISOString()) {
    const message = 'Tanggal itu sudah lewat.'
    throw new Refusal('invalid', message, { errors: [{ field: 'until', message }] })
  }
  const known = incident.shares?.find(({ partner }) => partner === wanted.partner)
  return known?.until === wanted.until && known.name === wanted.name ? [] : [{ type: 'shared', share: wanted }]
}

export function unshare(incident: Incident, partner: string, reason: string | null): IncidentEvent[] {
  const known = incident.shares?.find(one => one.partner === partner)
  if (!known) throw new Refusal('not_found', 'Insiden ini tidak dibagikan kepadanya.')
  return [{ type: 'unshared', partner, name: known.name, reason: reason?.trim() || null }]
}

/** Who sees it by name at this moment, as far as its label still allows. */
export function sharedWith({ shares = [], tlp }: Pick<Incident, 'shares' | 'tlp'>, now: Date): string[] {
  if (compareTlp(tlp, highestShared) > 0) return []
  return shares.filter(({ until }) => !until || until > now.toISOString()).map(({ partner }) => partner)
}
