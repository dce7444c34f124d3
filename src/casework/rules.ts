import type { Calendar } from '../core/calendar.ts'
import type { Running } from '../core/incident/incident.ts'
import type { Playbook } from '../core/playbook.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findPlaybook, type KnownRules, listNewest, type PublishedPlaybook } from '../store/playbooks.ts'
import { findCalendar } from '../store/teams.ts'

/** Published versions never change, so each is read from the database once per process. */
const versions = new WeakMap<Ports['database'], Map<string, PublishedPlaybook>>()
/** What has the same hash says the same, in whichever database and version: its rules are parsed once. */
const rules: KnownRules = new Map()

/** The rules an incident runs by: the playbook version it is pinned to, and its team's calendar. */
export async function rulesFor(ports: Ports, incident: Running['incident']): Promise<{ playbook: Playbook; calendar: Calendar }> {
  const { id, version } = incident.playbook
  const [playbook, calendar] = await Promise.all([playbookVersion(ports, id, version), findCalendar(ports.database.query, incident.team)])
  return { playbook: playbook.playbook, calendar }
}

/** The newest version of every playbook, `umum` among them. */
export async function currentPlaybooks(ports: Ports): Promise<PublishedPlaybook[]> {
  return listNewest(ports.database.query, rules)
}

/** One version, pinned for ever. */
export async function playbookVersion(ports: Ports, id: string, version: number): Promise<PublishedPlaybook> {
  const known = versions.get(ports.database) ?? new Map<string, PublishedPlaybook>()
  versions.set(ports.database, known)
  const key = `${id}@${version}`
  const cached = known.get(key)
  if (cached) return cached
  const found = await findPlaybook(ports.database.query, { id, version }, rules)
  if (!found) throw new Refusal('not_found', `Playbook ${id} versi ${version} tidak ada.`)
  known.set(key, found)
  return found
}
