import { askedAt, quarterOf } from '../../core/quarter.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { answerCheck, findCheck, insertChecks, listChasingTeams, listUnasked } from '../../store/chase.ts'
import { insertMails, type NewMail } from '../../store/mails.ts'
import { findContact } from '../../store/registry.ts'
import type { ContactCheckTable } from '../../store/schema-letters.ts'
import { messageId } from '../links.ts'

/** "Apakah Anda masih narahubung?" */
export const checkTemplate = 'cek-narahubung'
const atOnce = 200

/** 192 bits, derived: the mail can be rendered again with the same link, and the database holds only its hash. */
export function checkToken(ports: Ports, id: string): string {
  return ports.mac(`contact-check:${id}`).slice(0, 32)
}

/** Asks those whose day of the quarter has come, each once. Answers how many. */
export async function askContacts(ports: Ports): Promise<number> {
  if (ports.exercise) return 0
  let asked = 0
  for (const team of await listChasingTeams(ports.database.query, 'ask_contacts')) asked += await askTeam(ports, team)
  return asked
}

async function askTeam(ports: Ports, { id: team, zone }: { id: string; zone: string }): Promise<number> {
  const now = ports.now()
  const quarter = quarterOf(now, zone)
  const unasked = await listUnasked(ports.database.query, { team, quarter: quarter.name, before: quarter.startsAt.toISOString() })
  const due = unasked.filter(({ id }) => askedAt(quarter, ports.sha256(id)) <= now).slice(0, atOnce)
  if (due.length === 0) return 0
  const checks = due.map(({ id, email }) => newCheck(ports, { team_id: team, contact_id: id, quarter: quarter.name, address: email ?? '' }))
  try {
    await ports.database.commit([
      insertChecks(ports.database.query, checks),
      insertMails(
        ports.database.query,
        checks.map(check => mailOf(ports, check)),
      ),
    ])
    return checks.length
  } catch (error) {
    if (error instanceof Conflict) return 0 // another tick was quicker
    throw error
  }
}

function newCheck(ports: Ports, about: Pick<ContactCheckTable, 'team_id' | 'contact_id' | 'quarter' | 'address'>): ContactCheckTable {
  const id = ports.newId()
  const asked_at = ports.now().toISOString()
  return { id, ...about, token_hash: ports.sha256(checkToken(ports, id)), asked_at, answered_at: null, answer: null }
}

function mailOf(ports: Ports, { id, team_id, contact_id, quarter, address }: ContactCheckTable): NewMail {
  const facts = JSON.stringify({ check: id, contact: contact_id })
  const message_id = messageId(ports, checkTemplate, contact_id, quarter, address)
  const created_at = ports.now().toISOString()
  return {
    id: ports.newId(),
    team_id,
    message_id,
    template: checkTemplate,
    address,
    cc: null,
    incident_id: null,
    delivery_id: null,
    facts,
    created_at,
  }
}

/** The question behind a link. Once somebody else holds the post, or the address changed, it asks nobody. */
export async function askedBy(ports: Ports, team: string, token: string) {
  const check = await findCheck(ports.database.query, ports.sha256(token))
  const contact = check && (await findContact(ports.database.query, team, check.contact_id))
  if (!check || check.team_id !== team || !contact || contact.suspended || contact.email?.toLowerCase() !== check.address.toLowerCase())
    throw new Refusal('not_found', 'Tautan ini tidak dikenal atau sudah tidak berlaku.')
  return { check, contact }
}

/** "Tidak" is told to the team and silences nobody: a link may have been passed on. */
export async function answerContactCheck(ports: Ports, team: string, given: { token: string; answer: string }): Promise<void> {
  const { check } = await askedBy(ports, team, given.token)
  const { answer } = given
  const message = 'Pilih salah satu jawaban.'
  if (answer !== 'ya' && answer !== 'tidak') throw new Refusal('invalid', message, { errors: [{ field: 'answer', message }] })
  if (check.answer === answer) return
  await ports.database.commit([answerCheck(ports.database.query, check.id, { answer, at: ports.now().toISOString() })])
}
