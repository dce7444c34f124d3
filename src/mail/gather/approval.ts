import type { ApprovalSaid } from '../../casework/advisory/ask.ts'
import { compareTlp } from '../../core/tlp.ts'
import { notices } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory } from '../../store/advisories.ts'
import type { ApprovalFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To a colleague who may approve a draft; the title of what is not for everybody stays out of the letter. */
export async function approvalFacts(ports: Ports, { mail, team }: Gathering): Promise<ApprovalFacts> {
  const { number, advisory: id, by, name } = JSON.parse(mail.facts) as ApprovalSaid
  const known = await findAdvisory(ports.database.query, team.id, id)
  if (!known) throw new Error(`advisory ${id} is gone`)
  const { tlp, title, notice } = known.advisory
  return {
    team: teamFacts(ports, team),
    tlp,
    recipient: { name, organisation: team.name, role: 'orang kedua' },
    approval: { number, title: compareTlp(tlp, 'AMBER') > 0 ? number : title, notice_name: notices[notice], by },
    console_url: `${ports.settings.baseUrl}/konsol/imbauan/${number}`,
  }
}
