import { type Exercise, exerciseTime } from '../../core/exercise.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'

/** The ports as an exercise sees them: its own clock, and a mailer that takes everything and sends nothing. `exercise` is asked anew at each use, for its clock may have been set meanwhile. */
export function insideExercise(ports: Ports, team: string, exercise: () => Exercise): Ports {
  return {
    ...ports,
    exercise: team,
    now: () => exerciseTime(exercise().clock, ports.now()),
    mailer: { configured: true, send: async () => ({ outcome: 'accepted', response: 'latihan: tidak dikirim ke luar' }) },
  }
}

/** What reaches other teams is for real life alone, whichever door it is asked at. */
export function requireRealLife({ exercise }: Ports): void {
  if (exercise !== undefined) throw new Refusal('not_allowed', 'Dari dalam latihan tidak ada yang sampai ke tim lain.')
}
