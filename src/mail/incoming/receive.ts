import { recordBounce } from '../../casework/advisory/bounce.ts'
import { recordReply } from '../../casework/advisory/reply.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findMail, insertIncoming, isKnownIncoming, listMailsByMessageId } from '../../store/incoming.ts'
import type { MailTable } from '../../store/schema.ts'
import { listTeams, type Team } from '../../store/teams.ts'
import { mailReturnedTo } from '../return-address.ts'
import { type Incoming, readIncoming } from './read.ts'
import { type Failure, type Recognised, recognise } from './recognise.ts'

export interface Received {
  kind: Recognised['kind']
  /** known = this very message came before · matched = it belongs to something of ours · kept = it lies for people to look at, or nothing needs doing. */
  outcome: 'known' | 'matched' | 'kept'
}

interface Arrived {
  mail: Incoming
  recognised: Recognised
  sha256: string
  size: number
  key: string
}

/**
 * A message as it came, whoever sent it: kept first, understood then. Nothing is ever answered, and only what a person wrote
 * becomes anything; an address in it proves nothing. Given twice, it counts once.
 */
export async function receiveMail(ports: Ports, raw: Uint8Array): Promise<Received> {
  const sha256 = await ports.files.put(raw)
  const mail = await readIncoming(raw)
  const key = ports.sha256(
    `${mail.headers.get('message-id') ?? ''}\n${mail.subject}\n${mail.text}${mail.headers.has('message-id') ? '' : sha256}`,
  )
  const arrived = { mail, recognised: recognise(mail), sha256, size: raw.length, key }
  const { kind } = arrived.recognised
  if (await isKnownIncoming(ports.database.query, key)) return { kind, outcome: 'known' }
  try {
    return { kind, outcome: (await settle(ports, arrived)) ? 'matched' : 'kept' }
  } catch (error) {
    if (error instanceof Conflict && error.on.includes('incoming.key')) return { kind, outcome: 'known' }
    throw error
  }
}

/** True when it belongs to one of our messages. */
async function settle(ports: Ports, arrived: Arrived): Promise<boolean> {
  const { recognised } = arrived
  const ours = await oursOf(ports, arrived)
  const first = ours.at(-1)
  if (recognised.kind === 'bounce') return settleBounce(ports, { arrived, ours, failures: recognised.failures })
  if (recognised.kind === 'human' && first) {
    const row = rowOf(ports, arrived, { team: first.team_id, mail: first })
    const { from, text } = arrived.mail
    if (await recordReply(ports, first, { reply: { from, text, sha256: arrived.sha256, size: arrived.size }, row })) return true
  }
  const team = first?.team_id ?? (await teamFor(ports, arrived.mail)).id
  await ports.database.commit([rowOf(ports, arrived, { team, mail: recognised.kind === 'human' ? undefined : first })])
  return recognised.kind !== 'human' && first !== undefined
}

/** By the address it came back to, else by the messages it names. */
async function oursOf(ports: Ports, { mail, recognised }: Arrived): Promise<MailTable[]> {
  const { query } = ports.database
  const id = mailReturnedTo(ports, addressesOf(mail))
  const returned = id ? await findMail(query, id) : null
  return returned ? [returned] : listMailsByMessageId(query, recognised.about)
}

function addressesOf({ headers }: Incoming): string {
  return ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].map(name => headers.get(name)?.toLowerCase() ?? '').join(' ')
}

async function settleBounce(ports: Ports, given: { arrived: Arrived; ours: MailTable[]; failures: Failure[] }): Promise<boolean> {
  const { arrived, ours, failures } = given
  const hits = ours.flatMap(mail => {
    const failure = failureOf(mail, failures)
    return failure && mail.bounced_at === null ? [{ mail, failure }] : []
  })
  const [first] = hits
  if (!first) {
    const team = ours[0]?.team_id ?? (await teamFor(ports, arrived.mail)).id
    await ports.database.commit([rowOf(ports, arrived, { team, mail: ours[0] })])
    return ours.length > 0
  }
  const { mail, failure } = first
  await recordBounce(ports, mail, { back: failure, row: rowOf(ports, arrived, { team: mail.team_id, mail }) })
  return true
}

/** The failure of this message's own recipient. Where a report names one address only, and an unknown one, it is the same mailbox under another name: it failed, but nothing says that ours is dead. */
function failureOf(mail: MailTable, failures: Failure[]): Failure | null {
  const own = failures.find(({ address }) => address === mail.address.toLowerCase())
  if (own) return own
  const copied = (mail.cc ?? '').toLowerCase().split(',')
  const [only, more] = failures.filter(({ address }) => !copied.includes(address))
  return only && !more ? { ...only, hard: false } : null
}

function rowOf(ports: Ports, { mail, recognised, sha256, key }: Arrived, at: { team: string; mail: MailTable | undefined }) {
  return insertIncoming(ports.database.query, {
    id: ports.newId(),
    key,
    team_id: at.team,
    sha256,
    kind: recognised.kind,
    from_address: mail.from.slice(0, 320),
    subject: mail.subject.slice(0, 300),
    text: recognised.kind === 'human' ? mail.text.slice(0, 10_000) : '',
    mail_id: at.mail?.id ?? null,
    incident_id: at.mail?.incident_id ?? null,
    received_at: ports.now().toISOString(),
  })
}

/** Whose mailbox it was sent to; else the first team's. */
async function teamFor(ports: Ports, mail: Incoming): Promise<Team> {
  const teams = await listTeams(ports.database.query)
  const to = addressesOf(mail)
  const found =
    teams.find(({ email, mailFrom }) => [email, mailFrom].some(address => address && to.includes(address.toLowerCase()))) ?? teams[0]
  if (!found) throw new Error('there is no team yet')
  return found
}
