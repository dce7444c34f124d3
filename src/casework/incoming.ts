import { may } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { decideIncoming, findUnthreaded } from '../store/incoming.ts'
import type { IncomingTable } from '../store/schema-incoming.ts'
import { findTeam } from '../store/teams.ts'
import { numberOf, openIncident } from './open-incident.ts'

export function requireMailRoom(actor: Actor): void {
  if (!may(actor, 'incident.triage', { team: actor.team }))
    throw new Refusal('not_allowed', 'Surat masuk dibaca oleh yang menyortir laporan.')
}

/** A person's mail becomes a report of theirs, the message itself its evidence. Pressed twice, it is one; the ticket's number. */
export async function openFromMail(ports: Ports, actor: Actor, id: string): Promise<string> {
  const mail = await undecided(ports, actor, id)
  const team = await findTeam(ports.database.query, actor.team)
  if (!team) throw new Error(`team ${actor.team} is gone`)
  const bytes = await ports.files.get(mail.sha256)
  const attachments = [{ sha256: mail.sha256, name: 'surel-masuk.eml', type: 'message/rfc822', size: bytes?.length ?? 0 }]
  const reporter = {
    name: mail.from_address,
    position: null,
    phone: null,
    email: mail.from_address.includes('@') ? mail.from_address : null,
  }
  const unknown = { noticed: null, noticedAt: null, system: null, impact: null, actions: null, organisationText: null }
  const story = [mail.subject, mail.text].filter(text => text.trim() !== '').join('\n\n') || 'Surel tanpa isi.'
  const report = { story, ongoing: 'belum-diketahui' as const, via: 'surel', reporter, ...unknown }
  const receipt = await openIncident(
    ports,
    team,
    { kind: 'belum-tahu', report, organisation: null, attachments, key: `surel:${id}` },
    actor,
  )
  await decide(ports, actor, { id, outcome: 'tiket', incident: receipt.id })
  return numberOf(ports, receipt)
}

/** Advertisements and the like: kept among the files, off the table. */
export async function ignoreMail(ports: Ports, actor: Actor, id: string): Promise<void> {
  await undecided(ports, actor, id)
  await decide(ports, actor, { id, outcome: 'abaikan', incident: null })
}

async function undecided(ports: Ports, actor: Actor, id: string): Promise<IncomingTable> {
  requireMailRoom(actor)
  const mail = await findUnthreaded(ports.database.query, actor.team, id)
  if (!mail) throw new Refusal('not_found', 'Surat itu tidak ada, atau sudah menyambung ke tiket.')
  if (mail.outcome === 'abaikan') throw new Refusal('already_done', `Surat ini sudah diabaikan oleh ${mail.done_by}.`)
  return mail
}

async function decide(ports: Ports, actor: Actor, done: { id: string; outcome: string; incident: string | null }): Promise<void> {
  const decided = { done_at: ports.now().toISOString(), done_by: actor.name, outcome: done.outcome, incident_id: done.incident }
  await ports.database.commit([decideIncoming(ports.database.query, done.id, decided)])
}
