import { type Actor, clockwork } from '../../core/actor.ts'
import { schedule, unschedule } from '../../core/advisory/later.ts'
import { dispatch } from '../../core/advisory/release.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { type KnownAdvisory, listScheduled } from '../../store/advisories.ts'
import { insertMails } from '../../store/mails.ts'
import { findPerson } from '../../store/people.ts'
import { messageId } from '../links.ts'
import { labelOfSources, reachOf } from './reach.ts'
import { advisoryFor, recordAdvisory } from './record.ts'
import { dispatchAdvisory } from './send.ts'

/** What could not be sent now is not put off either: the reasons are shown while somebody looks. */
export async function scheduleAdvisory(ports: Ports, actor: Actor, { id, at }: { id: string; at: Date }): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  const events = schedule(known.advisory, at, ports.now())
  dispatch(known.advisory, await reachOf(ports, known.advisory), await labelOfSources(ports, known.advisory))
  return recordAdvisory(ports, { known, actor, events })
}

export async function unscheduleAdvisory(ports: Ports, actor: Actor, id: string): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  return recordAdvisory(ports, { known, actor, events: unschedule(known.advisory) })
}

/** Sends what is due by its schedule. Answers how many were sent. */
export async function sendScheduled(ports: Ports, limit: number): Promise<number> {
  const due = await listScheduled(ports.database.query, { now: ports.now().toISOString(), exercise: ports.exercise }, limit)
  let sent = 0
  for (const known of due) sent += await sendOrTell(ports, known)
  return sent
}

/** One that may not be sent any more stays approved, says why, and its releaser is written to. */
async function sendOrTell(ports: Ports, known: KnownAdvisory): Promise<0 | 1> {
  const { advisory } = known
  const actor = { ...clockwork(advisory.team), name: `Tanggap, dijadwalkan ${advisory.scheduledBy?.name}` }
  try {
    await dispatchAdvisory(ports, actor, advisory.id)
    return 1
  } catch (error) {
    if (!(error instanceof Refusal)) ports.log.error('scheduled advisory failed', { advisory: known.number, error: String(error) })
    else if (error.code !== 'changed_meanwhile') await tell(ports, known, error.message)
    return 0
  }
}

async function tell(ports: Ports, known: KnownAdvisory, reason: string): Promise<void> {
  const { advisory, number } = known
  const { query } = ports.database
  const releaser = advisory.scheduledBy ? await findPerson(query, advisory.scheduledBy.id) : null
  const created_at = ports.now().toISOString()
  const letter = releaser && {
    id: ports.newId(),
    team_id: advisory.team,
    message_id: messageId(ports, 'jadwal', advisory.id, advisory.sendAt ?? '', releaser.email),
    template: 'jadwal',
    address: releaser.email,
    cc: null,
    incident_id: null,
    delivery_id: null,
    facts: JSON.stringify({ number, title: advisory.title, tlp: advisory.tlp, reason, name: releaser.name }),
    created_at,
  }
  await recordAdvisory(ports, {
    known,
    actor: clockwork(advisory.team),
    events: unschedule(advisory, reason),
    alongside: () => (letter ? [insertMails(query, [letter])] : []),
  })
}
