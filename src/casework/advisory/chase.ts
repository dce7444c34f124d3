import { type Actor, clockwork } from '../../core/actor.ts'
import { type Advisory, mayDecline } from '../../core/advisory/advisory.ts'
import { isEscalated, nextReminder, soonestReminder } from '../../core/advisory/chase.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, type KnownAdvisory, type KnownDelivery, listDeliveries, listSilent, updateSilent } from '../../store/advisories.ts'
import { listWritten, type Written } from '../../store/advisory-mails.ts'
import { isFormMarked, markForm } from '../../store/guards.ts'
import { insertMails } from '../../store/mails.ts'
import { listContacts } from '../../store/registry.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import { advisoryFor, recordAdvisory } from './record.ts'
import { confirmationClock, newMail } from './send.ts'

/** Reminds every agency whose time has come. Answers how many were reminded. */
export async function chaseSilent(ports: Ports, limit: number): Promise<number> {
  const silent = await listSilent(ports.database.query, { now: ports.now().toISOString(), exercise: ports.exercise }, limit)
  const byAdvisory = Map.groupBy(silent, delivery => delivery.advisory_id)
  let reminded = 0
  for (const [advisoryId, deliveries] of byAdvisory) {
    const known = await findAdvisory(ports.database.query, deliveries[0]?.team_id ?? '', advisoryId)
    if (known) reminded += await chaseOrLog(ports, known, new Set(deliveries.map(({ id }) => id)))
  }
  return reminded
}

export interface ByHand {
  form?: string | undefined
  /** Why now, though the last message is less than four hours old. */
  reason?: string | undefined
}

/** "Ingatkan yang belum": reminds every agency that has not answered, now. Who was written to within four hours is left in peace, unless there is a reason. */
export async function remindSilent(
  ports: Ports,
  actor: Actor,
  id: string,
  { form, reason }: ByHand = {},
): Promise<KnownAdvisory & { reminded: number }> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  const query = ports.database.query
  if (known.advisory.status !== 'sent')
    throw new Refusal('not_a_choice', 'Hanya imbauan yang sudah dikirim dan belum dicabut yang bisa diingatkan.')
  requireWaited(known.advisory)
  if (form && (await isFormMarked(query, { id: form, subject: subjectOf(known) }))) return { ...known, reminded: 0 }
  const [all, written] = await Promise.all([listDeliveries(query, known.advisory.id), listWritten(query, known.advisory.id)])
  const why = reason?.trim() || undefined
  const silent = await willing(ports, known.advisory, waitedFor(all))
  const due = notJustWritten(ports, silent, { written, why }).map(delivery => ({
    delivery,
    reminder: delivery.reminders,
    nth: nthOf(written, delivery),
    escalated: false,
  }))
  return { ...known, reminded: await remind(ports, { known, due, actor, pressed: { form: form ?? ports.newId(), why } }) }
}

/** Who declined general advisories since is not reminded of one, by nobody. */
async function willing(ports: Ports, { team, notice }: Advisory, silent: KnownDelivery[]): Promise<KnownDelivery[]> {
  if (!mayDecline(notice)) return silent
  const contacts = await listContacts(ports.database.query, { team })
  const declined = new Set(contacts.filter(contact => contact.declined).map(({ id }) => id))
  return silent.filter(({ contact_id }) => !declined.has(contact_id))
}

function notJustWritten(
  ports: Ports,
  silent: KnownDelivery[],
  { written, why }: { written: ReadonlyMap<string, Written>; why: string | undefined },
): KnownDelivery[] {
  if (why) return silent
  const now = ports.now().toISOString()
  const due = silent.filter(({ id, sent_at, started_at }) => soonestReminder(written.get(id)?.at ?? sent_at ?? started_at) <= now)
  if (silent.length > 0 && due.length === 0) {
    const message = 'Surat terakhir baru keluar kurang dari 4 jam yang lalu. Tunggu, atau tulis mengapa diingatkan lagi sekarang.'
    throw new Refusal('invalid', message, { errors: [{ field: 'reason', message }] })
  }
  return due
}

function nthOf(written: ReadonlyMap<string, Written>, { id }: DeliveryTable): number {
  return (written.get(id)?.reminders ?? 0) + 1
}

function subjectOf({ advisory }: KnownAdvisory): string {
  return `advisory ${advisory.id}`
}

function requireWaited({ pausedAt, correctedBy }: Advisory): void {
  if (pausedAt) throw new Refusal('not_a_choice', 'Imbauan ini sedang dijeda; lanjutkan dulu.')
  if (correctedBy) throw new Refusal('not_a_choice', `Imbauan ini sudah diganti oleh ${correctedBy.number}; ingatkan dari sana.`)
}

interface Reminding {
  known: KnownAdvisory
  /** `reminder` counts the clock's own, `nth` those by hand too. */
  due: { delivery: DeliveryTable; reminder: number; nth: number; escalated: boolean; next?: string | null }[]
  actor: Actor
  /** The button's form: pressed twice, it reminds once. A reminder by hand leaves the count and the clock as they are. */
  pressed?: { form: string; why: string | undefined }
}

/** Who got the first message, of agencies of which nobody has answered. */
function waitedFor(all: KnownDelivery[]): KnownDelivery[] {
  const answered = new Set(all.filter(delivery => delivery.answer).map(delivery => delivery.organisation))
  return all.filter(delivery => delivery.mail_status === 'sent' && !answered.has(delivery.organisation))
}

