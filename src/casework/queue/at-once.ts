import type { Actor } from '../../core/actor.ts'
import { canBeUndone, mostAtOnce, mostMatching, type QueueAct } from '../../core/queue/act.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Tlp } from '../../core/tlp.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { listColleagues } from '../../store/people.ts'
import { listMatching, listOwners, type QueueFilter } from '../../store/queue.ts'
import { type Chosen, insertItems } from '../../store/queue-act-items.ts'
import { askUndo, findAct, insertAct, type KnownAct, stopWork } from '../../store/queue-acts.ts'
import { survivorWanted } from '../merge.ts'
import { carryOn, leaseFrom } from './carry-on.ts'

/** One act on tickets as they stood on a page: `seq` is that of each row. */
export interface Wanted extends Said {
  chosen: Choice
  form: string
}

/** Ticked one by one, or all that a filter found. */
export type Choice = { byFilter: true; tickets: readonly Chosen[] } | { byFilter: false; tickets: readonly Pick<Chosen, 'no' | 'seq'>[] }

export interface Said {
  act: QueueAct
  owner: string | null
  until: Date | null
  tlp: Tlp | null
  into: string | null
  reason: string
}

/**
 * Begins it and does the first hundred, each a commit of its own; what is left the clockwork does. The same form sent again is the
 * same act: its id is answered.
 */
export async function actAtOnce(ports: Ports, actor: Actor, wanted: Wanted): Promise<string> {
  await requireSound(ports, actor, wanted)
  const { act, owner, tlp, into, reason, until, chosen, form } = wanted
  const tickets = chosen.byFilter ? 'saringan' : chosen.tickets.map(({ no, seq }) => ({ no, seq }))
  const said = { act, tickets, owner, tlp, into, reason, form }
  const id = ports.sha256(JSON.stringify([actor.team, actor.id, said])).slice(0, 32)
  const words = { owner, until: until?.toISOString() ?? null, tlp, into, reason }
  const at = ports.now()
  const row = { id, act, wanted: words, team: actor.team, person: actor.id, at: at.toISOString(), claimedUntil: leaseFrom(at) }
  const query = ports.database.query
  try {
    await ports.database.commit([insertAct(query, row), ...insertItems(query, id, await asTheyStand(ports, actor, chosen))])
  } catch (error) {
    if (!(error instanceof Conflict) || !error.on.includes('queue_act.')) throw error
  }
  await carryOn(ports, actor, { act: await ownAct(ports, actor, id), most: mostAtOnce })
  return id
}

/** What a filter finds now, of what was there when its page was made. More than can be done at once is refused. */
export async function foundBy({ database }: Ports, filter: Omit<QueueFilter, 'limit'> & { openedUpTo: string }): Promise<Chosen[]> {
  const found = await listMatching(database.heavy, { ...filter, limit: mostMatching + 1 })
  const message = `Lebih dari ${mostMatching.toLocaleString('id-ID')} tiket cocok. Persempit saringannya.`
  if (found.length > mostMatching) throw new Refusal('invalid', message, { errors: [{ field: 'no', message }] })
  return found
}

/** With the owner that each has now: taking back gives it to them again. */
async function asTheyStand({ database }: Ports, { team }: Actor, { byFilter, tickets }: Choice): Promise<readonly Chosen[]> {
  if (byFilter) return tickets
  const owners = await listOwners(
    database.query,
    team,
    tickets.map(({ no }) => no.toUpperCase()),
  )
  return tickets.map(({ no, seq }) => ({ no, seq, before: owners.get(no.toUpperCase()) ?? null }))
}

/** Takes back what can be taken back, where nobody decided anything since. Twice is once. */
export async function undoAct(ports: Ports, actor: Actor, id: string): Promise<void> {
  const known = await ownAct(ports, actor, id)
  if (!canBeUndone(known.act)) throw new Refusal('not_a_choice', 'Tindakan ini tidak dapat diurungkan.')
  const at = ports.now()
  if (known.working === 'kerjakan' || (known.claimedUntil ?? '') > at.toISOString())
    throw new Refusal('not_a_choice', 'Tunggu sampai selesai, atau hentikan dahulu; lalu urungkan.')
  await ports.database.commit([askUndo(ports.database.query, id, { at: at.toISOString(), claimedUntil: leaseFrom(at) })])
  await carryOn(ports, actor, { act: await ownAct(ports, actor, id), most: mostAtOnce })
}

/** What is not done yet stays undone; what is done stays, and can be taken back. */
export async function stopAct(ports: Ports, actor: Actor, id: string): Promise<void> {
  await ownAct(ports, actor, id)
  await ports.database.commit([stopWork(ports.database.query, id)])
}

export async function ownAct(ports: Ports, actor: Actor, id: string): Promise<KnownAct> {
  const known = await findAct(ports.database.query, { team: actor.team, person: actor.id, id })
  if (!known) throw new Refusal('not_found', 'Hasil itu tidak ada, bukan milik Anda, atau sudah lebih dari sehari.')
  return known
}

/** What is missing or wrong is said beside its field. A merge's other ticket and its reason are asked on the page that checks. */
export async function requireSound(
  ports: Ports,
  actor: Actor,
  wanted: Said & { chosen: Choice },
  { checking = false } = {},
): Promise<void> {
  const { act, owner, until, tlp, reason, into, chosen } = wanted
  const wrong = (field: string, message: string) => [{ field, message }]
  const merging = act === 'duplikat' && !checking
  const needsReason = act === 'tunda' || act === 'tolak' || merging
  const people = act === 'tugaskan' && owner ? await listColleagues(ports.database.query, actor.team) : []
  const errors = [
    ...chosenWrongly(chosen),
    ...(act === 'tugaskan' && !people.some(({ id }) => id === owner) ? wrong('owner', 'Pilih analis atau ketua tim ini.') : []),
    ...(act === 'tunda' && (until === null || until <= ports.now()) ? wrong('until', 'Pilih sampai kapan.') : []),
    ...(act === 'label' && tlp === null ? wrong('tlp', 'Pilih labelnya.') : []),
    ...(merging ? await survivorWrong(ports, actor, into ?? '') : []),
    ...(needsReason && reason.trim() === '' ? wrong('reason', 'Tulis alasannya, agar rekan Anda tahu mengapa.') : []),
  ]
  if (errors.length > 0) throw new Refusal('invalid', errors.map(({ message }) => message).join(' '), { errors })
}

function chosenWrongly({ tickets, byFilter }: Choice) {
  const count = tickets.length
  if (count === 0) return [{ field: 'no', message: byFilter ? 'Tidak ada tiket yang cocok lagi.' : 'Pilih paling sedikit satu tiket.' }]
  if (byFilter || count <= mostAtOnce) return []
  const message = `Paling banyak ${mostAtOnce} tiket sekali jalan; Anda memilih ${count.toLocaleString('id-ID')}.`
  return [{ field: 'no', message }]
}

async function survivorWrong(ports: Ports, actor: Actor, into: string) {
  if (!into.trim()) return [{ field: 'ke', message: 'Tulis nomor tiket yang dilanjutkan.' }]
  try {
    await survivorWanted(ports, actor, into)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ field: 'ke', message: error.message }]
  }
}
