import type { ReturnSaid } from '../../casework/advisory/return.ts'
import { compareTlp } from '../../core/tlp.ts'
import { notices } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory } from '../../store/advisories.ts'
import type { ReturnedFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** To whoever wrote a draft that came back; title and note of what is not for everybody stay out of the letter. */
export async function returnedFacts(ports: Ports, { mail, team }: Gathering): Promise<ReturnedFacts> {
  const { number, advisory: id, by, name, note } = JSON.parse(mail.facts) as ReturnSaid
  const known = await findAdvisory(ports.database.query, team.id, id)
  if (!known) throw new Error(`advisory ${id} is gone`)
  const { tlp, title, notice } = known.advisory
  const secret = compareTlp(tlp, 'AMBER') > 0
  return {
    team: teamFacts(ports, team),
    tlp,
    recipient: { name, organisation: team.name, role: 'penyusun' },
    returned: { number, title: secret ? number : title, notice_name: notices[notice], by, note: secret ? null : note },
    console_url: `${ports.settings.baseUrl}/konsol/imbauan/${number}`,
  }
}
