import type { ExerciseTeam } from '../casework/exercise/run.ts'
import { exerciseTime } from '../core/exercise.ts'
import type { Ports } from '../ports.ts'
import { findNextMoment } from '../store/exercises.ts'
import { tickExercise } from './tick.ts'

/** After a leap: each deadline and reminder on the way at its own moment, so that the timeline tells it as it would have happened. */
export async function tickThrough(wall: Ports, { before, after }: { before: ExerciseTeam; after: ExerciseTeam }): Promise<void> {
  const end = exerciseTime(after.exercise.clock, wall.now())
  let now = exerciseTime(before.exercise.clock, wall.now())
  for (let moments = 0; now < end && moments < mostMoments; moments += 1) {
    await tickExercise(wall, at(after, wall, now))
    const next = await findNextMoment(wall.database.query, after.id, now.toISOString())
    now = next && Date.parse(next) < end.getTime() ? new Date(next) : end
  }
  await tickExercise(wall, after)
}

const mostMoments = 200

/** The exercise as if its clock showed `now`. */
function at(team: ExerciseTeam, wall: Ports, now: Date): ExerciseTeam {
  return { ...team, exercise: { ...team.exercise, clock: { at: now.toISOString(), setAt: wall.now().toISOString(), pace: 0 } } }
}
