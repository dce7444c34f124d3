import { subjectOf } from '../../casework/record.ts'
import { playbookVersion } from '../../casework/rules.ts'
import { isOutsideTeam, may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { choicesOf } from '../../core/incident/gates.ts'
import type { Report, Running } from '../../core/incident/incident.ts'
import { blockedBy } from '../../core/incident/work.ts'
import { isWithin } from '../../core/organisation.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { listReported, type ReportedIncident } from '../../store/reported.ts'
import { findCalendar } from '../../store/teams.ts'
import type { IncidentAnswer } from './schemas/incident.ts'

/** One incident as the API tells it to this actor. */
export async function incidentAnswer(ports: Ports, actor: Actor, known: KnownIncident): Promise<IncidentAnswer> {
  const [answer] = await incidentAnswers(ports, actor, [known.incident.id])
  if (!answer) throw new Refusal('not_found', 'Insiden itu tidak ada, atau bukan untuk Anda.')
  return answer
}

/** Several, in the order of their ids, read in one query. */
export async function incidentAnswers(ports: Ports, actor: Actor, ids: string[]): Promise<IncidentAnswer[]> {
  if (ids.length === 0) return []
  const query = ports.database.query
  const [rows, calendar] = await Promise.all([listReported(query, ids), findCalendar(query, actor.team)])
  const byId = new Map(rows.map(row => [row.incident.id, row]))
  const found = ids.flatMap(id => byId.get(id) ?? []).filter(({ incident }) => incident.tlp !== 'RED')
  return Promise.all(
    found.map(async row => {
      const { id, version } = row.incident.playbook
      const { playbook } = await playbookVersion(ports, id, version)
      const answer = told(row, { playbook, calendar, incident: row.incident }, actor)
      return isOutsideTeam(actor) ? reduced(answer, actor) : answer
    }),
  )
}

function told({ number, report }: ReportedIncident, running: Running, actor: Actor): IncidentAnswer {
  const { incident } = running
  const { seq, kind, title, step, publicStatus, severity, tlp, rsit, tags, organisation, owner, iiv, personalData, ongoing } = incident
  const { openedAt, closedAt, mergedInto, affected, playbook } = incident
  return {
    number,
    seq,
    kind,
    title,
    report: reportTold(report, may(actor, 'incident.reporter', subjectOf(incident))),
    ...{ step, publicStatus, severity, tlp, rsit, tags, organisation, owner, iiv, personalData, ongoing },
    ...{ playbook, openedAt, closedAt, mergedInto, affected },
    clocks: incident.clocks.map(({ id, name, startedAt, dueAt, metAt, pausedAt }) => ({ id, name, startedAt, dueAt, metAt, pausedAt })),
    tasks: incident.tasks.map(task => {
      const { id, step: at, do: what, role, phase, dueAt, notice, optional, doneAt, doneBy, result } = task
      const missing = task.doneAt ? [] : blockedBy(running, task)
      return { id, step: at, do: what, role, phase, dueAt, notice, optional, doneAt, doneBy, result, missing }
    }),
    choices: choicesOf(running).map(({ name, label, to, asks, by, missing }) => ({ name, label, to, asks, by, missing })),
  }
}

/** For those whose agency it touches: what happened and how it stands, nothing of the team's work or of other agencies. */
function reduced(answer: IncidentAnswer, { organisation: own }: Actor): IncidentAnswer {
  const affected = answer.affected.filter(({ organisation }) => own !== null && isWithin(organisation, own))
  return { ...answer, affected, tasks: [], choices: [], owner: null, tags: [] }
}

function reportTold(report: Report, withReporter: boolean): IncidentAnswer['report'] {
  const { story, noticedAt, system, impact, actions, via, organisationText } = report
  return { story, noticedAt, system, impact, actions, organisation: organisationText, via, reporter: withReporter ? report.reporter : null }
}
