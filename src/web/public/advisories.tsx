import { Hono } from 'hono'
import { type IndicatorFormat, indicatorFormats, publicIndicators } from '../../casework/advisory/indicators.ts'
import {
  csafAdvisory,
  lastChange,
  type PublishedAdvisory,
  publishedAdvisories,
  publishedAdvisory,
  publisherOf,
} from '../../casework/advisory/publish.ts'
import { pageUrl } from '../../casework/links.ts'
import { fateOf } from '../../core/advisory/revisions.ts'
import { missingForMachines } from '../../core/advisory/vulnerability.ts'
import { atomFeed } from '../../formats/atom.ts'
import { csafDocument } from '../../formats/csaf/document.ts'
import type { Ports } from '../../ports.ts'
import { listPublicAdvisories } from '../../store/advisories.ts'
import { textOf } from '../advisory-text.ts'
import { PublicAdvisories } from '../pages/public/advisories.tsx'
import { PublicAdvisory } from '../pages/public/advisory.tsx'
import { type Door, page, type TeamEnv } from '../team.ts'
import { json, published } from './published.ts'

/** What a team publishes as CLEAR: pages, a feed, CSAF. */
export function publicAdvisoryRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/imbauan', async c => {
      const known = await listPublicAdvisories(ports.database.query, c.get('team').id, 100)
      const lines = known.map(({ number, advisory }) => ({
        no: number,
        title: advisory.title,
        publishedAt: new Date(advisory.sentAt ?? advisory.createdAt),
      }))
      return page(c, <PublicAdvisories frame={c.get('frame')} advisories={lines} />)
    })
    .get('/imbauan.atom', async c => published(ports, c, { type: 'application/atom+xml; charset=utf-8', text: await feed(ports, c) }))
    .get('/imbauan/:number/indikator.stix', c => indicators(ports, c, 'stix'))
    .get('/imbauan/:number/indikator.csv', c => indicators(ports, c, 'csv'))
    .get('/imbauan/:number/indikator.txt', c => indicators(ports, c, 'txt'))
    .get('/imbauan/:file{[^/]+\\.json}', async c => {
      const found = await csafAdvisory(ports, c.get('team'), c.req.param('file').slice(0, -'.json'.length))
      return published(ports, c, { type: json, text: csafDocument(found, publisherOf(ports, c.get('team'))) })
    })
    .get('/imbauan/:number', async c => show(c, await publishedAdvisory(ports, c.get('team'), c.req.param('number'))))
}

async function indicators(ports: Ports, c: Door<'/:number'>, as: IndicatorFormat) {
  const { type, write } = indicatorFormats[as]
  return published(ports, c, { type, text: write(await publicIndicators(ports, c.get('team'), c.req.param('number'))) })
}

function show(c: Door, { number, advisory, revisions }: PublishedAdvisory) {
  return page(
    c,
    <PublicAdvisory
      frame={c.get('frame')}
      no={number}
      title={advisory.title}
      publishedAt={new Date(advisory.sentAt ?? advisory.createdAt)}
      due={advisory.dueAt ? new Date(advisory.dueAt) : undefined}
      text={textOf(advisory.body)}
      versions={revisions.map(one => ({ version: String(one.number), at: new Date(one.at), summary: one.summary })).reverse()}
      withdrawn={advisory.status === 'withdrawn'}
      listed={!c.get('team').exercise && advisory.body.indicators.length > 0}
      correctedBy={advisory.correctedBy?.number}
      csaf={!c.get('team').exercise && missingForMachines(advisory).length === 0}
    />,
  )
}

/** The latest 50. */
async function feed(ports: Ports, c: Door): Promise<string> {
  const team = c.get('team')
  const known = (await publishedAdvisories(ports, team)).slice(0, 50)
  return atomFeed({
    title: `Imbauan keamanan ${team.name}`,
    author: team.name,
    self: pageUrl(ports, team, '/imbauan.atom'),
    page: pageUrl(ports, team, '/imbauan'),
    updated: lastChange(known, team.createdAt),
    entries: known.map(({ number, advisory, revisions }) => ({
      url: pageUrl(ports, team, `/imbauan/${number}`),
      title: `${fateOf(advisory)}${advisory.title}`,
      published: revisions[0]?.at ?? '',
      updated: revisions.at(-1)?.at ?? '',
      machine: missingForMachines(advisory).length === 0 ? pageUrl(ports, team, `/imbauan/${number}.json`) : null,
      summary: advisory.body.actions.join('\n'),
    })),
  })
}
