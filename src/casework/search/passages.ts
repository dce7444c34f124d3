import type { CompiledQuery } from 'kysely'
import type { Incident, Report } from '../../core/incident/incident.ts'
import { wordsOfEvent, wordsOfReport } from '../../core/incident/words.ts'
import { observablesIn } from '../../core/observable.ts'
import { foldOf } from '../../core/search/stems.ts'
import type { Ports } from '../../ports.ts'
import type { Chained } from '../../store/events.ts'
import { type Sighting, saveSightings } from '../../store/observables/sightings.ts'
import { insertPassages, insertReportPassage, listUnread, saveFolds, type Unread } from '../../store/search/passages.ts'

type Query = Ports['database']['query']

/** What people wrote in these events becomes findable, and what they named is seen: for the commit of the events, before them. */
export function findable(query: Query, { id, team }: Pick<Incident, 'id' | 'team'>, events: readonly Chained[]): CompiledQuery[] {
  const said = events.map(({ seq, at, event }) => ({ seq, at, text: wordsOfEvent(event) })).filter(({ text }) => text !== '')
  return [
    ...insertPassages(
      query,
      { id, team },
      said.map(one => ({ ...one, fold: foldOf(one.text) })),
    ),
    ...saveSightings(
      query,
      said.flatMap(one => seenIn({ ...one, team, incident: id })),
    ),
  ]
}

/** The same for the report itself: for the commit that opens the incident, after its row. */
export function findableReport(
  query: Query,
  { id, team, openedAt, title }: Incident,
  { report, agency }: { report: Report; agency: string | null },
): CompiledQuery[] {
  const text = wordsOfReport(report)
  const seen = seenIn({ team, incident: id, seq: 0, at: openedAt, text: `${storyOf(report)}\n${title}` })
  return [
    insertReportPassage(query, id, { at: openedAt, text, fold: foldOf(`${text} ${title} ${agency ?? ''}`) }),
    ...saveSightings(query, seen),
  ]
}

/** Reads what was written without the program's own look: rows from before it could search, and those of a trigger. Answers how many. */
export async function readPassages({ database }: Ports, limit: number): Promise<number> {
  const unread = atOnce(await listUnread(database.query, limit))
  if (unread.length === 0) return 0
  const seen = unread.filter(({ kind }) => kind === 'tiket').flatMap(one => seenIn({ ...sightingOf(one), text: one.text }))
  await database.commit([
    ...saveSightings(database.query, seen),
    saveFolds(
      database.query,
      unread.map(({ id, text }) => ({ id, text, fold: foldOf(text) })),
    ),
  ])
  return unread.length
}

/** D1 binds at most 2 MB: as many texts as fit well into one statement, and at least one. */
function atOnce(unread: readonly Unread[]): Unread[] {
  let letters = 0
  return unread.filter(({ text }, at) => {
    letters += text.length
    return at === 0 || letters < 300_000
  })
}

function seenIn({ text, ...where }: Omit<Sighting, 'kind' | 'value'> & { text: string }): Sighting[] {
  return observablesIn(text).map(one => ({ ...where, ...one }))
}

function sightingOf({ team_id, subject, seq, at }: Unread) {
  return { team: team_id, incident: subject, seq, at }
}

/** One field a line, so that no address runs on into the next. */
function storyOf({ story, system, impact, actions }: Report): string {
  return [story, system, impact, actions].join('\n')
}
