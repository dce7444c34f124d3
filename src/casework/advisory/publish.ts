import type { Advisory } from '../../core/advisory/advisory.ts'
import { isPublic, type Revision, revisionsOf } from '../../core/advisory/revisions.ts'
import { missingForMachines } from '../../core/advisory/vulnerability.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Publisher, placeOf } from '../../formats/csaf/document.ts'
import type { Ports } from '../../ports.ts'
import { listPublished } from '../../store/published.ts'
import type { Team } from '../../store/teams.ts'
import { pageUrl } from '../links.ts'

export interface PublishedAdvisory {
  number: string
  advisory: Advisory
  revisions: Revision[]
}

/** Everything a team has published, the latest first, withdrawn ones too. Exercises publish nothing. */
export async function publishedAdvisories(ports: Ports, team: Team): Promise<PublishedAdvisory[]> {
  if (team.exercise) return []
  return read(ports, team)
}

/** One of them as a page; exercises show theirs to those who take part. */
export async function publishedAdvisory(ports: Ports, team: Team, number: string): Promise<PublishedAdvisory> {
  const [found] = await read(ports, team, number)
  if (!found) throw new Refusal('not_found', 'Imbauan itu tidak ada, atau tidak untuk umum.')
  return found
}

/** Those that can be said in CSAF. */
export async function csafAdvisories(ports: Ports, team: Team): Promise<PublishedAdvisory[]> {
  return (await publishedAdvisories(ports, team)).filter(({ advisory }) => missingForMachines(advisory).length === 0)
}

/** By its place below the provider's folder, e.g. 2026/imb-2607-0001.json. */
export async function csafAdvisoryAt(ports: Ports, team: Team, place: string): Promise<PublishedAdvisory> {
  const number = place.slice(place.indexOf('/') + 1, -'.json'.length).toUpperCase()
  const found = await csafAdvisory(ports, team, number)
  if (placeOf(found) !== place) throw new Refusal('not_found', 'Dokumen itu tidak ada.')
  return found
}

export async function csafAdvisory(ports: Ports, team: Team, number: string): Promise<PublishedAdvisory> {
  if (team.exercise) throw new Refusal('not_found', 'Latihan tidak menerbitkan CSAF.')
  const found = await publishedAdvisory(ports, team, number)
  const missing = missingForMachines(found.advisory)
  if (missing.length > 0)
    throw new Refusal('not_found', `Imbauan ini belum ada sebagai CSAF: belum tercatat ${missing.join(' dan ')}. Baca halaman webnya.`)
  return found
}

export function publisherOf(ports: Ports, team: Team): Publisher {
  const { name, phone, zone } = team
  return { name, phone, zone, base: pageUrl(ports, team, ''), email: team.email ?? team.mailFrom ?? ports.settings.mailFrom }
}

/** When anything a team published last changed; before that, since when it exists. */
export function lastChange(published: readonly PublishedAdvisory[], otherwise: string): string {
  return [otherwise, ...published.flatMap(({ revisions }) => revisions.at(-1)?.at ?? [])].sort().at(-1) ?? otherwise
}

async function read(ports: Ports, team: Team, number?: string): Promise<PublishedAdvisory[]> {
  const rows = await listPublished(ports.database.query, team.id, number)
  return rows
    .filter(({ advisory }) => isPublic(advisory))
    .map(({ number, advisory, events }) => ({ number, advisory, revisions: revisionsOf(events) }))
    .filter(({ revisions }) => revisions.length > 0)
}
