import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { changePace, type Exercise, endExercise, exerciseTime, leap, type Pace, paces, requireOngoing } from '../../core/exercise.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findNextMoment, updateExercise } from '../../store/exercises.ts'
import { findMember } from '../../store/members.ts'
import { findTeam, findTeamBySlug, type Team } from '../../store/teams.ts'
import { audited } from '../audited.ts'

/** A team that is an exercise. */
export type ExerciseTeam = Team & { exercise: Exercise }

/** Who leads a team leads its exercises, from outside and inside; who takes the part of a lead in one, that one. */
export function mayLead(actor: Actor, { id, exercise }: ExerciseTeam): boolean {
  return may(actor, 'exercise.run', { team: id }) || may(actor, 'exercise.run', { team: exercise.home })
}

/** By slug, for whoever takes part in it or leads its home. Others are not told that it exists. */
export async function exerciseFor(ports: Ports, actor: Actor, slug: string): Promise<ExerciseTeam> {
  const team = await findTeamBySlug(ports.database.query, slug || '?')
  if (team?.exercise) {
    const found = { ...team, exercise: team.exercise }
    if (mayLead(actor, found) || (await findMember(ports.database.query, team.id, actor.id))?.disabled === false) return found
  }
  throw new Refusal('not_found', 'Latihan itu tidak ada, atau bukan untuk Anda.')
}

/** How far the clock leaps: so many milliseconds, or to the next moment at which a deadline or a reminder falls due. */
export type Leap = { by: number } | 'next'

/** `wall`, here and below: the ports of real life, with the wall clock. */
export async function leapAhead(wall: Ports, actor: Actor, team: ExerciseTeam, far: Leap): Promise<void> {
  requireLeader(actor, team)
  const now = exerciseTime(team.exercise.clock, wall.now())
  const to = far === 'next' ? await nextMoment(wall, team, now) : new Date(now.getTime() + far.by)
  await setExercise(wall, actor, team, leap(team.exercise, wall.now(), to))
}

async function nextMoment(wall: Ports, team: ExerciseTeam, now: Date): Promise<Date> {
  requireOngoing(team.exercise)
  const next = await findNextMoment(wall.database.query, team.id, now.toISOString())
  if (!next) throw new Refusal('invalid', 'Tidak ada tenggat yang sedang berjalan.')
  return new Date(next)
}

export async function setPace(wall: Ports, actor: Actor, team: ExerciseTeam, pace: number): Promise<void> {
  requireLeader(actor, team)
  const found = paces.find(one => one === pace)
  if (found === undefined) throw new Refusal('invalid', `Laju jam salah satu dari ${paces.join(', ')}.`)
  await setExercise(wall, actor, team, changePace(team.exercise, wall.now(), found satisfies Pace))
}

export async function finishExercise(wall: Ports, actor: Actor, team: ExerciseTeam): Promise<void> {
  requireLeader(actor, team)
  requireOngoing(team.exercise)
  await setExercise(wall, actor, team, endExercise(team.exercise, wall.now()))
}

function requireLeader(actor: Actor, team: ExerciseTeam): void {
  if (!mayLead(actor, team)) throw new Refusal('not_allowed', 'Jam latihan diatur oleh pemimpinnya.')
}

/** Of two who set the clock at once, one is told to look again. The line stands in the trail of the exercise's home. */
async function setExercise(wall: Ports, actor: Actor, team: ExerciseTeam, after: Exercise): Promise<void> {
  const action = after.endedAt ? 'exercise_ended' : 'exercise_clock_set'
  const line = audited(wall, { ...actor, team: after.home }, { action, subject: team.slug, detail: { ...after.clock } })
  await wall.database.commit([updateExercise(wall.database.query, team.id, { before: team.exercise, after }), line])
  const kept = await findTeam(wall.database.query, team.id)
  if (JSON.stringify(kept?.exercise?.clock) !== JSON.stringify(after.clock))
    throw new Refusal('changed_meanwhile', 'Jam latihan baru saja diatur orang lain. Lihat dulu, lalu ulangi.')
}
