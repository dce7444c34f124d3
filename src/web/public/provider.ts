import { Hono } from 'hono'
import { csafAdvisories, csafAdvisoryAt, lastChange, publisherOf } from '../../casework/advisory/publish.ts'
import { publicKeys } from '../../casework/evidence/team-key.ts'
import { pageUrl } from '../../casework/links.ts'
import { Refusal } from '../../core/refusal.ts'
import { csafDocument, fileName, placeOf } from '../../formats/csaf/document.ts'
import { changesCsv, feedName, indexText, providerMetadata, rolieFeed } from '../../formats/csaf/provider.ts'
import { securityTxt } from '../../formats/security-txt.ts'
import type { Ports } from '../../ports.ts'
import { findProfile } from '../../store/profiles.ts'
import { listTeams, type Team } from '../../store/teams.ts'
import type { Door, TeamEnv } from '../team.ts'
import { json, plain, published } from './published.ts'

const folder = '/.well-known/csaf'
const day = 24 * 3_600_000

/** The team as a CSAF provider (CSAF 2.0 §7.1), and how to reach it (RFC 9116). */
export function providerRoutes(ports: Ports) {
  const all = async (c: Door) => {
    const team = realTeam(c)
    const documents = await csafAdvisories(ports, team)
    return { documents, publisher: publisherOf(ports, team), updated: lastChange(documents, team.createdAt) }
  }
  const file = async (c: Door, type: string, write: (found: Awaited<ReturnType<typeof all>>) => string) =>
    published(ports, c, { type, text: write(await all(c)) })
  return new Hono<TeamEnv>()
    .get('/.well-known/security.txt', async c => published(ports, c, { type: plain, text: await contactsOf(ports, realTeam(c)) }))
    .get('/.well-known/jwks.json', async c =>
      published(ports, c, { type: jwkSet, text: JSON.stringify(await publicKeys(ports, realTeam(c).id)) }),
    )
    .get(folder, c => c.redirect(`${c.get('frame').base}${folder}/`, 301))
    .get(`${folder}/`, c => file(c, html, ({ documents }) => listing([...fixedNames, ...yearsOf(documents.map(placeOf))])))
    .get(`${folder}/provider-metadata.json`, c => file(c, json, ({ publisher, updated }) => providerMetadata(publisher, updated)))
    .get(`${folder}/${feedName}`, c => file(c, json, ({ documents, publisher, updated }) => rolieFeed(documents, publisher, updated)))
    .get(`${folder}/index.txt`, c => file(c, plain, ({ documents }) => indexText(documents)))
    .get(`${folder}/changes.csv`, c => file(c, 'text/csv; charset=utf-8', ({ documents }) => changesCsv(documents)))
    .get(`${folder}/:year{[0-9]{4}}/`, c => file(c, html, ({ documents }) => listing(filesOf(documents.map(placeOf), c.req.param('year')))))
    .get(`${folder}/:year{[0-9]{4}}/:file`, c => document(ports, c, `${c.req.param('year')}/${c.req.param('file')}`))
}

const jwkSet = 'application/jwk-set+json'
const html = 'text/html; charset=utf-8'
const fixedNames = ['changes.csv', feedName, 'index.txt', 'provider-metadata.json']

async function document(ports: Ports, c: Door, path: string): Promise<Response> {
  const found = /^(\d{4}\/[a-z0-9+_-]{1,60}\.json)(?:\.(sha256|sha512))?$/.exec(path)
  if (!found) throw new Refusal('not_found', 'Berkas itu tidak ada.')
  const team = realTeam(c)
  const advisory = await csafAdvisoryAt(ports, team, found[1] ?? '')
  const text = csafDocument(advisory, publisherOf(ports, team))
  if (!found[2]) return published(ports, c, { type: json, text })
  const digest = found[2] === 'sha256' ? ports.sha256(text) : ports.sha512(text)
  return published(ports, c, { type: plain, text: `${digest}  ${fileName(advisory.number)}\n` })
}

/** Exercises publish nothing. */
function realTeam(c: Door): Team {
  const team = c.get('team')
  if (team.exercise) throw new Refusal('not_found', 'Latihan tidak menerbitkan CSAF.')
  return team
}

/** At the root it speaks for the installation, and names every team's provider: RFC 9116 knows no other place. */
async function contactsOf(ports: Ports, team: Team): Promise<string> {
  const { email, phone } = publisherOf(ports, team)
  const teams = team.isDefault ? await listTeams(ports.database.query) : [team]
  const { profile } = await findProfile(ports.database.query, team.id)
  const today = Math.floor(ports.now().getTime() / day) * day
  return securityTxt({
    contacts: [`mailto:${email}`, ...(phone ? [`tel:${phone.replace(/[^+\d]/g, '')}`] : []), pageUrl(ports, team, '/lapor')],
    canonical: pageUrl(ports, team, '/.well-known/security.txt'),
    expires: new Date(today + 180 * day),
    policy: pageUrl(ports, team, '/kontak'),
    encryption: profile.keyUrl || undefined,
    providers: teams.map(one => pageUrl(ports, one, `${folder}/provider-metadata.json`)),
  })
}

function yearsOf(places: readonly string[]): string[] {
  return [...new Set(places.map(place => `${place.slice(0, 4)}/`))].sort()
}

function filesOf(places: readonly string[], year: string): string[] {
  const names = places.filter(place => place.startsWith(`${year}/`)).map(place => place.slice(5))
  if (names.length === 0) throw new Refusal('not_found', 'Folder itu tidak ada.')
  return names.sort().flatMap(name => [name, `${name}.sha256`, `${name}.sha512`])
}

/** A folder's listing, for programs that walk directories. Names are ours: digits, small letters, hyphens. */
function listing(names: readonly string[]): string {
  const lines = names.map(name => `<li><a href="${name}">${name}</a></li>`)
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>CSAF</title><h1>CSAF</h1><ul>${lines.join('')}</ul></html>\n`
}
