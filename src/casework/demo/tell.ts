import type { Actor } from '../../core/actor.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listDeliveries } from '../../store/advisories.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { listContacts } from '../../store/registry.ts'
import { answerDelivery } from '../advisory/answer.ts'
import { approveAdvisory, draftAdvisory } from '../advisory/draft.ts'
import { dispatchAdvisory } from '../advisory/send.ts'
import { deliveryToken } from '../links.ts'

export interface Telling {
  known: KnownIncident
  system: string
  author: Actor
  lead: Actor
  /** Whether the agency answers. */
  answered: boolean
}

/** A few agencies have nobody who can be written to. */
export async function canBeTold(ports: Ports, { team, organisation }: Incident): Promise<boolean> {
  const contacts = organisation ? await listContacts(ports.database.query, { team, organisation }) : []
  return contacts.some(({ role, suspendedAt }) => role === 'agen' && !suspendedAt)
}

/** The incident's notice (N2) to its agency: written by one, released by another, and answered or not. */
export async function tellAgency(
  ports: Ports & { advance(minutes: number): void },
  { known: { number, incident }, system, author, lead, answered }: Telling,
): Promise<void> {
  if (!incident.organisation) return
  const { advisory } = await draftAdvisory(ports, author, {
    notice: 'N2',
    incident: number,
    title: `${kinds[incident.kind]} (${number})`,
    tlp: incident.tlp,
    body: {
      actions: ['Salin bukti dan catat jamnya sebelum apa pun diubah.', 'Tutup jalan masuknya, lalu ganti kata sandi pengelola.'],
      system,
      explanation: null,
      indicators: [],
      references: [],
    },
    dueAt: null,
    audience: { organisations: [incident.organisation], kinds: [], below: null, assets: [], affectedOf: null, except: [], roles: ['agen'] },
  })
  ports.advance(4)
  await approveAdvisory(ports, lead, advisory.id)
  await dispatchAdvisory(ports, lead, advisory.id)
  if (!answered) return
  ports.advance(20)
  for (const delivery of await listDeliveries(ports.database.query, advisory.id))
    await answerDelivery(ports, deliveryToken(ports, delivery.id), { answer: 'diterima', note: 'Sedang kami tangani bersama penyedia.' })
}
