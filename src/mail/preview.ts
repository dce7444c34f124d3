import { answerDue } from '../casework/advisory/send.ts'
import { pageUrl } from '../casework/links.ts'
import type { Recipient } from '../core/advisory/advisory.ts'
import { contactRoles } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import type { KnownAdvisory } from '../store/advisories.ts'
import { findOrganisation } from '../store/registry.ts'
import type { Team } from '../store/teams.ts'
import { markExercise } from './exercise.ts'
import type { NoticeFacts } from './facts.ts'
import { advisoryFacts } from './gather/notice.ts'
import { teamFacts } from './gather/team.ts'
import { render } from './render.ts'

export interface Preview {
  from: string
  to: string
  subject: string
  text: string
}

/** The message as this recipient would get it now, but for the secret link, which does not exist before sending. */
export async function previewNotice(
  ports: Ports,
  team: Team,
  { known, recipient }: { known: KnownAdvisory; recipient: Recipient },
): Promise<Preview | null> {
  const source = ports.texts.templates[`${known.advisory.notice}.md`]
  if (!source) return null
  const organisation = await findOrganisation(ports.database.query, team.id, recipient.organisation)
  const dueAt = await answerDue(ports, known.advisory)
  const facts: NoticeFacts = {
    team: teamFacts(ports, team),
    tlp: known.advisory.tlp,
    advisory: await advisoryFacts(ports, { ...known, dueAt, zone: team.zone }),
    recipient: { name: recipient.name, organisation: organisation?.name ?? recipient.organisation, role: contactRoles[recipient.role] },
    confirm_url: pageUrl(ports, team, '/b/tautan-rahasia-penerima'),
  }
  const { subject, text } = markExercise(team, render(source, facts))
  return {
    from: `${team.shortName} <${team.mailFrom ?? ports.settings.mailFrom}>`,
    to: `${recipient.name} <${recipient.address}>`,
    subject,
    text,
  }
}
