import { pageUrl, ticketCode, trackingToken } from '../../casework/links.ts'
import { rulesFor } from '../../casework/rules.ts'
import { fullTime } from '../../core/dates.ts'
import { stepOf } from '../../core/playbook.ts'
import { compareTlp } from '../../core/tlp.ts'
import { kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import { findReport } from '../../store/reports.ts'
import type { ReceiptFacts } from '../facts.ts'
import type { SpokenGathering } from './gathering.ts'
import { teamFacts } from './team.ts'

export async function receiptFacts(ports: Ports, { mail, team, say }: SpokenGathering): Promise<ReceiptFacts> {
  const id = mail.incident_id ?? ''
  const [known, report] = await Promise.all([findIncident(ports.database.query, id), findReport(ports.database.query, id)])
  if (!known || !report) throw new Error(`incident ${id} is gone`)
  const { incident, number } = known
  const { playbook } = await rulesFor(ports, incident)
  const response = incident.clocks.find(clock => playbook.clocks[clock.id]?.metBy === 'response')
  return {
    team: teamFacts(ports, team),
    tlp: incident.tlp,
    ticket: {
      number,
      code: ticketCode(ports, id),
      url: pageUrl(ports, team, `/t/${trackingToken(ports, id)}`),
      title: compareTlp(incident.tlp, 'AMBER') > 0 ? number : incident.title,
      kind: say(kinds[incident.kind]),
    },
    reporter: { name: report.reporter.name },
    next: {
      says: say(stepOf(playbook, incident.step).says),
      by: response && !response.metAt ? say(fullTime(new Date(response.dueAt), team.zone)) : null,
    },
    guidance: { now: playbook.guidance.now.map(say), not_yet: playbook.guidance.notYet.map(say) },
  }
}
