import type { Actor } from './actor.ts'
import { Refusal } from './refusal.ts'
import type { Kind } from './vocabulary.ts'

/** How many times as fast as the wall clock; 0 = it stands still. */
export const paces = [0, 1, 10, 60] as const
export type Pace = (typeof paces)[number]

/** A clock that its leader sets. `setAt` is a moment of the wall clock, `at` what this clock showed then; both RFC 3339 UTC. */
export interface ExerciseClock {
  at: string
  setAt: string
  pace: Pace
}

/** What makes a team an exercise of another team. */
export interface Exercise {
  /** Id of the team whose exercise it is. */
  home: string
  homeSlug: string
  title: string
  /** The playbook that is practised, and the kind of report that begins it. */
  playbook: string
  kind: Kind
  begunBy: Pick<Actor, 'id' | 'name'>
  /** Of the wall clock, as is `endedAt`. */
  begunAt: string
  endedAt: string | null
  clock: ExerciseClock
}

const day = 86_400_000
/** A leap is for practising deadlines, not for another age. */
const farthest = 400 * day

/** What the exercise's clock shows when the wall clock shows `wall`. A wall clock that was set back does not take it back. */
export function exerciseTime({ at, setAt, pace }: ExerciseClock, wall: Date): Date {
  const passed = Math.max(0, wall.getTime() - Date.parse(setAt))
  return new Date(Date.parse(at) + pace * passed)
}

/** Ahead only: what was recorded stays in order. */
export function leap(exercise: Exercise, wall: Date, to: Date): Exercise {
  requireOngoing(exercise)
  const now = exerciseTime(exercise.clock, wall)
  if (to <= now) throw new Refusal('invalid', 'Jam latihan hanya bisa maju.')
  if (to.getTime() - now.getTime() > farthest) throw new Refusal('invalid', 'Sekali lompat paling jauh 400 hari.')
  return { ...exercise, clock: { ...exercise.clock, at: to.toISOString(), setAt: wall.toISOString() } }
}

export function changePace(exercise: Exercise, wall: Date, pace: Pace): Exercise {
  requireOngoing(exercise)
  return { ...exercise, clock: { at: exerciseTime(exercise.clock, wall).toISOString(), setAt: wall.toISOString(), pace } }
}

/** Its clock stands still from then on; it can be read for ever. */
export function endExercise(exercise: Exercise, wall: Date): Exercise {
  return { ...changePace(exercise, wall, 0), endedAt: wall.toISOString() }
}

export function requireOngoing({ endedAt }: Exercise): void {
  if (endedAt) throw new Refusal('already_done', 'Latihan ini sudah selesai; isinya hanya bisa dibaca.')
}
