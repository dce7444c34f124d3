import { pageUrl, ticketCode, trackingToken } from '../../casework/links.ts'
import { survivorOf } from '../../casework/merge.ts'
import type { ReplySaid } from '../../casework/reporter/write.ts'
import { speaksByMail } from '../../core/incident/reporter.ts'
import { compareTlp } from '../../core/tlp.ts'
import { kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findIncident } from '../../store/incidents.ts'
import { findReport } from '../../store/reports.ts'
import type { ReplyFacts } from '../facts.ts'
import type { SpokenGathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** With the number and the page of what this one reported, and the label of the case that it is part of. */
export async function replyFacts(ports: Ports, { mail, team, say }: SpokenGathering): Promise<ReplyFacts> {
  const id = mail.incident_id ?? ''
  const [known, report] = await Promise.all([findIncident(ports.database.query, id), findReport(ports.database.query, id)])
  if (!known || !report) throw new Error(`incident ${id} is gone`)
  const { incident, number } = known
  const { tlp } = (await survivorOf(ports, known)).incident
  const said = JSON.parse(mail.facts) as ReplySaid
  return {
    team: teamFacts(ports, team),
    tlp,
    ticket: {
      number,
      code: ticketCode(ports, id),
      url: pageUrl(ports, team, `/t/${trackingToken(ports, id)}`),
      title: compareTlp(incident.tlp, 'AMBER') > 0 ? number : incident.title,
      kind: say(kinds[incident.kind]),
    },
    reporter: { name: report.reporter.name },
    reply: { text: speaksByMail(tlp) ? said.text : null },
  }
}
