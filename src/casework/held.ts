import type { Actor } from '../core/actor.ts'
import { reject, release } from '../core/incident/held.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { unhold } from '../store/held.ts'
import { findIncidentByNumber, type KnownIncident, saveClocks } from '../store/incidents.ts'
import { findReport } from '../store/reports.ts'
import { receiptMail } from './open-incident.ts'
import { record, requireMay } from './record.ts'

/** So many at a time, each a commit of its own. */
export const mostAtOnce = 50

/** Makes held reports incidents like any other: the receipt goes out now, the clocks run since they came in. Answers how many; who was quicker counts for nobody. */
export function releaseHeld(ports: Ports, actor: Actor, numbers: readonly string[]): Promise<number> {
  return each(ports, actor, { numbers, act: one => releaseOne(ports, actor, one) })
}

/** Closes held reports with a reason for the team. The reporter's page says kindly that it was not taken up. Nothing is deleted. */
export function rejectHeld(ports: Ports, actor: Actor, numbers: readonly string[], reason: string): Promise<number> {
  return each(ports, actor, { numbers, act: one => rejectOne(ports, actor, one, reason) })
}

async function releaseOne(ports: Ports, actor: Actor, { incident: { id } }: KnownIncident): Promise<void> {
  const query = ports.database.query
  await record(ports, {
    incident: id,
    actor,
    action: 'incident.triage',
    async decide({ incident }, { held }) {
      const report = await findReport(query, id)
      const receipt = report ? receiptMail(ports, incident, report) : []
      const events = release(held)
      return { events, alongside: after => (events.length > 0 ? [unhold(query, id), ...saveClocks(query, after, null), ...receipt] : []) }
    },
  })
}

async function rejectOne(ports: Ports, actor: Actor, { incident: { id } }: KnownIncident, reason: string): Promise<void> {
  await record(ports, {
    incident: id,
    actor,
    action: 'incident.triage',
    decide(running, { held }) {
      const events = reject(running, held, { reason, now: ports.now() })
      return { events, alongside: () => (events.length > 0 ? [unhold(ports.database.query, id)] : []) }
    },
  })
}

async function each(
  ports: Ports,
  actor: Actor,
  { numbers, act }: { numbers: readonly string[]; act: (known: KnownIncident) => Promise<void> },
): Promise<number> {
  const message = 'Pilih paling sedikit satu laporan.'
  if (numbers.length === 0) throw new Refusal('invalid', message, { errors: [{ field: 'no', message }] })
  let done = 0
  for (const number of numbers.slice(0, mostAtOnce)) {
    const known = await findIncidentByNumber(ports.database.query, actor.team, number)
    if (!known) throw new Refusal('not_found', 'Insiden itu tidak ada, atau bukan untuk Anda.')
    requireMay(actor, 'incident.triage', known.incident, ports.now())
    if (!known.held) continue
    await act(known)
    done += 1
  }
  return done
}
