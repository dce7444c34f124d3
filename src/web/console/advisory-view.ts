import { labelOfSources, reachOf } from '../../casework/advisory/reach.ts'
import { type Standing, standings } from '../../core/advisory/standing.ts'
import { keeperOf } from '../../core/own-text.ts'
import { compareTlp } from '../../core/tlp.ts'
import { isWord } from '../../core/vocabulary.ts'
import { whyVisible } from '../../core/why.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { newestText } from '../../store/templates.ts'
import type { AdvisoryProps } from '../pages/console/advisory.tsx'
import type { Desk } from '../session.ts'
import { agenciesOf } from './advisory-agencies.ts'

type View = Omit<AdvisoryProps, 'frame' | 'now' | 'formId' | 'errors' | 'message' | 'later'>

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
