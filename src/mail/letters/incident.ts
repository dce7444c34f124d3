import { fullTime } from '../../core/dates.ts'
import type { Incident, Report } from '../../core/incident/incident.ts'
import { rsit } from '../../core/rsit.ts'
import { affectedStates, isWord, kinds, severities } from '../../core/vocabulary.ts'
import type { Chained } from '../../store/events.ts'
import type { IncidentFacts } from '../facts.ts'
import { chronologyLines, chronologyOf } from './chronology.ts'
import { known, knownAll } from './known.ts'

export interface LetterSources {
  number: string
  incident: Incident
  report: Report | null
  chain: readonly Chained[]
  zone: string
  nameOf(code: string): string
  /** Keys of the lines that go into its chronology; the usual ones when left out. */
  lines?: ReadonlySet<string> | undefined
}

/** Phases whose finished tasks are what was done about it, and what brought it back. */
const handling: readonly (string | null)[] = ['analisis', 'penahanan', 'penghapusan']
const recovery: readonly (string | null)[] = ['pemulihan']
/** By these names a playbook's tasks say which personal data came out, and how much of it. */
const exposedTasks: readonly string[] = ['data-terungkap', 'hitung-cakupan']

/** What a letter says of an incident: what was reported, found and done, and what is not known yet by name. */
export function incidentFacts(sources: LetterSources): IncidentFacts {
  const { number, incident, report, zone, nameOf } = sources
  const exposed = incident.tasks.flatMap(({ rule, doneAt, result }) => (doneAt && result && exposedTasks.includes(rule) ? [result] : []))
  const systems = incident.affected.map(({ label }) => label)
  return {
    number,
    title: incident.title,
    kind: kindOf(incident),
    severity: known(incident.severity && severities[incident.severity], 'tingkat keparahan'),
    organisation: known(incident.organisation && nameOf(incident.organisation), 'instansi penyelenggara'),
    system: known(systems.length > 0 ? systems.join(', ') : report?.system, 'sistem'),
    description: known(report?.story, 'deskripsi'),
    impact: known(report?.impact, 'dampak'),
    // A report says when it was noticed, which is told in the chronology; when it happened is for somebody to find out.
    occurred: known(null, 'waktu kejadian'),
    noticed: known(report?.noticedAt ? fullTime(new Date(report.noticedAt), zone) : report?.noticed, 'sejak kapan diketahui'),
    reported: fullTime(new Date(incident.openedAt), zone),
    entry: known(incident.answers.entry_vector, 'jalur masuk'),
    exposed: known(exposed.join('\n'), 'data pribadi yang terungkap'),
    chronology: chronologyOf(chronologyLines(sources), sources.lines),
    affected: knownAll(
      incident.affected.map(({ label, organisation, state }) => `${withName(label, nameOf(organisation))} (${affectedStates[state]})`),
      'sistem dan instansi terdampak',
    ),
    handling: knownAll(finished(incident, handling), 'penanganan yang sudah dilakukan'),
    recovery: knownAll(finished(incident, recovery), 'pemulihan yang sudah dilakukan'),
    officer: known(incident.owner?.name, 'petugas'),
  }
}

function kindOf({ kind, rsit: found }: Incident): string {
  return isWord(rsitLabels, found) ? `${rsitLabels[found]} (RSIT), dilaporkan sebagai: ${kinds[kind]}` : kinds[kind]
}

const rsitLabels: Record<string, string> = Object.fromEntries(Object.entries(rsit).map(([id, { label }]) => [id, label]))

/** What people wrote that they did; what a task asked for is no claim that it was done so. */
function finished({ tasks }: Incident, phases: readonly (string | null)[]): string[] {
  return tasks.flatMap(({ doneAt, phase, result }) => (doneAt && result && phases.includes(phase) ? [result] : []))
}

function withName(label: string, organisation: string): string {
  return label === organisation ? label : `${label}, ${organisation}`
}
