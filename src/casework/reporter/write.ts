import type { Incident } from '../../core/incident/incident.ts'
import { speaksByMail, writeToReporter } from '../../core/incident/reporter.ts'
import type { Ports } from '../../ports.ts'
import { findIncident, type KnownIncident } from '../../store/incidents.ts'
import { insertMails, type NewMail } from '../../store/mails.ts'
import { findReport } from '../../store/reports.ts'
import { messageId } from '../links.ts'
import { type Hand, work } from '../work-incident.ts'

/** Template of the mail, and what it is told beside its incident; `text` null: too secret for a mail, it is read on the page. */
export const replyTemplate = 'balasan'
export interface ReplySaid {
  text: string | null
}

/** To whoever reported it, or something that was merged into it: on their page, and by mail where they left an address. */
export function replyToReporter(ports: Ports, hand: Hand, text: string): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => {
    const readers = await listReaders(ports, incident)
    const mailed = readers.filter(({ address }) => address !== null).length
    return {
      events: writeToReporter(text, mailed),
      alongside: () => lettersTo(ports, readers, { incident, text: text.trim() }),
    }
  })
}

/** Who follows it: the incident that each reported, and their address if they left one. One person is written to once. */
export async function listReaders(ports: Ports, incident: Incident): Promise<Reader[]> {
  const ids = [incident.id, ...(await absorbedBy(ports, incident))]
  const reports = await Promise.all(ids.map(id => findReport(ports.database.query, id)))
  const known = new Set<string>()
  return ids.flatMap((id, at): Reader[] => {
    const address = reports[at]?.reporter.email?.trim() || null
    if (address && known.has(address.toLowerCase())) return []
    if (address) known.add(address.toLowerCase())
    return [{ incident: id, address }]
  })
}

export interface Reader {
  incident: string
  address: string | null
}

async function absorbedBy(ports: Ports, { absorbed = [] }: Incident): Promise<string[]> {
  const each = await Promise.all(
    absorbed.map(async ({ incident: id }) => {
      const known = await findIncident(ports.database.query, id)
      return known ? [id, ...(await absorbedBy(ports, known.incident))] : []
    }),
  )
  return each.flat()
}

function lettersTo(ports: Ports, readers: readonly Reader[], { incident, text }: { incident: Incident; text: string }) {
  const facts: ReplySaid = { text: speaksByMail(incident.tlp) ? text : null }
  const seq = `${incident.seq + 1}`
  const letters = readers.flatMap(({ incident: reported, address }): NewMail[] => {
    if (!address) return []
    const message_id = messageId(ports, replyTemplate, incident.id, seq, address)
    const about = { id: ports.newId(), team_id: incident.team, incident_id: reported, delivery_id: null, cc: null }
    return [{ ...about, address, message_id, template: replyTemplate, facts: JSON.stringify(facts), created_at: ports.now().toISOString() }]
  })
  return letters.length > 0 ? [insertMails(ports.database.query, letters)] : []
}
