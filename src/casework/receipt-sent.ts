import type { CompiledQuery } from 'kysely'
import { clockwork } from '../core/actor.ts'
import { metBy } from '../core/incident/clocks.ts'
import type { Ports } from '../ports.ts'
import { record } from './record.ts'

/** The server took the receipt mail: `rows` say so in the outbox, it stands on the timeline and K1 is met, all in one commit. */
export async function recordReceiptSent(
  ports: Ports,
  mail: { incident_id: string; team_id: string; address: string },
  rows: CompiledQuery[],
): Promise<void> {
  await record(ports, {
    incident: mail.incident_id,
    actor: clockwork(mail.team_id),
    action: 'incident.work',
    decide: running => ({
      alongside: () => rows,
      events: [{ type: 'receipt_sent', address: withoutName(mail.address) }, ...metBy(running, 'receipt', 'tanda terima terkirim')],
    }),
  })
}

/** The chain is never erased, so it keeps no personal address: only where the mail went. */
function withoutName(address: string): string {
  return address.replace(/^.*@/, '…@')
}
