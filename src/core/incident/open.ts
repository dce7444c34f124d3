import type { ClockRule } from '../playbook.ts'
import { highestTlp, type Tlp } from '../tlp.ts'
import { type Kind, kinds } from '../vocabulary.ts'
import { startClock } from './clocks.ts'
import { enter } from './enter.ts'
import type { Elsewhere, IncidentEvent, Opening } from './events.ts'
import { evolve } from './evolve.ts'
import type { Report, Running } from './incident.ts'

/** What `openIncident` knows beside the report. */
export interface OpeningFacts {
  id: string
  team: string
  kind: Kind
  organisation: string | null
  organisationName: string | null
  playbookVersion: number
  reportHash: string
  /** What an incident brings along that another team handed over, or that another incident opened. */
  carried?: { title: string; tlp: Tlp; from?: Elsewhere } | undefined
}

/**
 * A report opens an incident: the first step is entered and the clocks that start with a report run from `now`.
 * The playbook is the one that `playbookFor` chose. A received report is AMBER at the least, whatever the playbook says.
 */
export function open(report: Report, facts: OpeningFacts, rules: Pick<Running, 'playbook' | 'calendar'>, now: Date): IncidentEvent[] {
  const opened: IncidentEvent = { type: 'opened', opening: opening(report, facts, rules.playbook) }
  const actor = { kind: 'system' as const, id: 'system', name: 'Tanggap' }
  const incident = evolve(null, { seq: 1, at: now.toISOString(), actor, event: opened })
  const running = { ...rules, incident }
  const starting = Object.values(rules.playbook.clocks).filter(clock => clock.starts === 'report')
  const started = starting.flatMap(clock => startClock(running, clock.id, now))
  return [opened, ...enter(running, rules.playbook.start, now), ...started, ...receiptOnScreen(report, starting)]
}

/** Who leaves no e-mail has the receipt on the screen, or from the person who takes the call: there is nothing to send. */
function receiptOnScreen(report: Report, starting: readonly ClockRule[]): IncidentEvent[] {
  if (report.reporter.email) return []
  return starting
    .filter(clock => clock.metBy === 'receipt')
    .map(({ id }) => ({ type: 'clock_met', clock: id, by: 'tanda terima di layar' }))
}

/** The first playbook that names the kind; otherwise the general one, `umum`. */
export function playbookFor<P extends { id: string; kinds: Kind[] }>(playbooks: readonly P[], kind: Kind): P | undefined {
  return playbooks.find(playbook => playbook.kinds.includes(kind)) ?? playbooks.find(playbook => playbook.id === 'umum')
}

function opening(report: Report, facts: OpeningFacts, playbook: Running['playbook']): Opening {
  const { id, team, kind, organisation, reportHash, carried } = facts
  const tlp = playbook.tlp === 'CLEAR' || playbook.tlp === 'GREEN' ? 'AMBER' : playbook.tlp
  const where = report.system ?? facts.organisationName ?? report.organisationText
  return {
    id,
    team,
    kind,
    organisation,
    reportHash,
    title: clip(carried?.title ?? (where ? `${kinds[kind]}: ${where}` : kinds[kind])),
    tlp: carried ? highestTlp([tlp, carried.tlp]) : tlp,
    // What the reporter does not know the team has yet to find out: triage must answer it.
    ongoing: report.ongoing === 'belum-diketahui' ? null : report.ongoing,
    severity: playbook.severity,
    rsit: playbook.rsit,
    tags: playbook.tags,
    playbook: { id: playbook.id, version: facts.playbookVersion },
    ...(carried?.from && { from: carried.from }),
  }
}

function clip(title: string): string {
  return title.length > 160 ? `${title.slice(0, 159)}…` : title
}
