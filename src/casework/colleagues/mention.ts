import type { CompiledQuery } from 'kysely'
import { isOutsideTeam, may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Called } from '../../core/incident/events.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { mentionsIn } from '../../core/mention.ts'
import type { Ports } from '../../ports.ts'
import { insertMails, type NewMail } from '../../store/mails.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { messageId } from '../links.ts'
import { subjectOf } from '../record.ts'

/** Template of the mail, and what it is told: who wrote, and the beginning of what; null where that is too secret for a mail. */
export const mentionTemplate = 'sebutan'
export interface MentionSaid {
  by: string
  note: string | null
}

const longestExcerpt = 300

/** Whom a note mentions by `@`, of all who work in the team; `barred` are those who may not read this incident. */
export async function calledIn(ports: Ports, incident: Incident, text: string): Promise<(Called & { address: string })[]> {
  if (!text.includes('@')) return []
  const members = await listInside(ports, incident.team)
  const byId = new Map(members.map(member => [member.id, member]))
  return mentionsIn(text, members).flatMap(mention => {
    const member = byId.get(mention.id)
    return member ? [{ ...mention, address: member.email, ...(!mayRead(ports, member, incident) && { barred: true as const }) }] : []
  })
}

/** Names of those who can be mentioned here and will read it. */
export async function listCallableByName(ports: Ports, incident: Incident): Promise<string[]> {
  return (await listInside(ports, incident.team)).filter(member => mayRead(ports, member, incident)).map(({ name }) => name)
}

/** One mail to each who may read the incident, but for whoever wrote the note. */
export function lettersToCalled(
  ports: Ports,
  called: readonly (Called & { address: string })[],
  { incident, actor, text }: { incident: Incident; actor: Actor; text: string },
): CompiledQuery[] {
  const said: MentionSaid = { by: actor.name, note: incident.tlp === 'RED' ? null : excerptOf(text) }
  const rows = called
    .filter(({ id, barred }) => !barred && id !== actor.id)
    .map(({ id, address }): NewMail => {
      const message_id = messageId(ports, mentionTemplate, incident.id, `${incident.seq + 1}`, id)
      const about = { team_id: incident.team, incident_id: incident.id, delivery_id: null, created_at: ports.now().toISOString() }
      return { id: ports.newId(), message_id, address, cc: null, template: mentionTemplate, facts: JSON.stringify(said), ...about }
    })
  return rows.length > 0 ? [insertMails(ports.database.query, rows)] : []
}

async function listInside(ports: Ports, team: string): Promise<Member[]> {
  const members = await listMembers(ports.database.query, team)
  return members.filter(member => !member.disabled && !member.program && !isOutsideTeam(member))
}

function mayRead(ports: Ports, { id, name, role, organisation }: Member, incident: Incident): boolean {
  const actor: Actor = { kind: 'person', id, name, team: incident.team, role, organisation }
  return may(actor, 'incident.notes', subjectOf(incident, ports.now()))
}

function excerptOf(text: string): string {
  const letters = [...text.trim()]
  return letters.length > longestExcerpt ? `${letters.slice(0, longestExcerpt - 1).join('')}…` : letters.join('')
}
