import { answerDue } from '../casework/advisory/send.ts'
import { pageUrl } from '../casework/links.ts'
import type { Recipient } from '../core/advisory/advisory.ts'
import { keeperOf } from '../core/own-text.ts'
import { contactRoles } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import type { KnownAdvisory } from '../store/advisories.ts'
import { findOrganisation } from '../store/registry.ts'
import type { Team } from '../store/teams.ts'
import { markExercise } from './exercise.ts'
import type { NoticeFacts } from './facts.ts'
import { advisoryFacts } from './gather/notice.ts'
import { teamFacts } from './gather/team.ts'
import { textsOfAdvisory } from './own/for-mail.ts'
import { sourceOf } from './own/source.ts'
import { render } from './render.ts'

export interface Preview {
  from: string
  to: string
  subject: string
  text: string
  html: string
}

/** The message as this recipient would get it now (with the first `texts` of the team's own texts), but for the secret link, which does not exist before sending. */
export async function previewNotice(
  ports: Ports,
  team: Team,
  { known, recipient, texts }: { known: KnownAdvisory; recipient: Recipient; texts?: number },
): Promise<Preview | null> {
  const about = { organisation: recipient.organisation, ...(await textsOfAdvisory(ports, known.advisory, texts)) }
  const source = await sourceOf(ports, { team: keeperOf(team), name: known.advisory.notice, ...about })
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
  const { subject, text, html } = markExercise(team, render(source, facts))
  return {
    from: `${team.shortName} <${team.mailFrom ?? ports.settings.mailFrom}>`,
    to: `${recipient.name} <${recipient.address}>`,
    subject,
    text,
    html,
  }
}
