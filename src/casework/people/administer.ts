import type { Actor } from '../../core/actor.ts'
import { mayGive, type Rights } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findMember, hasRights, isDisabled, type Member, updateDisabled, updateRights } from '../../store/members.ts'
import { listMemberships } from '../../store/people.ts'
import { deleteSessions } from '../../store/sessions.ts'
import { audited, auditedIf } from '../audited.ts'
import { forgetFactors } from './factors.ts'
import { fieldRefusal, requireGivable } from './invitations.ts'

/** Another role or agency. What the person has open ends, so that no page made with the old rights is left. */
export async function changeRights(ports: Ports, actor: Actor, person: string, rights: Rights): Promise<void> {
  const member = await manageable(ports, actor, person)
  await requireGivable(ports, actor, rights)
  const place = { person, team: actor.team }
  const { role, organisation } = member
  const done = { action: 'rights_changed' as const, subject: person, detail: { from: { role, organisation }, to: rights } }
  const only = hasRights(place, rights)
  const statements = [updateRights(ports.database.query, place, rights), auditedIf(ports, actor, { ...done, only })]
  await ports.database.commit([...statements, deleteSessions(ports.database.query, person, { team: actor.team, only })])
  const now = await findMember(ports.database.query, actor.team, person)
  if (now?.role !== rights.role) throw lastAdmin()
}

export async function disablePerson(ports: Ports, actor: Actor, person: string): Promise<void> {
  await manageable(ports, actor, person)
  const at = ports.now().toISOString()
  const place = { person, team: actor.team }
  const only = isDisabled(place)
  const line = auditedIf(ports, actor, { action: 'person_disabled', subject: person, only })
  const ended = deleteSessions(ports.database.query, person, { team: actor.team, only })
  await ports.database.commit([updateDisabled(ports.database.query, place, at), line, ended])
  if (!(await findMember(ports.database.query, actor.team, person))?.disabled) throw lastAdmin()
}

export async function enablePerson(ports: Ports, actor: Actor, person: string): Promise<void> {
  await manageable(ports, actor, person)
  const line = audited(ports, actor, { action: 'person_enabled', subject: person })
  await ports.database.commit([updateDisabled(ports.database.query, { person, team: actor.team }, null), line])
}

/** For a lost phone. The factor is the person's everywhere, so a person of two teams is no single team's to reset. */
export async function resetFactors(ports: Ports, actor: Actor, person: string): Promise<void> {
  await manageable(ports, actor, person)
  const memberships = await listMemberships(ports.database.query, person)
  if (memberships.some(({ team_id }) => team_id !== actor.team))
    throw new Refusal('invalid', 'Orang ini juga anggota tim lain. Faktornya diatur ulang di server: npx tanggap user reset-factor SUREL.')
  await ports.database.commit([...forgetFactors(ports, person), audited(ports, actor, { action: 'factors_reset', subject: person })])
}

/** May this actor change anything about that member? Never about oneself. */
export function mayManage(actor: Actor, member: Member): boolean {
  return actor.id !== member.id && mayGive(actor, member)
}

async function manageable(ports: Ports, actor: Actor, person: string): Promise<Member> {
  const member = await findMember(ports.database.query, actor.team, person)
  if (!member) throw new Refusal('not_found', 'Orang itu bukan anggota tim Anda.')
  if (member.id === actor.id) throw fieldRefusal('role', 'Hak Anda sendiri diubah oleh orang lain, bukan oleh Anda.')
  if (!mayGive(actor, member)) throw new Refusal('not_allowed', 'Hak orang ini tidak dapat Anda ubah.')
  return member
}

function lastAdmin(): Refusal {
  return fieldRefusal('role', 'Ini admin terakhir tim ini. Jadikan orang lain admin dulu; tidak ada yang diubah.')
}