/** One advisory that cannot be reminded of does not silence the others. */
async function chaseOrLog(ports: Ports, known: KnownAdvisory, ids: ReadonlySet<string>): Promise<number> {
  try {
    return await chase(ports, known, ids)
  } catch (error) {
    ports.log.error('reminder failed', { advisory: known.number, error: String(error) })
    return 0
  }
}

/** Read again after the advisory itself: who answered since is left alone, and who answers later makes the commit fail. */
async function chase(ports: Ports, known: KnownAdvisory, ids: ReadonlySet<string>): Promise<number> {
  const query = ports.database.query
  const { rule, severity, calendar } = await confirmationClock(ports, known.advisory)
  const base = rule?.base[severity] ?? 'calendar'
  const silent = waitedFor(await listDeliveries(query, known.advisory.id)).filter(({ id, next_at }) => ids.has(id) && next_at)
  const written = await listWritten(query, known.advisory.id)
  const now = ports.now().toISOString()
  const planned = silent.map(delivery => {
    const clock = { ...fromAcceptance(delivery), base }
    const reminder = delivery.reminders + 1
    const next = noSooner(ports, nextReminder(clock, reminder, calendar))
    const ripe = later(
      nextReminder(clock, delivery.reminders, calendar),
      soonestReminder(written.get(delivery.id)?.at ?? delivery.started_at),
    )
    return { delivery, reminder, nth: nthOf(written, delivery), escalated: isEscalated(reminder), next, ripe }
  })
  const early = planned.filter(({ ripe }) => ripe !== null && ripe > now)
  if (early.length > 0) await ports.database.commit(early.map(({ delivery, ripe }) => updateSilent(query, delivery.id, { next_at: ripe })))
  const due = planned.filter(({ ripe }) => ripe === null || ripe <= now)
  return remind(ports, { known, due, actor: clockwork(known.advisory.team) })
}

/** A reminder by hand may have been quicker than the clock's. */
function later(ripe: string | null, soonest: string): string | null {
  return ripe && ripe < soonest ? soonest : ripe
}

/** The time to answer begins when the server took the letter: a letter that waited in the outbox moves its deadline along. */
function fromAcceptance({ started_at, due_at, sent_at }: KnownDelivery): { startedAt: string; dueAt: string } {
  const late = Math.max(0, Date.parse(sent_at ?? started_at) - Date.parse(started_at))
  const shifted = (at: string) => new Date(Date.parse(at) + late).toISOString()
  return { startedAt: shifted(started_at), dueAt: shifted(due_at) }
}

async function remind(ports: Ports, { known, due, actor, pressed }: Reminding): Promise<number> {
  if (due.length === 0) return 0
  const { advisory, number } = known
  const heads = await headsOf(ports, advisory)
  const query = ports.database.query
  const late = due.filter(({ escalated }) => escalated)
  try {
    await recordAdvisory(ports, {
      known,
      actor,
      events: due.map(({ delivery, reminder, escalated }) => ({
        type: 'reminded',
        delivery: delivery.id,
        organisation: delivery.organisation,
        reminder,
        escalated,
        ...(pressed && { byHand: true, ...(pressed.why && { reason: pressed.why }) }),
      })),
      onIncident: () =>
        late.map(({ delivery, reminder }) => ({
          type: 'advisory_unanswered' as const,
          advisory: advisory.id,
          number,
          organisation: delivery.organisation,
          reminder,
        })),
      alongside: () => [
        ...(pressed ? [markForm(query, { id: pressed.form, subject: subjectOf(known), at: ports.now().toISOString() })] : []),
        insertMails(
          query,
          due.map(({ delivery, reminder, nth, escalated }) =>
            newMail(ports, delivery, {
              template: 'pengingat',
              cause: pressed ? `tangan ${pressed.form}` : String(reminder),
              cc: escalated ? heads(delivery) : null,
              facts: { reminder: nth, escalated },
            }),
          ),
        ),
        ...(pressed
          ? []
          : due.map(({ delivery, reminder, next = null }) => updateSilent(query, delivery.id, { reminders: reminder, next_at: next }))),
      ],
    })
    return due.length
  } catch (error) {
    if (error instanceof Conflict || (error instanceof Refusal && error.code === 'changed_meanwhile')) return 0 // another tick was quicker: the same reminder has the same Message-ID
    throw error
  }
}

/** After a standstill the reminders that were missed do not come all at once: four hours lie between two. */
function noSooner(ports: Ports, next: string | null): string | null {
  const soonest = new Date(ports.now().getTime() + 4 * 3_600_000).toISOString()
  return next && next < soonest ? soonest : next
}

/** The addresses of an agency's head, comma-separated, without the recipient's own; null when there is none. Who declined general advisories gets no copy of one. */
async function headsOf(ports: Ports, { team, notice }: Advisory): Promise<(delivery: DeliveryTable) => string | null> {
  const contacts = await listContacts(ports.database.query, { team })
  return ({ organisation, address }) => {
    const heads = contacts.filter(
      contact =>
        contact.organisation === organisation &&
        contact.role === 'pimpinan' &&
        !contact.suspended &&
        !contact.unverified &&
        !(contact.declined && mayDecline(notice)),
    )
    const addresses = heads.flatMap(({ email }) => (email && email.toLowerCase() !== address ? [email.toLowerCase()] : []))
    return addresses.length > 0 ? addresses.join(',') : null
  }
}
