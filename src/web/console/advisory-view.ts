import { reachOf } from '../../casework/advisory/reach.ts'
import { type Standing, standings } from '../../core/advisory/standing.ts'
import { keeperOf } from '../../core/own-text.ts'
import { isWord } from '../../core/vocabulary.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
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
  const [organisations, reach, agencies, incident, texts] = await Promise.all([
    listOrganisations(query, advisory.team),
    reachOf(ports, advisory),
    agenciesOf(ports, known),
    advisory.incident ? findIncident(query, advisory.incident) : null,
    newestText(query, keeperOf(c.get('team'))),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const wanted = c.req.query('penerima')
  const recipient = reach.recipients.find(one => one.contact === wanted) ?? reach.recipients[0]
  const mail = recipient && (await previewNotice(ports, c.get('team'), { known, recipient, texts }))
  return {
    ...headView(c, known, incident),
    texts,
    recipients: reach.recipients.map(({ contact, organisation, name }) => ({
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
