import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { reminderShares } from '../../core/advisory/chase.ts'
import { mondayOf } from '../../core/quarter.ts'
import { Refusal } from '../../core/refusal.ts'
import { compareTlp, type Tlp } from '../../core/tlp.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { listChasingTeams, listSekda, listUnanswered } from '../../store/chase.ts'
import { insertMails } from '../../store/mails.ts'
import type { SekdaTable } from '../../store/schema-letters.ts'
import { audited } from '../audited.ts'
import { messageId } from '../links.ts'

export const sekdaTemplate = 'sekda'

/** Who is silent: name of the agency, number and time of the notice, and no word of what it is about. */
export interface SilentAgencies {
  area: string
  name: string
  silent: { name: string; number: string; dueAt: string }[]
}

/** On Mondays, for teams that want it: each Sekda gets one list, once. Answers how many went out. */
export async function tellSekdas(ports: Ports): Promise<number> {
  if (ports.exercise) return 0
  let told = 0
  for (const { id, zone } of await listChasingTeams(ports.database.query, 'tell_sekda')) {
    const monday = mondayOf(ports.now(), zone)
    if (monday) told += await tell(ports, id, { cause: monday })
  }
  return told
}

/** A lead presses: the same list now. */
export async function tellSekdasNow(ports: Ports, actor: Actor, form: string | undefined): Promise<number> {
  requireLead(actor)
  return tell(ports, actor.team, { cause: `tangan ${form ?? ports.newId()}`, actor })
}

export function mayTellSekda(actor: Actor): boolean {
  return may(actor, 'registry.manage', { team: actor.team })
}

function requireLead(actor: Actor): void {
  if (!mayTellSekda(actor)) throw new Refusal('not_allowed', 'Daftar untuk Sekda dikirim oleh ketua tim atau admin.')
}

async function tell(ports: Ports, team: string, { cause, actor }: { cause: string; actor?: Actor }): Promise<number> {
  const query = ports.database.query
  const lists = await Promise.all((await listSekda(query, team)).map(async sekda => ({ sekda, silent: await silentOf(ports, sekda) })))
  let told = 0
  for (const { sekda, silent } of lists.filter(one => one.silent.length > 0)) told += await tellOne(ports, { sekda, silent, cause, actor })
  return told
}

async function silentOf(ports: Ports, { team_id: team, area }: SekdaTable): Promise<SilentAgencies['silent']> {
  const rows = await listUnanswered(ports.database.query, { team, area, reminders: reminderShares.length })
  return rows.filter(({ tlp }) => compareTlp(tlp as Tlp, 'RED') < 0).map(({ name, number, dueAt }) => ({ name, number, dueAt }))
}

interface Telling {
  sekda: SekdaTable
  silent: SilentAgencies['silent']
  cause: string
  actor: Actor | undefined
}

/** One Message-ID for each cause and Sekda: the same week, or the same press, tells once. */
async function tellOne(ports: Ports, { sekda, silent, cause, actor }: Telling): Promise<number> {
  const { team_id, area, name, email: address } = sekda
  const facts: SilentAgencies = { area, name, silent }
  const about = { id: ports.newId(), team_id, template: sekdaTemplate, address, cc: null, incident_id: null, delivery_id: null }
  const row = {
    ...about,
    message_id: messageId(ports, sekdaTemplate, team_id, area, address, cause),
    facts: JSON.stringify(facts),
    created_at: ports.now().toISOString(),
  }
  try {
    await ports.database.commit([
      insertMails(ports.database.query, [row]),
      ...(actor ? [audited(ports, actor, { action: 'sekda_told', subject: area, detail: { lines: silent.length } })] : []),
    ])
    return 1
  } catch (error) {
    if (error instanceof Conflict) return 0
    throw error
  }
}
