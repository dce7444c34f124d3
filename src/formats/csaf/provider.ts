import { fateOf } from '../../core/advisory/revisions.ts'
import { type Published, type Publisher, placeOf, publisherOf } from './document.ts'
import { orderedJson } from './json.ts'

export const feedName = 'csaf-feed-tlp-white.json'

/** provider-metadata.json (CSAF 2.0 §7.1.7). `updated`: when anything below it last changed. */
export function providerMetadata(publisher: Publisher, updated: string): string {
  const folder = `${publisher.base}/.well-known/csaf`
  return orderedJson({
    canonical_url: `${folder}/provider-metadata.json`,
    distributions: [
      { directory_url: `${folder}/` },
      { rolie: { feeds: [{ summary: `Imbauan TLP:CLEAR dari ${publisher.name}`, tlp_label: 'WHITE', url: `${folder}/${feedName}` }] } },
    ],
    last_updated: updated,
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    publisher: publisherOf(publisher),
    role: 'csaf_provider',
  })
}

/** The ROLIE feed (RFC 8322, CSAF 2.0 §7.1.15), newest change first. */
export function rolieFeed(documents: readonly Published[], publisher: Publisher, updated: string): string {
  const folder = `${publisher.base}/.well-known/csaf`
  return orderedJson({
    feed: {
      id: 'csaf-feed-tlp-white',
      title: `Imbauan CSAF (TLP:CLEAR) dari ${publisher.name}`,
      link: [{ rel: 'self', href: `${folder}/${feedName}` }],
      category: [{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }],
      updated,
      entry: newestFirst(documents).map(document => entry(document, folder)),
    },
  })
}

function entry(document: Published, folder: string) {
  const { number, advisory, revisions } = document
  const url = `${folder}/${placeOf(document)}`
  return {
    id: number,
    title: `${fateOf(advisory)}${advisory.title}`,
    link: [
      { rel: 'self', href: url },
      { rel: 'hash', href: `${url}.sha256` },
      { rel: 'hash', href: `${url}.sha512` },
    ],
    published: revisions[0]?.at,
    updated: revisions.at(-1)?.at,
    summary: { content: advisory.title },
    content: { type: 'application/json', src: url },
    format: { schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json', version: '2.0' },
  }
}

/** index.txt: every file, one a line. */
export function indexText(documents: readonly Published[]): string {
  return newestFirst(documents)
    .map(document => `${placeOf(document)}\n`)
    .join('')
}

/** changes.csv: file and time of its last change, newest first. */
export function changesCsv(documents: readonly Published[]): string {
  return newestFirst(documents)
    .map(document => `"${placeOf(document)}","${document.revisions.at(-1)?.at}"\r\n`)
    .join('')
}

function newestFirst(documents: readonly Published[]): Published[] {
  const changed = ({ revisions }: Published) => revisions.at(-1)?.at ?? ''
  return [...documents].sort((a, b) => (changed(a) === changed(b) ? (a.number < b.number ? 1 : -1) : changed(a) < changed(b) ? 1 : -1))
}
