import { Refusal } from '../../core/refusal.ts'
import type { Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listJoined } from '../../store/exercises.ts'
import { listMemberships } from '../../store/people.ts'
import { deleteSession, deleteSessions, listSessions } from '../../store/sessions.ts'
import { findTeam } from '../../store/teams.ts'
import { audited } from '../audited.ts'
import { alive, renewSession, type SignedIn } from './sessions.ts'

export interface OwnSession {
  /** Names it in addresses; not its secret. */
  id: string
  current: boolean
  device: string | null
  createdAt: string
  seenAt: string
}

export async function ownSessions(ports: Ports, mine: SignedIn): Promise<OwnSession[]> {
  const rows = await listSessions(ports.database.query, mine.actor.id, alive(ports.now()))
  return rows.map(({ hash, device, created_at, seen_at }) => ({
    id: hash.slice(0, 16),
    current: hash === mine.hash,
    device,
    createdAt: created_at,
    seenAt: seen_at,
  }))
}

export async function endOwnSession(ports: Ports, mine: SignedIn, id: string): Promise<void> {
  const rows = await listSessions(ports.database.query, mine.actor.id, alive(ports.now()))
  const found = rows.find(({ hash }) => hash.slice(0, 16) === id)
  if (!found) throw new Refusal('not_found', 'Sesi itu sudah berakhir, atau bukan milik Anda.')
  const line = audited(ports, mine.actor, { action: 'session_ended', subject: null })
  await ports.database.commit([deleteSession(ports.database.query, found.hash), line])
}

export async function endOtherSessions(ports: Ports, mine: SignedIn): Promise<void> {
  const line = audited(ports, mine.actor, { action: 'sessions_ended', subject: null })
  await ports.database.commit([deleteSessions(ports.database.query, mine.actor.id, { except: mine.hash }), line])
}

export interface OwnTeam {
  slug: string
  name: string
  role: Role
  current: boolean
}

/** Teams of real life, and the exercises that have not ended. */
export async function ownTeams(ports: Ports, { actor }: SignedIn): Promise<OwnTeam[]> {
  const memberships = await listMemberships(ports.database.query, actor.id)
  const joined = await listJoined(ports.database.query, actor.id)
  const teams = await Promise.all(
    memberships.map(async ({ team_id, role }) => ({ team: await findTeam(ports.database.query, team_id), role: role as Role })),
  )
  const exercises = joined
    .filter(({ team }) => !team.exercise?.endedAt || team.id === actor.team)
    .map(({ team, role }) => ({ team, role: role as Role }))
  return [...teams, ...exercises].flatMap(({ team, role }) =>
    team ? [{ slug: team.slug, name: team.name, role, current: team.id === actor.team }] : [],
  )
}

/** The same person with the rights of another of their teams, in a new session. */
export async function switchTeam(ports: Ports, mine: SignedIn, slug: string): Promise<{ session: string }> {
  const memberships = await listMemberships(ports.database.query, mine.actor.id)
  const joined = await listJoined(ports.database.query, mine.actor.id)
  for (const team_id of [...memberships.map(one => one.team_id), ...joined.map(one => one.team.id)]) {
    const team = await findTeam(ports.database.query, team_id)
    if (team?.slug !== slug) continue
    const line = audited(ports, { ...mine.actor, team: team.id }, { action: 'team_switched', subject: null })
    return renewSession(ports, mine, { team: team.id, proof: [line] })
  }
  throw new Refusal('not_found', 'Anda bukan anggota tim itu.')
}
