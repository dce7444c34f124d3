import { labelOfSources, reachOf } from '../../casework/advisory/reach.ts'
import { type Standing, standings } from '../../core/advisory/standing.ts'
import { zones } from '../../core/calendar.ts'
import { keeperOf } from '../../core/own-text.ts'
import { compareTlp } from '../../core/tlp.ts'
import { contactRoles, isWord } from '../../core/vocabulary.ts'
import { whyVisible } from '../../core/why.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findIncident, type KnownIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { newestText } from '../../store/templates.ts'
import type { AdvisoryProps } from '../pages/console/advisory.tsx'
import type { Desk } from '../session.ts'
import { agenciesOf } from './advisory-agencies.ts'

type View = Omit<AdvisoryProps, 'frame' | 'now' | 'formId' | 'errors' | 'message'>

/** Everything the advisory's page shows, as plain values. */
export async function advisoryView(ports: Ports, c: Desk, known: KnownAdvisory): Promise<View> {
  const { advisory, number } = known
  const query = ports.database.query
  const [organisations, reach, agencies, origin, incident, texts] = await Promise.all([
    listOrganisations(query, advisory.team),
    reachOf(ports, advisory),
    agenciesOf(ports, known),
    labelOfSources(ports, advisory),
    advisory.incident ? findIncident(query, advisory.incident) : null,
    newestText(query, keeperOf(c.get('team'))),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? code
  const recipients = reach.recipients.map(({ contact, organisation, name, role, address }) => ({
    id: contact,
    organisation: nameOf(organisation),
    name,
    role,
    address,
  }))
  const wanted = c.req.query('penerima')
  const recipient = reach.recipients.find(one => one.contact === wanted) ?? reach.recipients[0]
  const mail = recipient && (await previewNotice(ports, c.get('team'), { known, recipient, texts }))
  const { seq, notice, title, tlp, status, author, approvedBy, createdAt, sentAt, dueAt } = advisory
  return {
    no: number,
    seq,
    texts,
    notice,
    title,
    tlp,
    status,
    author: author.name,
    approvedBy: approvedBy?.name,
    incident: incident ? { no: incident.number, title: incident.incident.title } : undefined,
    createdAt: new Date(createdAt),
    sentAt: sentAt ? new Date(sentAt) : undefined,
    due: dueAt ? new Date(dueAt) : undefined,
    lowered: origin && compareTlp(tlp, origin) < 0 ? origin : undefined,
    own: author.id === c.get('actor').id,
    why: whyVisible(c.get('actor'), { team: advisory.team, tlp }, 'advisory.read'),
    reach: {
      recipients,
      without: reach.without.map(({ organisation, why }) => ({
        organisation: nameOf(organisation),
        why,
        href: `/konsol/instansi/${encodeURIComponent(organisation)}`,
      })),
      declined: reach.declined.map(({ organisation, name, why }) => ({
        organisation: nameOf(organisation),
        name,
        why,
        href: `/konsol/instansi/${encodeURIComponent(organisation)}`,
      })),
      refused: reach.refused.map(({ organisation, why }) => ({ organisation: nameOf(organisation), why })),
    },
    mail: mail && recipient ? { ...mail, recipient: recipient.contact } : undefined,
    agencies,
    only: isWord(standings, c.req.query('keadaan')) ? (c.req.query('keadaan') as Standing) : undefined,
    after: c.req.query('sesudah')?.slice(0, 100),
  }
}

/** What stands in the composer at first: the draft being revised, or what the incident already tells. */
export async function draftValues(ports: Ports, from: { known: KnownAdvisory | null; origin: KnownIncident | null; zone: string }) {
  if (from.known) return revisedValues(ports, from.known, from.zone)
  const { origin } = from
  const labels = origin?.incident.affected.map(one => one.label) ?? []
  const values: Record<string, string> = origin
    ? { notice: 'N2', tlp: origin.incident.tlp, title: origin.incident.title, system: labels.slice(0, 5).join(', '), affected: '1' }
    : { notice: 'N4', tlp: 'GREEN' }
  return { values, roles: ['agen'] as string[], kinds: [] as string[] }
}

async function revisedValues(ports: Ports, { advisory }: KnownAdvisory, zone: string) {
  const { body, audience, dueAt } = advisory
  const incident = advisory.incident ? await findIncident(ports.database.query, advisory.incident) : null
  const due = dueAt ? new Date(Date.parse(dueAt) + (zones[zone]?.offset ?? 0) * 60_000).toISOString() : null
  const values: Record<string, string> = {
    notice: advisory.notice,
    tlp: advisory.tlp,
    title: advisory.title,
    actions: body.actions.join('\n'),
    system: body.system ?? '',
    explanation: body.explanation ?? '',
    indicators: body.indicators.join('\n'),
    references: body.references.join('\n'),
    incident: incident?.number ?? '',
    affected: audience.affectedOf ? '1' : '',
    below: audience.below ?? '',
    organisations: audience.organisations.join('\n'),
    ...(due && {
      due_day: due.slice(8, 10),
      due_month: due.slice(5, 7),
      due_year: due.slice(0, 4),
      due_time: due.slice(11, 16).replace(':', '.'),
    }),
  }
  return { values, roles: audience.roles.filter(role => role in contactRoles) as string[], kinds: audience.kinds as string[] }
}
