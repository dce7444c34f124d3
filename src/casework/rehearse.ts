import { mayAtAll, reachOf } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import { type Finding, rehearse } from '../core/rehearse.ts'
import type { Ports } from '../ports.ts'
import { countPast, findRehearsal, insertRehearsal, listPast, type Rehearsed, saveProgress } from '../store/rehearsals.ts'
import { findCalendar } from '../store/teams.ts'
import { checkDraft, currentDraft } from './drafts.ts'

/** A draft is tried on so many incidents at most, the newest. */
export const mostRehearsed = 10_000

/** In pieces this small nobody who opens a page meanwhile waits for more than one of them. */
const piece = 5

/** Begins to try the draft on the past; a person has one such trial of a playbook at a time. */
export async function beginRehearsal(ports: Ports, actor: Actor, id: string): Promise<void> {
  if (!mayAtAll(actor, 'playbook.draft')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
  const checked = await checkDraft(ports, await currentDraft(ports, { id }))
  if ('faults' in checked) throw new Refusal('invalid', 'Draf ini masih punya kesalahan; perbaiki dahulu.')
  const { query } = ports.database
  const row = {
    id: ports.newId(),
    team_id: actor.team,
    person_id: actor.id,
    playbook_id: id,
    compiled: JSON.stringify(checked.playbook),
    total: await countPast(query, reachOf(actor, 'incident.read'), { id, limit: mostRehearsed }),
    done: 0,
    cursor: null,
    created_at: ports.now().toISOString(),
    finished_at: null,
  }
  await ports.database.commit(insertRehearsal(query, row))
}

/** Goes on by at most `most` incidents, lets others have their turn between the pieces, and writes down once how far it came. */
export async function continueRehearsal(ports: Ports, actor: Actor, { id, most }: { id: string; most: number }): Promise<Rehearsed | null> {
  const { query } = ports.database
  const known = await findRehearsal(query, { team: actor.team, person: actor.id, playbook: id })
  if (!known || known.finishedAt) return known
  const way = { reach: reachOf(actor, 'incident.read'), calendar: await findCalendar(query, actor.team) }
  const findings: Found[] = []
  let reached = { done: known.done, cursor: known.cursor, over: known.total === 0 }
  while (!reached.over && reached.done - known.done < most) {
    reached = await onePiece(ports, { ...known, ...reached }, { ...way, findings })
    await otherPeoplesTurn()
  }
  const { done, cursor, over } = reached
  const finishedAt = over ? ports.now().toISOString() : null
  await ports.database.commit(saveProgress(query, { id: known.id, from: known.done, done, cursor, finishedAt }, findings))
  return { ...known, done, cursor, finishedAt }
}

type Found = Finding & { incident: string }
type Way = { reach: ReturnType<typeof reachOf>; calendar: Awaited<ReturnType<typeof findCalendar>>; findings: Found[] }

async function onePiece(ports: Ports, { playbook, done: from, cursor, total }: Rehearsed, { reach, calendar, findings }: Way) {
  const wanted = { id: playbook.id, cursor, limit: Math.min(piece, total - from) }
  const { incidents, ...next } = await listPast(ports.database.query, reach, wanted)
  const now = ports.now()
  for (const { id: incident, chain } of incidents)
    for (const finding of rehearse(chain, { playbook, calendar, now })) findings.push({ incident, ...finding })
  const done = from + incidents.length
  return { done, cursor: next.cursor ?? cursor, over: done >= total || incidents.length === 0 }
}

function otherPeoplesTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
