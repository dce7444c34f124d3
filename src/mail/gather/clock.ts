import { fullTime } from '../../core/dates.ts'
import { compareTlp } from '../../core/tlp.ts'
import { kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import { findPersonByEmail } from '../../store/people.ts'
import type { ClockFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To the team itself: a deadline that comes near or has passed. Carries no secret link. */
export async function clockFacts(ports: Ports, { mail, team }: Gathering): Promise<ClockFacts> {
  const said = JSON.parse(mail.facts) as { clock: string; breached: boolean }
  const [known, person] = await Promise.all([
    findIncident(ports.database.query, mail.incident_id ?? ''),
    findPersonByEmail(ports.database.query, mail.address),
  ])
  const clock = known?.incident.clocks.find(one => one.id === said.clock)
  if (!known || !clock) throw new Error(`clock ${said.clock} of incident ${mail.incident_id} is gone`)
  const { incident, number } = known
  const secret = compareTlp(incident.tlp, 'AMBER') > 0
  return {
    team: teamFacts(ports, team),
    tlp: incident.tlp,
    ticket: { number, code: null, url: null, title: secret ? number : incident.title, kind: kinds[incident.kind] },
    clock: {
      id: clock.id,
      name: clock.name,
      article: clock.article,
      due: fullTime(new Date(clock.dueAt), team.zone),
      breached: said.breached,
    },
    recipient: {
      name: person?.name ?? mail.address,
      organisation: team.name,
      role: person?.id === incident.owner?.id ? 'pemilik tiket ini' : 'ketua tim, dan saat itu tiket ini belum ada pemiliknya',
    },
    console_url: `${ports.settings.baseUrl}/konsol/tiket/${number}`,
  }
}
