import { listCallableByName } from '../../casework/colleagues/mention.ts'
import { subjectOf } from '../../casework/record.ts'
import { suggestAffected } from '../../casework/registry.ts'
import { rulesFor } from '../../casework/rules.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { stateOfEvidence } from '../../core/incident/custody.ts'
import { choicesOf } from '../../core/incident/gates.ts'
import type { Incident, Report, Running } from '../../core/incident/incident.ts'
import type { Playbook } from '../../core/playbook.ts'
import { defang } from '../../core/refang.ts'
import { rsit, rsitClasses } from '../../core/rsit.ts'
import { whyVisible } from '../../core/why.ts'
import type { Ports } from '../../ports.ts'
import { listAdvisories, listDeliveries } from '../../store/advisories.ts'
import { listEvents } from '../../store/events.ts'
import { listAttachments } from '../../store/evidence.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { listColleagues } from '../../store/people.ts'
import { listOrganisations } from '../../store/registry.ts'
import { findReport } from '../../store/reports.ts'
import { asWritten } from '../language/written.ts'
import type { IncidentProps } from '../pages/console/incident/page.tsx'
import { type TimelineFilter, timelineFilters } from '../pages/console/incident/timeline.tsx'
import { elsewhereOf } from './elsewhere.ts'
import { reasonInWords } from './held.tsx'
import { peopleOf } from './incident/people.ts'
import { readersOf } from './incident/readers.ts'
import { organisationOf, reporterOf, reportOf } from './incident/report.ts'
import { savedInWords } from './incident/saved.ts'
import { similarLines } from './incident/similar.ts'
import { strandsOf } from './incident/strands.ts'
import { choiceLines, clockLines, phasesOf } from './incident-lines.ts'
import { observablesOf } from './observables/of-incident.ts'
import { proposalOf } from './proposal.ts'
import { timelineOf } from './timeline.ts'

const pageOfTimeline = 100

type View = Omit<IncidentProps, 'frame' | 'now' | 'formId' | 'errors'>

interface LookedAt {
  filter?: string | undefined
  before?: string | undefined
  /** After which place of the chain the viewer saved something a moment ago. */
  saved?: number | undefined
}

