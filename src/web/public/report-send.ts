import { openIncident, type Receipt } from '../../casework/open-incident.ts'
import { readProof } from '../../casework/proof-of-work.ts'
import type { HeldReason } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import type { Language } from '../language/spoken.ts'
import { type Answers, understood } from './report-answers.ts'

/** People need longer than this for three screens. */
const shortest = 3000

export interface Sending {
  answers: Answers
  /** Where it comes from. */
  address: string
  /** Of the page. */
  language: Language
}

/** Sends a complete report. Its form id is its key: sent twice, it is one report. */
export async function sendReport(ports: Ports, team: Team, { answers, address, language }: Sending): Promise<Receipt> {
  const { kind, report, organisation } = await understood(ports, team, answers)
  const attachments = answers.uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  const proof = await readProof(ports, answers.formId, answers.values.altcha)
  const sender = { address, suspicion: suspicionOf(answers, ports.now()), proof }
  const key = `form:${answers.formId}`
  return openIncident(ports, team, { kind, report, organisation, attachments, key, sender, language }, null)
}

function suspicionOf({ values, formId }: Answers, now: Date): HeldReason | null {
  if (values.situs_web) return 'jebakan'
  const age = now.getTime() - (bornAt(formId) ?? 0)
  return age >= 0 && age < shortest ? 'cepat' : null
}

/** When the first screen was drawn: the form's id tells the time (RFC 9562 §5.7). An id that is not ours tells nothing. */
function bornAt(formId: string): number | null {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.exec(formId) ?? []
  return high && low ? Number.parseInt(high + low, 16) : null
}
