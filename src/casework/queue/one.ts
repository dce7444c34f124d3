import type { Actor } from '../../core/actor.ts'
import { choiceOfAct } from '../../core/queue/act.ts'
import { defang } from '../../core/refang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findIncidentByNumber, type KnownIncident } from '../../store/incidents.ts'
import type { Item, Outcome } from '../../store/queue-act-items.ts'
import type { KnownAct } from '../../store/queue-acts.ts'
import { changeInWords } from '../changed.ts'
import { mergeIncident, partIncident } from '../merge.ts'
import { visibleIncident } from '../record.ts'
import { classifyIncident, type Hand, snoozeIncident, takeChoice, unsnoozeIncident } from '../work-incident.ts'

interface At {
  act: KnownAct
  item: Item
}

/** Does it to one ticket; what is refused is an outcome like any other. */
export function doOne(ports: Ports, actor: Actor | null, { act, item }: At): Promise<Outcome> {
  return outcomeOf(item.place, async () => {
    const known = await visibleIncident(ports, signedIn(actor), item.no)
    const hand = { actor: signedIn(actor), incident: known.incident.id, form: `${act.id}.${known.number}` }
    const after = await namedIfLate(ports, hand, { seq: item.seq, act: () => doIt(ports, hand, { act, item }) })
    const seq = act.act === 'tunda' ? after.incident.snooze?.seq : after.incident.seq
    return { says: defang(known.incident.title), after: seq }
  })
}

/** Takes it back, where nobody decided anything since. */
export function undoOne(ports: Ports, actor: Actor | null, { act, item }: At): Promise<Outcome> {
  return outcomeOf(item.place, async () => {
    const { incident } = await visibleIncident(ports, signedIn(actor), item.no)
    const hand = { actor: signedIn(actor), incident: incident.id, form: `${act.id}.urung.${item.no}` }
    const seq = item.after ?? 0
    await namedIfLate(ports, hand, { seq, act: () => takeBack(ports, hand, { act, item }) })
    return { says: item.says }
  })
}

async function doIt(ports: Ports, hand: Hand, { act: { act, wanted }, item: { seq } }: At): Promise<KnownIncident> {
  const { owner, until, tlp, into, reason } = wanted
  if (act === 'tunda') return snoozeIncident(ports, hand, { seq, until: until ? new Date(until) : null, reason })
  if (act === 'tugaskan') return classifyIncident(ports, hand, { seq, changes: {}, owner })
  if (act === 'label') return classifyIncident(ports, hand, { seq, changes: tlp ? { tlp } : {}, reason })
  if (act === 'duplikat')
    return mergeIncident(ports, hand, { into: into ?? '', seq, intoSeq: await seqNow(ports, hand, into ?? ''), reason })
  return takeChoice(ports, hand, { name: choiceOfAct[act] ?? '', seq, answers: reason.trim() ? { reason: reason.trim() } : {} })
}

function takeBack(ports: Ports, hand: Hand, { act, item }: At): Promise<KnownIncident> {
  const seq = item.after ?? 0
  if (act.act === 'tunda') return unsnoozeIncident(ports, hand, seq)
  if (act.act === 'duplikat') return partIncident(ports, hand, { seq, reason: 'Penggabungan dari antrean diurungkan.' })
  return classifyIncident(ports, hand, { seq, changes: {}, owner: item.before })
}

/** Nobody looked at the other ticket while many are merged into it: how it stands now is what counts. */
async function seqNow(ports: Ports, { actor }: Hand, number: string): Promise<number> {
  return (await findIncidentByNumber(ports.database.query, actor.team, number.trim()))?.incident.seq ?? -1
}

/** Whoever began it may have left meanwhile. */
function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Refusal('not_allowed', 'Yang memulai tindakan ini tidak lagi punya akses.')
  return actor
}

async function outcomeOf(place: number, act: () => Promise<Omit<Outcome, 'place' | 'done'>>): Promise<Outcome> {
  try {
    return { place, done: true, ...(await act()) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { place, done: false, says: error.message }
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
