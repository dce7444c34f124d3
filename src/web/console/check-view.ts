import { labelOfSources, reachOf } from '../../casework/advisory/reach.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory, Recipient } from '../../core/advisory/advisory.ts'
import { mayBeSecond } from '../../core/advisory/ask.ts'
import type { Reach } from '../../core/advisory/audience.ts'
import { indicatorKind } from '../../core/indicator.ts'
import type { Organisation } from '../../core/organisation.ts'
import { keeperOf } from '../../core/own-text.ts'
import { isInnerAddress } from '../../core/public-address.ts'
import { compareTlp, type Tlp } from '../../core/tlp.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { newestText } from '../../store/templates.ts'
import type { CheckPageProps } from '../pages/console/composer/check.tsx'
import type { LetterProps } from '../pages/console/composer/letter.tsx'
import { fileSize } from '../pages/words.ts'
import type { Desk } from '../session.ts'
import { headView } from './head-view.ts'
import { reachView } from './reach-view.ts'

/** So many lines of each list stand on the page itself. */
export const listed = 20

type View = Omit<CheckPageProps, 'frame' | 'formId' | 'errors' | 'message' | 'later'>

/** Everything the check page shows, as plain values. */
export async function checkView(ports: Ports, c: Desk, known: KnownAdvisory): Promise<View> {
  const { advisory } = known
  const query = ports.database.query
  const [organisations, reach, origin, incident, texts] = await Promise.all([
    listOrganisations(query, advisory.team),
    reachOf(ports, advisory),
    labelOfSources(ports, advisory),
    advisory.incident ? findIncident(query, advisory.incident) : null,
    newestText(query, keeperOf(c.get('team'))),
  ])
  const { tlp } = advisory
  return {
    ...headView(c, known, incident),
    texts,
    lowered: origin && compareTlp(tlp, origin) < 0 ? origin : undefined,
    mayReturn: mayReturn(c.get('actor'), advisory, origin),
    reach: reachView(reach, organisations, { limit: listed }),
    counted: reach,
    unknown: advisory.body.indicators.filter(one => indicatorKind(one) === null),
    inner: advisory.body.indicators.filter(one => isInnerAddress(one)),
    letter: await letterOf(ports, c, { known, reach, organisations, texts }),
  }
}

function mayReturn(actor: Actor, advisory: Advisory, origin: Tlp | null): boolean {
  const { team, tlp } = advisory
  return may(actor, 'advisory.release', { team, tlp }) && mayBeSecond(advisory, actor, origin)
}

interface Lettered {
  known: KnownAdvisory
  reach: Reach
  organisations: readonly Organisation[]
  texts: number
}

async function letterOf(ports: Ports, c: Desk, { known, reach, organisations, texts }: Lettered): Promise<LetterProps | null> {
  const { recipients } = reach
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const words = ({ name, organisation }: Recipient) => `${name} – ${names.get(organisation) ?? organisation}`
  const sought = c.req.query('cari')?.trim().slice(0, 100)
  const found = sought ? recipients.filter(one => words(one).toLowerCase().includes(sought.toLowerCase())) : recipients
  const wanted = c.req.query('penerima')
  const chosen = wanted ? recipients.findIndex(one => one.contact === wanted) : recipients.indexOf(found[0] as Recipient)
  const at = Math.max(0, chosen)
  const recipient = recipients[at]
  const mail = recipient && (await previewNotice(ports, c.get('team'), { known, recipient, texts }))
  if (!recipient || !mail) return null
  const near = sought ? found.slice(0, 50) : recipients.slice(Math.max(0, at - 10), at + 40)
  const { from, to, subject, text } = mail
  return {
    no: known.number,
    at: at + 1,
    of: recipients.length,
    before: recipients[at - 1]?.contact,
    after: recipients[at + 1]?.contact,
    sought,
    others: near.map(one => ({ id: one.contact, words: words(one) })),
    recipient: recipient.contact,
    from,
    to,
    subject,
    text,
    attachments: (known.advisory.body.attachments ?? []).map(({ name, size }, place) => ({
      name,
      size: fileSize(size),
      href: `/konsol/imbauan/${known.number}/lampiran/${place + 1}`,
    })),
  }
}
