import { mayAtAll, reachOf } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import { rehearse } from '../core/rehearse.ts'
import type { Ports } from '../ports.ts'
import { countPast, findRehearsal, insertRehearsal, listPast, type Rehearsed, saveProgress } from '../store/rehearsals.ts'
import { findCalendar } from '../store/teams.ts'
import { checkDraft, currentDraft } from './drafts.ts'

/** A draft is tried on so many incidents at most, the newest. */
export const mostRehearsed = 10_000

/** In pieces this small nobody who opens a page meanwhile waits for more than one of them. */
const piece = 10

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

/** Goes on by at most `most` incidents, and lets others have their turn between the pieces. */
export async function continueRehearsal(ports: Ports, actor: Actor, { id, most }: { id: string; most: number }): Promise<Rehearsed | null> {
  const whose = { team: actor.team, person: actor.id, playbook: id }
  let known = await findRehearsal(ports.database.query, whose)
  const calendar = await findCalendar(ports.database.query, actor.team)
  for (let n = 0; known && !known.finishedAt && n < most; n += piece) {
    known = await onePiece(ports, known, { reach: reachOf(actor, 'incident.read'), calendar })
    await otherPeoplesTurn()
  }
  return known
}

type Way = { reach: ReturnType<typeof reachOf>; calendar: Awaited<ReturnType<typeof findCalendar>> }

async function onePiece(ports: Ports, known: Rehearsed, { reach, calendar }: Way): Promise<Rehearsed> {
  const { query } = ports.database
  const { id, playbook, done: from, cursor, total } = known
  const { incidents, ...next } = await listPast(query, reach, { id: playbook.id, cursor, limit: Math.min(piece, total - from) })
  const now = ports.now()
  const findings = incidents.flatMap(({ id: incident, chain }) =>
    rehearse(chain, { playbook, calendar, now }).map(finding => ({ incident, ...finding })),
  )
  const done = from + incidents.length
  const finishedAt = done >= total || incidents.length === 0 ? now.toISOString() : null
  await ports.database.commit(saveProgress(query, { id, from, done, cursor: next.cursor, finishedAt }, findings))
  return { ...known, done, cursor: next.cursor, finishedAt }
}

function otherPeoplesTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