/** Everything the incident page shows, as plain values. */
export async function incidentView(
  ports: Ports,
  actor: Actor,
  { incident, number, held }: KnownIncident,
  { saved, ...place }: LookedAt,
): Promise<View> {
  const query = ports.database.query
  const team = incident.team
  const [rules, report, chain, people, organisations, files, advisories] = await Promise.all([
    rulesFor(ports, incident),
    findReport(query, incident.id),
    listEvents(query, incident.id),
    listColleagues(query, team),
    listOrganisations(query, team),
    listAttachments(query, incident.id),
    advisoryLines(ports, incident),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const nameOf = (code: string | null) => (code ? (names.get(code) ?? code) : '')
  const running: Running = { ...rules, incident }
  const strands = await strandsOf(ports, actor, { incident, chain })
  const states = new Map(incident.evidence.map(one => [one.id, stateOfEvidence(one)]))
  const shown = may(actor, 'incident.reporter', subjectOf(incident)) ? report : null
  return {
    no: number,
    seq: incident.seq,
    title: defang(incident.title),
    severity: incident.severity,
    tlp: incident.tlp,
    steps: stepsOf(rules.playbook, incident),
    playbook: {
      ...incident.playbook,
      proposal: await proposalOf(ports, incident),
      movedFrom: incident.movedFrom ? `${incident.movedFrom.id} versi ${incident.movedFrom.version}` : undefined,
    },
    owner: incident.owner,
    people,
    snoozed: incident.snooze && { ...incident.snooze, until: new Date(incident.snooze.until) },
    talk: talkOf(incident),
    held: held === null ? undefined : reasonInWords(held),
    why: whyVisible(actor, subjectOf(incident)),
    choices: choiceLines(choicesOf(running), actor),
    rsit: rsitOptions,
    phases: phasesOf(running),
    clocks: clockLines(running, actor),
    affected: {
      lines: incident.affected.map(({ id, organisation, label, state }) => ({
        id,
        organisation: nameOf(organisation),
        organisationHref: `/konsol/instansi/${encodeURIComponent(organisation)}`,
        asset: label === nameOf(organisation) ? undefined : label,
        state,
      })),
      suggestions: await suggestions(ports, actor, { incident, report, nameOf }),
    },
    organisations: organisations.slice(0, 150).map(({ name }) => name),
    evidence: files.map(({ id, name, size, sha256, added_by, added_at }) => ({
      id,
      name,
      size,
      sha256,
      by: added_by,
      at: new Date(added_at),
      state: states.get(id) ?? 'lepas',
    })),
    merged: incident.merged ? { ...incident.merged, at: new Date(incident.merged.at) } : undefined,
    absorbed: (incident.absorbed ?? []).map(one => ({ ...one, title: defang(one.title), at: new Date(one.at) })),
    timeline: {
      ...timelineOf(strands, { nameOf, zone: rules.calendar.zone }, { ...place, limit: pageOfTimeline }),
      filter: isFilter(place.filter) ? place.filter : 'semua',
      later: place.before !== undefined,
    },
    colleagues: await listCallableByName(ports, incident),
    reply: await readersOf(ports, incident),
    advisories,
    elsewhere: await elsewhereOf(ports, incident),
    similar: held === null ? await similarLines(ports, actor, { incident, story: report?.story ?? '' }) : [],
    observables: await observablesOf(ports, incident),
    reporter: reporterOf(shown, organisationOf(report, nameOf(incident.organisation))),
    callable: await peopleOf(ports, incident, { reporter: shown?.reporter ?? null, nameOf }),
    report: reportOf(report, incident),
    values: valuesOf(incident, nameOf(incident.organisation)),
    message: saved === undefined ? undefined : savedInWords(chain, { after: saved, by: actor.id, zone: rules.calendar.zone }),
  }
}

const rsitOptions = Object.entries(rsitClasses).map(([id, label]) => ({
  label,
  options: Object.entries(rsit)
    .filter(([, one]) => one.class === id)
    .map(([value, one]) => ({ value, label: one.label })),
}))

/** The shared path in the file's order up to its first end; a step aside (waiting, transferred) has no place on it. */
function stepsOf(playbook: Playbook, incident: Incident): IncidentProps['steps'] {
  const steps = Object.values(playbook.steps)
  const path = steps.slice(0, steps.findIndex(step => step.final) + 1)
  const here = playbook.steps[incident.step]
  if (here?.final && !path.includes(here)) return { labels: [path[0]?.name ?? '', here.name], current: 1, name: here.name, finished: true }
  return {
    labels: path.map(step => step.name),
    current: path.findIndex(step => step.id === incident.step),
    name: here?.name ?? incident.step,
    finished: incident.closedAt !== null && !incident.mergedInto,
  }
}

async function suggestions(
  ports: Ports,
  actor: Actor,
  known: { incident: Incident; report: Report | null; nameOf: (code: string) => string },
) {
  const { incident, report, nameOf } = known
  const text = [report?.system, report?.story, incident.title].filter(Boolean).join(' ')
  const taken = new Set(incident.affected.map(one => one.label))
  const found = await suggestAffected(ports, actor.team, text)
  return found
    .filter(({ asset }) => !taken.has(asset.value))
    .slice(0, 8)
    .map(({ asset, why }) => ({
      organisation: asset.organisation,
      asset: asset.id,
      label: asWritten(`${asset.value} (${nameOf(asset.organisation)})`),
      why,
    }))
}

async function advisoryLines(ports: Ports, incident: Incident): Promise<IncidentProps['advisories']> {
  const known = await listAdvisories(ports.database.query, { team: incident.team, incident: incident.id, limit: 50 })
  return Promise.all(
    known.map(async ({ advisory, number }) => {
      const deliveries = advisory.status === 'draft' ? [] : await listDeliveries(ports.database.query, advisory.id)
      const { title, status } = advisory
      return {
        href: `/konsol/imbauan/${number}`,
        no: number,
        title,
        status,
        sent: deliveries.length,
        confirmed: deliveries.filter(one => one.answer).length,
      }
    }),
  )
}

function valuesOf(incident: Incident, organisation: string): IncidentProps['values'] {
  const { title, tlp, severity, rsit: type, tags, iiv, personalData, ongoing } = incident
  return {
    title,
    tlp,
    organisation,
    severity: severity ?? '',
    rsit: type ?? '',
    tags: tags.join(', '),
    iiv: iiv ?? '',
    personalData: personalData ?? '',
    ongoing: ongoing ?? '',
  }
}

function talkOf({ asked, answered, closedAt }: Incident): IncidentProps['talk'] {
  if (answered) return { answered: true, since: new Date(answered.at) }
  return asked && !closedAt ? { answered: false, since: new Date(asked.at) } : undefined
}

function isFilter(filter: string | undefined): filter is TimelineFilter {
  return filter !== undefined && Object.hasOwn(timelineFilters, filter)
}
