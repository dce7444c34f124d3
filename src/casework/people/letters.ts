import type { CompiledQuery } from 'kysely'
import type { Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { markForm } from '../../store/guards.ts'
import { insertMails } from '../../store/mails.ts'
import { findLink, insertLink, useLink } from '../../store/people.ts'
import type { LinkTable } from '../../store/schema-people.ts'
import { linkToken, messageId } from '../links.ts'

/** What the outbox keeps about a mailed single-use link. */
export interface LinkLetter {
  link: string
  path: string
  until: string
  name: string
  role: Role
  organisation: string | null
}

export type Purpose = 'undangan' | 'pulihkan' | 'tautan-masuk'

const paths: Record<Purpose, string> = { undangan: '/undangan', pulihkan: '/pulihkan', 'tautan-masuk': '/masuk/tautan' }

export interface NewLink {
  purpose: Purpose
  /** How many milliseconds it is good. */
  lasts: number
  /** JSON: what it is about. */
  subject: object
  team: string
  to: { address: string; name: string; role: Role; organisation: string | null }
}

/** The link's row, which knows only its hash, and the letter that carries it. The purpose is the template's name. */
export function mailLink(ports: Ports, { purpose, lasts, subject, team, to }: NewLink): CompiledQuery[] {
  const id = ports.newId()
  const now = ports.now()
  const created_at = now.toISOString()
  const until = new Date(now.getTime() + lasts).toISOString()
  const { address, ...who } = to
  const letter: LinkLetter = { link: id, path: paths[purpose], until, ...who }
  const mail = { id: ports.newId(), team_id: team, message_id: messageId(ports, purpose, id), template: purpose, address, cc: null }
  const hash = ports.sha256(linkToken(ports, id))
  return [
    insertLink(ports.database.query, { hash, purpose, subject: JSON.stringify(subject), created_at, expires_at: until, used_at: null }),
    insertMails(ports.database.query, [{ ...mail, incident_id: null, delivery_id: null, facts: JSON.stringify(letter), created_at }]),
  ]
}

/** As many rows in one commit as a letter, and nothing sent: a stranger's request takes as long as a colleague's. */
export function mailNothing(ports: Ports): CompiledQuery[] {
  const at = ports.now().toISOString()
  const row = { hash: ports.sha256(ports.randomToken(24)), purpose: 'kosong', subject: null, created_at: at, expires_at: at, used_at: at }
  return [insertLink(ports.database.query, row), markForm(ports.database.query, { id: ports.newId(), subject: 'kosong', at })]
}

export async function findMailedLink(ports: Ports, purpose: Purpose, token: string): Promise<LinkTable | null> {
  return findLink(ports.database.query, ports.sha256(token), purpose, ports.now().toISOString())
}

/** Of two who use a link at the same moment one is refused: the mark is a key. */
export function useUp(ports: Ports, link: LinkTable): CompiledQuery[] {
  const at = ports.now().toISOString()
  const mark = markForm(ports.database.query, { id: `tautan ${link.hash}`, subject: link.purpose, at })
  return [mark, useLink(ports.database.query, link.hash, at)]
}
