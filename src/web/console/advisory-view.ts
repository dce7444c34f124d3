import type { Advisory, Recipient } from '../../core/advisory/advisory.ts'
import { type Standing, standings } from '../../core/advisory/standing.ts'
import { keeperOf } from '../../core/own-text.ts'
import { contactRoles, isWord } from '../../core/vocabulary.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import { type KnownAdvisory, listAddressed, listDeliveries } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { newestText } from '../../store/templates.ts'
import type { AdvisoryProps } from '../pages/console/advisory.tsx'
import type { Desk } from '../session.ts'
import { agenciesOf } from './advisory-agencies.ts'
import { headView } from './head-view.ts'

type View = Omit<AdvisoryProps, 'frame' | 'now' | 'formId' | 'errors' | 'message' | 'later'>

/** Everything the advisory's page shows, as plain values. */
export async function advisoryView(ports: Ports, c: Desk, known: KnownAdvisory): Promise<View> {
  const { advisory } = known
  const query = ports.database.query
  const [organisations, recipients, agencies, incident, texts] = await Promise.all([
    listOrganisations(query, advisory.team),
    gottenBy(ports, advisory),
    agenciesOf(ports, known),
    advisory.incident ? findIncident(query, advisory.incident) : null,
    newestText(query, keeperOf(c.get('team'))),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const wanted = c.req.query('penerima')
  const recipient = recipients.find(one => one.contact === wanted) ?? recipients[0]
  const mail = recipient && (await previewNotice(ports, c.get('team'), { known, recipient, texts }))
  return {
    ...headView(c, known, incident),
    texts,
    recipients: recipients.map(({ contact, organisation, name }) => ({
      id: contact,
      organisation: names.get(organisation) ?? organisation,
      name,
    })),
    mail: mail && recipient ? { ...mail, recipient: recipient.contact } : undefined,
    agencies,
    only: isWord(standings, c.req.query('keadaan')) ? (c.req.query('keadaan') as Standing) : undefined,
    after: c.req.query('sesudah')?.slice(0, 100),
  }
}

/** Who was written to, at the address it went to; not whom its audience would reach by now. */
async function gottenBy(ports: Ports, { id }: Advisory): Promise<Recipient[]> {
  const query = ports.database.query
  const deliveries = await listDeliveries(query, id)
  const addressed = await listAddressed(
    query,
    deliveries.map(one => one.id),
  )
  return addressed.map(({ contact_id, organisation, contact_name, contact_role, address }) => ({
    organisation,
    contact: contact_id,
    name: contact_name,
    role: isWord(contactRoles, contact_role) ? contact_role : 'agen',
    address,
  }))
}
