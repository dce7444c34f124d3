import type { CompiledQuery } from 'kysely'
import type { Ports } from '../../ports.ts'
import { insertMails, type NewMail } from '../../store/mails.ts'
import { listColleagues } from '../../store/people.ts'
import type { Team } from '../../store/teams.ts'
import { messageId } from '../links.ts'

/** Template of the mail to the leads of a team that was given, or shown, another team's incident; and what it is told. */
export const handedTemplate = 'kiriman'
export interface HandedSaid {
  incident: string
  from: string
  /** It is theirs now; otherwise they read along. */
  theirs: boolean
  name: string
}

export interface Handed extends Omit<HandedSaid, 'name'> {
  to: Pick<Team, 'id'>
  /** Another word each time it is handed over. */
  time: string
}

/** One mail to each lead of the other team. Ids and names travel; what it is about is looked up when the mail goes out. */
export async function lettersToLeads(ports: Ports, { to, time, ...handed }: Handed): Promise<CompiledQuery[]> {
  const leads = (await listColleagues(ports.database.query, to.id)).filter(({ role }) => role === 'lead')
  const about = { team_id: to.id, incident_id: null, delivery_id: null, cc: null, created_at: ports.now().toISOString() }
  const rows = leads.map(({ id, name, email }): NewMail => {
    const said: HandedSaid = { ...handed, name }
    const message_id = messageId(ports, handedTemplate, handed.incident, time, id)
    return { id: ports.newId(), message_id, address: email, template: handedTemplate, facts: JSON.stringify(said), ...about }
  })
  return rows.length > 0 ? [insertMails(ports.database.query, rows)] : []
}
