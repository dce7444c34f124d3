import { reachOf } from '../core/access.ts'
import { agendaOf, type Due, nearestFirst } from '../core/agenda.ts'
import type { Incident } from '../core/incident/incident.ts'
import { type CalendarEntry, icsCalendar } from '../formats/ics.ts'
import type { Ports } from '../ports.ts'
import { type KnownFeed, listAgenda } from '../store/feeds.ts'
import { findTeam } from '../store/teams.ts'

/** The nearest ones; more than this no calendar shows and nobody reads, and all others would wait while it is written. */
const mostIncidents = 200
const mostEntries = 500

/** A person's calendar: what falls due in the incidents they may read at this moment. A RED one is a number and nothing else. */
export async function agendaCalendar(ports: Ports, { actor, own }: KnownFeed): Promise<string> {
  const query = ports.database.query
  const reach = reachOf(actor, 'incident.read')
  const [team, known] = await Promise.all([
    findTeam(query, actor.team),
    listAgenda(query, { reach, owner: own ? actor.id : null, limit: mostIncidents }),
  ])
  const all = known.flatMap(({ incident, number }) => agendaOf(incident).map(due => ({ incident, number, due })))
  const nearest = all.sort((a, b) => nearestFirst(a.due, b.due)).slice(0, mostEntries)
  const host = new URL(ports.settings.baseUrl).hostname
  const entries = nearest.map(one => entryOf(ports, host, one))
  return icsCalendar(`Tenggat ${team?.shortName ?? ''}`.trim(), entries)
}

function entryOf(ports: Ports, host: string, { incident, number, due }: { incident: Incident; number: string; due: Due }): CalendarEntry {
  const red = incident.tlp === 'RED'
  const what = due.kind === 'clock' ? `${due.id} ${due.name}` : due.name
  const url = `${ports.settings.baseUrl}/konsol/tiket/${number}`
  return {
    // Which deadline runs may itself be told by a RED incident's: its name in plain letters would be.
    uid: `${ports.sha256(`${due.kind} ${due.id} ${incident.id}`).slice(0, 32)}@${host}`,
    sequence: incident.seq,
    stamp: new Date(incident.changedAt),
    at: new Date(due.dueAt),
    summary: red ? number : `${number} ${what}`,
    description: red ? `TLP:RED\n${url}` : [`TLP:${incident.tlp}`, incident.title, due.basis, url].filter(Boolean).join('\n'),
    url,
    categories: [due.kind === 'clock' ? 'Tenggat' : 'Tugas'],
    alarm: due.warnAt ? new Date(due.warnAt) : null,
  }
}
