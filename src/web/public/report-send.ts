import { openIncident, type Receipt } from '../../casework/open-incident.ts'
import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import { type Answers, understood } from './report-answers.ts'

/** Sends a complete report. Its form id is its key: sent twice, it is one report. */
export async function sendReport(ports: Ports, team: Team, answers: Answers): Promise<Receipt> {
  const { kind, report, organisation } = await understood(ports, team, answers)
  const attachments = answers.uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  return openIncident(ports, team, { kind, report, organisation, attachments, key: `form:${answers.formId}` }, null)
}
