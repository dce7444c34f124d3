import type { Actor } from '../../core/actor.ts'
import { canBeUndone, choiceOfAct, mostAtOnce, type QueueAct } from '../../core/queue/act.ts'
import { defang } from '../../core/refang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Tlp } from '../../core/tlp.ts'
import { Conflict, type Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { listColleagues } from '../../store/people.ts'
import { findAct, insertAct, type KnownAct, type Outcome, saveOutcome } from '../../store/queue-acts.ts'
import { changeInWords } from '../changed.ts'
import { visibleIncident } from '../record.ts'
import { classifyIncident, type Hand, snoozeIncident, takeChoice, unsnoozeIncident } from '../work-incident.ts'

/** One act on tickets as they stood on a page: `seq` is that of each row. */
export interface Wanted {
  act: QueueAct
  tickets: readonly { no: string; seq: number }[]
  owner: string | null
  until: Date | null
  tlp: Tlp | null
  reason: string
  form: string
}

/** Does it to each, a commit of its own, and remembers what came of it. The same form sent again is the same act: its id is answered. */
export async function actAtOnce(ports: Ports, actor: Actor, wanted: Wanted): Promise<string> {
  await requireSound(ports, actor, wanted)
  const query = ports.database.query
  const { until: _, ...said } = wanted
  const id = ports.sha256(JSON.stringify([actor.team, actor.id, said])).slice(0, 32)
  const known = await begin(ports, actor, { id, act: wanted.act })
  if (known?.outcome) return id
  const outcome: Outcome[] = []
  for (const { no, seq } of wanted.tickets) outcome.push(await tryOne(ports, actor, { no, seq, form: id }, wanted))
  await ports.database.commit([saveOutcome(query, id, { outcome })])
  return id
}

/** Takes back what can be taken back, where nobody decided anything since. Twice is once. */
export async function undoAct(ports: Ports, actor: Actor, id: string): Promise<void> {
  const known = await ownAct(ports, actor, id)
  if (known.undone || !known.outcome) return
  if (!canBeUndone(known.act)) throw new Refusal('not_a_choice', 'Tindakan ini tidak dapat diurungkan.')
  const undone: Outcome[] = []
  for (const one of known.outcome.filter(({ done }) => done)) undone.push(await undoOne(ports, actor, { known, one }))
  await ports.database.commit([saveOutcome(ports.database.query, id, { undone })])
}

export async function ownAct(ports: Ports, actor: Actor, id: string): Promise<KnownAct> {
  const known = await findAct(ports.database.query, { team: actor.team, person: actor.id, id })
  if (!known) throw new Refusal('not_found', 'Hasil itu tidak ada, bukan milik Anda, atau sudah lebih dari sehari.')
  return known
}

/** An act that was begun and never ended is done again: each ticket counts the form once. */
async function begin(ports: Ports, actor: Actor, { id, act }: { id: string; act: QueueAct }): Promise<KnownAct | null> {
  const query = ports.database.query
  try {
    await ports.database.commit([insertAct(query, { id, act, team: actor.team, person: actor.id, at: ports.now().toISOString() })])
    return null
  } catch (error) {
    if (error instanceof Conflict && error.on.includes('queue_act.')) return ownAct(ports, actor, id)
    throw error
  }
}

async function requireSound(ports: Ports, actor: Actor, { act, tickets, owner, until, tlp, reason }: Wanted): Promise<void> {
  const wrong = (field: string, message: string) => [{ field, message }]
  const needsReason = act === 'tunda' || act === 'duplikat' || act === 'tolak'
  const people = act === 'tugaskan' && owner ? await listColleagues(ports.database.query, actor.team) : []
  const errors = [
    ...(tickets.length === 0 ? wrong('no', 'Pilih paling sedikit satu tiket.') : []),
    ...(tickets.length > mostAtOnce
      ? wrong('no', `Paling banyak ${mostAtOnce} tiket sekali jalan; Anda memilih ${tickets.length.toLocaleString('id-ID')}.`)
      : []),
    ...(act === 'tugaskan' && !people.some(({ id }) => id === owner) ? wrong('owner', 'Pilih analis atau ketua tim ini.') : []),
    ...(act === 'tunda' && (until === null || until <= ports.now()) ? wrong('until', 'Pilih sampai kapan.') : []),
    ...(act === 'label' && tlp === null ? wrong('tlp', 'Pilih labelnya.') : []),
    ...(needsReason && reason.trim() === '' ? wrong('reason', 'Tulis alasannya, agar rekan Anda tahu mengapa.') : []),
  ]
  if (errors.length > 0) throw new Refusal('invalid', errors.map(({ message }) => message).join(' '), { errors })
}

async function tryOne(ports: Ports, actor: Actor, at: { no: string; seq: number; form: string }, wanted: Wanted): Promise<Outcome> {
  const { no, seq, form } = at
  try {
    const known = await visibleIncident(ports, actor, no)
    const hand = { actor, incident: known.incident.id, form: `${form}.${known.number}` }
    const after = await namedIfLate(ports, hand, { seq, act: () => actOn(ports, hand, seq, wanted) })
    const before = wanted.act === 'tugaskan' ? { before: known.incident.owner?.id ?? null } : {}
    const own = wanted.act === 'tunda' ? after.incident.snooze?.seq : after.incident.seq
    return { no: known.number, done: true, says: defang(known.incident.title), seq: own, ...before }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { no: no.slice(0, 40), done: false, says: error.message }
  }
}

function actOn(ports: Ports, hand: Hand, seq: number, { act, owner, until, tlp, reason }: Wanted): Promise<KnownIncident> {
  if (act === 'tunda') return snoozeIncident(ports, hand, { seq, until, reason })
  if (act === 'tugaskan') return classifyIncident(ports, hand, { seq, changes: {}, owner })
  if (act === 'label') return classifyIncident(ports, hand, { seq, changes: tlp ? { tlp } : {}, reason })
  return takeChoice(ports, hand, { name: choiceOfAct[act] ?? '', seq, answers: reason.trim() ? { reason: reason.trim() } : {} })
}

async function undoOne(ports: Ports, actor: Actor, { known, one }: { known: KnownAct; one: Outcome }): Promise<Outcome> {
  const { no, seq = 0, before = null } = one
  try {
    const { incident } = await visibleIncident(ports, actor, no)
    const hand = { actor, incident: incident.id, form: `${known.id}.urung.${no}` }
    const act = () =>
      known.act === 'tunda' ? unsnoozeIncident(ports, hand, seq) : classifyIncident(ports, hand, { seq, changes: {}, owner: before })
    await namedIfLate(ports, hand, { seq, act })
    return { no, done: true, says: one.says }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { no, done: false, says: error.message }
  }
}

/** Where a colleague was quicker the refusal says who, when and what. */
async function namedIfLate<T>(ports: Ports, hand: Hand, { seq, act }: { seq: number; act: () => Promise<T> }): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const late = error instanceof Refusal && ['changed_meanwhile', 'already_done', 'not_a_choice'].includes(error.code)
    const said = late ? await changeInWords(ports, { incident: hand.incident, team: hand.actor.team, seq }) : null
    if (!said) throw error
    throw new Refusal('changed_meanwhile', said)
  }
}
