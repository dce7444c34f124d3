import { answerDue } from '../casework/advisory/send.ts'
import { rulesFor } from '../casework/rules.ts'
import { dateOf, fullTime } from '../core/dates.ts'
import type { Clock } from '../core/incident/incident.ts'
import { type LetterName, letters } from '../core/letter-kinds.ts'
import { keeperOf } from '../core/own-text.ts'
import { highestTlp, type Tlp } from '../core/tlp.ts'
import { kinds, publicStatuses } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { listAdvisories } from '../store/advisories.ts'
import { listEvents } from '../store/events.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { listOrganisations } from '../store/registry.ts'
import { findReport } from '../store/reports.ts'
import type { Team } from '../store/teams.ts'
import { markExercise } from './exercise.ts'
import type { Facts, IncidentLetterFacts, NoticeLetterFacts, PublicStatementFacts } from './facts.ts'
import { advisoryFacts } from './gather/notice.ts'
import { teamFacts } from './gather/team.ts'
import { type ChronologyLine, chronologyLines } from './letters/chronology.ts'
import { incidentFacts, type LetterSources } from './letters/incident.ts'
import { gapsIn, known, knownAll } from './letters/known.ts'
import { sourceOf } from './own/source.ts'
import { renderSheet } from './render.ts'

export interface Sheet {
  subject: string
  text: string
  /** The body alone, safe to be put into a page. */
  html: string
  /** The body as Markdown in which every value is data. */
  markdown: string
  tlp: Tlp
  /** What is not known, and stands in the letter as such. */
  gaps: string[]
  /** What its chronology can tell; nothing where the text has none. */
  chronology: ChronologyLine[]
}

/** Which letter about which incident; `lines`: what its chronology tells, the usual when left out. */
export interface Asked {
  found: KnownIncident
  letter: LetterName
  lines?: ReadonlySet<string> | undefined
}

/** A letter about one incident with what is known of it at this moment. Nothing is kept: what was sent is shown by its proof. */
export async function prepareLetter(ports: Ports, team: Team, asked: Asked): Promise<Sheet> {
  const { found, letter } = asked
  const { organisation, playbook } = found.incident
  const source = await sourceOf(ports, { team: keeperOf(team), name: letter, organisation, playbook: playbook.id })
  if (!source) throw new Error(`template ${letter} is unknown`)
  const facts = await letterFacts(ports, team, asked)
  const sheet = renderSheet(source, facts)
  return {
    ...markExercise(team, sheet),
    markdown: sheet.markdown,
    tlp: facts.tlp as Tlp,
    gaps: gapsIn(`${sheet.subject}\n${sheet.text}`),
    chronology: source.includes('incident.chronology') ? chronologyLines(await toldOf(ports, team, found)) : [],
  }
}

/** Also what a text of the team's own is tried on. */
export async function letterFacts(
  ports: Ports,
  team: Team,
  { found, letter, lines }: Asked,
): Promise<IncidentLetterFacts | NoticeLetterFacts | PublicStatementFacts> {
  const { incident } = found
  const [rules, told] = await Promise.all([rulesFor(ports, incident), toldOf(ports, team, found)])
  const clock = incident.clocks.find(({ id }) => rules.playbook.clocks[id]?.letter === letter)
  const common = {
    team: teamFacts(ports, team),
    tlp: highestTlp([incident.tlp, letters[letter].tlp]),
    letter: dated(ports, team, clock),
  }
  const whole = () => ({ ...common, incident: incidentFacts({ ...told, lines }) })
  if (letter === 'N2-surat') return { ...whole(), advisory: await noticeOf(ports, team, incident.id) }
  if (letter !== 'N8') return whole()
  const { now, notYet } = rules.playbook.guidance
  return {
    ...common,
    guidance: { now, not_yet: notYet },
    statement: {
      kind: kinds[incident.kind],
      organisation: known(incident.organisation && told.nameOf(incident.organisation), 'instansi'),
      date: dateOf(new Date(incident.openedAt), team.zone),
      status: publicStatuses[incident.publicStatus],
    },
  }
}

async function toldOf(ports: Ports, team: Team, { number, incident }: KnownIncident): Promise<LetterSources> {
  const query = ports.database.query
  const [report, chain, organisations] = await Promise.all([
    findReport(query, incident.id),
    listEvents(query, incident.id),
    listOrganisations(query, incident.team),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  return { number, incident, report, chain, zone: team.zone, nameOf: code => names.get(code) ?? code }
}

/** The newest N2 of the incident that was not taken back. */
async function noticeOf(ports: Ports, team: Team, incident: string): Promise<Facts['advisory']> {
  const all = await listAdvisories(ports.database.query, { team: team.id, incident, limit: 50 })
  const found = all.find(({ advisory: { notice, status } }) => notice === 'N2' && status !== 'withdrawn')
  if (found) {
    const dueAt = found.advisory.dueAt ?? (await answerDue(ports, found.advisory))
    return advisoryFacts(ports, { ...found, dueAt, zone: team.zone })
  }
  const none = { explanation: null, indicators: [], references: [], history: [], version: 1, withdrawn: false, system: null }
  const words = { number: known(null, 'nomor N2'), notice_name: 'Notifikasi Insiden', kind: '', title: '' }
  return { ...none, ...words, actions: knownAll([], 'tindakan yang disarankan'), due: known(null, 'batas waktu') }
}

function dated(ports: Ports, team: Team, clock: Clock | undefined): Facts['letter'] {
  return {
    date: dateOf(ports.now(), team.zone),
    due: known(clock && fullTime(new Date(clock.dueAt), team.zone), 'batas waktu'),
    article: known(clock?.article, 'dasar hukum'),
  }
}
