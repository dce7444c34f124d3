import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { AdvisoryDraft, ApprovedTexts } from '../../core/advisory/advisory.ts'
import { isCurrent } from '../../core/advisory/ask.ts'
import { approve, draft, requireDue, revise } from '../../core/advisory/release.ts'
import { zones } from '../../core/calendar.ts'
import { plainIndicators } from '../../core/indicator.ts'
import { keeperOf } from '../../core/own-text.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, insertAdvisory, type KnownAdvisory } from '../../store/advisories.ts'
import { insertAdvisoryEvents } from '../../store/advisory-events.ts'
import { findIncident } from '../../store/incidents.ts'
import { findTeam } from '../../store/teams.ts'
import { newestText } from '../../store/templates.ts'
import { visibleIncident } from '../record.ts'
import { labelOfSources, reachOf } from './reach.ts'
import { advisoryFor, chainAdvisory, changedMeanwhile, commitWithIncident, recordAdvisory } from './record.ts'

/** As a form or a client writes it: the incident by number. */
export type WrittenAdvisory = Omit<AdvisoryDraft, 'incident'> & { incident: string | null }

export async function draftAdvisory(ports: Ports, actor: Actor, written: WrittenAdvisory, form?: string): Promise<KnownAdvisory> {
  if (!may(actor, 'advisory.draft', { team: actor.team, tlp: written.tlp }))
    throw new Refusal('not_allowed', 'Peran Anda tidak boleh menyusun imbauan.')
  const id = form ? ports.sha256(`draft ${actor.team} ${form}`).slice(0, 32) : ports.newId()
  return insertDraft(ports, actor, { id, complete: await resolved(ports, actor, written) })
}

interface NewDraft {
  id: string
  complete: AdvisoryDraft
  /** The advisory that it is to replace. */
  corrects?: string
}

export async function insertDraft(ports: Ports, actor: Actor, { id, complete, corrects }: NewDraft): Promise<KnownAdvisory> {
  const team = await findTeam(ports.database.query, actor.team)
  if (!team) throw new Refusal('not_found', 'Tim itu tidak ada.')
  const { chained, advisory } = await chainAdvisory(ports, id, { actor, events: draft(id, actor.team, complete, corrects) })
  const local = new Date(ports.now().getTime() + (zones[team.zone]?.offset ?? 0) * 60_000).toISOString()
  const query = ports.database.query
  try {
    await commitWithIncident(ports, {
      incident: complete.incident,
      actor,
      onIncident: () => [{ type: 'advisory_drafted', advisory: id, notice: complete.notice, title: complete.title }],
      rows: [
        ...insertAdvisory(query, advisory, `${ports.exercise ? 'LATIHAN-IMB' : 'IMB'}-${local.slice(2, 4)}${local.slice(5, 7)}`),
        ...insertAdvisoryEvents(query, id, chained),
      ],
    })
  } catch (error) {
    if (!(error instanceof Conflict) || !error.on.includes('advisory.id')) throw error // the same form again: the draft is there
  }
  const known = await findAdvisory(query, actor.team, id)
  if (!known) throw new Error(`advisory ${id} is gone`)
  return known
}

/** What it says, without whom it says it to. */
export type WrittenContent = Omit<WrittenAdvisory, 'audience'>

/** Anybody of the team may improve a draft; it then needs approval by somebody else than the last writer. Without an audience it keeps its own. */
export async function reviseAdvisory(
  ports: Ports,
  actor: Actor,
  id: string,
  written: WrittenAdvisory | WrittenContent,
  seq?: number,
): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (seq !== undefined && !isCurrent(known.advisory, seq)) throw changedMeanwhile()
  const { audience: kept, body } = known.advisory
  const { vulnerabilities, products, source } = body
  const whole = { ...written, body: { vulnerabilities, products, source, ...written.body } }
  const complete =
    'audience' in whole ? await resolved(ports, actor, whole) : { ...(await resolvedContent(ports, actor, whole)), audience: kept }
  const events = revise(known.advisory, complete)
  if (known.advisory.status === 'draft' && saysTheSame(known.advisory, complete)) return known
  return recordAdvisory(ports, { known, actor, events })
}

/** A draft saved without a change is no new version. An approved one is approved anew: its team's own texts may have changed since. */
function saysTheSame(before: AdvisoryDraft, { notice, incident, title, tlp, body, dueAt, audience }: AdvisoryDraft): boolean {
  const now = { notice, incident, title, tlp, body, dueAt, audience }
  return Object.entries(now).every(([name, value]) => JSON.stringify(value) === JSON.stringify(before[name as keyof typeof now]))
}

/** `seq` is that of the page on which it was read: what was revised since has not been read, and is not approved. `texts`: how many own texts there were. */
export async function approveAdvisory(
  ports: Ports,
  actor: Actor,
  id: string,
  { seq, reason, texts }: { seq?: number | undefined; reason?: string | undefined; texts?: number | undefined } = {},
): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  if (seq !== undefined && !isCurrent(known.advisory, seq)) throw changedMeanwhile()
  const origin = await labelOfSources(ports, known.advisory)
  const [read, reach] = await Promise.all([textsOf(ports, known, texts), reachOf(ports, known.advisory)])
  return recordAdvisory(ports, { known, actor, events: approve(known.advisory, actor, { reach, origin, reason, texts: read }) })
}

/** The team's own texts as the page showed them, or as they are now; nothing while it has none. */
async function textsOf(ports: Ports, { advisory }: KnownAdvisory, shown: number | undefined): Promise<ApprovedTexts | undefined> {
  const query = ports.database.query
  const team = await findTeam(query, advisory.team)
  const newest = team ? await newestText(query, keeperOf(team)) : 0
  const version = Math.min(shown ?? newest, newest)
  if (version === 0) return undefined
  const known = advisory.incident ? await findIncident(query, advisory.incident) : null
  return { version, playbook: known?.incident.playbook.id ?? null }
}

/** Incident numbers become ids, and only those that the writer may read. */
async function resolved(ports: Ports, actor: Actor, { audience, ...written }: WrittenAdvisory): Promise<AdvisoryDraft> {
  const content = await resolvedContent(ports, actor, written)
  const { affectedOf } = audience
  const hit = affectedOf ? (await visibleIncident(ports, actor, affectedOf)).incident.id : null
  return { ...content, incident: content.incident ?? hit, audience: { ...audience, affectedOf: hit } }
}

async function resolvedContent(ports: Ports, actor: Actor, written: WrittenContent): Promise<Omit<AdvisoryDraft, 'audience'>> {
  requireDue(written.dueAt, ports.now())
  const id = written.incident ? (await visibleIncident(ports, actor, written.incident)).incident.id : null
  return { ...written, incident: id, body: { ...written.body, indicators: plainIndicators(written.body.indicators) } }
}
