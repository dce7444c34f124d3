import type { Context, MiddlewareHandler } from 'hono'
import { insideExercise } from '../casework/exercise/inside.ts'
import { type Exercise, requireOngoing } from '../core/exercise.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import type { Team } from '../store/teams.ts'

/** Whoever stands in an exercise is answered by the same rooms at the exercise's time; `null` = the team is one of real life. */
export type ExerciseDoor = (c: Context, team: Team) => Promise<Response> | Response | null

/** What rooms need to know beside the ports they work with: the ports of real life, for sessions, and the way into exercises. */
export interface Life {
  wall: Ports
  exercises: ExerciseDoor
}

/** Inside an exercise nobody goes on to another. */
export const noDoor: ExerciseDoor = () => null

interface Served {
  fetch(request: Request, bindings: unknown): Response | Promise<Response>
}

interface Entered {
  exercise: Exercise
  rooms: Served
}

/** `build` makes the rooms once for each exercise. Each request brings the clock as it was read for it; an older reading never replaces a newer one. */
export function exerciseDoor(ports: Ports, build: (inside: Ports) => Served): ExerciseDoor {
  const known = new Map<string, Entered>()
  return (c, { id, exercise }) => {
    if (!exercise) return null
    if (changes(c)) requireOngoing(exercise)
    const open = known.get(id)
    if (open) {
      if (exercise.clock.setAt >= open.exercise.clock.setAt) open.exercise = exercise
      return open.rooms.fetch(c.req.raw, c.env)
    }
    const entered: Entered = { exercise, rooms: build(insideExercise(ports, id, () => entered.exercise)) }
    known.set(id, entered)
    return entered.rooms.fetch(c.req.raw, c.env)
  }
}

/** What can be done in an exercise: its cases, its advisories and its clock. Nothing that reaches beyond it, as playbooks and people do. */
const doable = [
  /^\/konsol\/tiket\/[^/]+\/(?!bagi|alih)/,
  /^\/konsol\/tiket\/baru$/,
  /^\/konsol\/imbauan\//,
  /^\/konsol\/ditahan\//,
  /^\/konsol\/latihan\//,
  /^\/instansi\/(laporan|lapor|tiket|insiden|imbauan)/,
  /^\/@[a-z0-9-]+\/(lapor|tiket|t|b)(\/|$)/,
]

function changes(c: Context): boolean {
  return c.req.method !== 'GET' && c.req.method !== 'HEAD'
}

export function onlyItsCases(): MiddlewareHandler {
  return async (c, next) => {
    if (changes(c) && !doable.some(path => path.test(c.req.path)))
      throw new Refusal('not_allowed', 'Di dalam latihan hanya kasus dan imbauannya yang bisa dikerjakan. Keluar dulu dari latihan.')
    await next()
  }
}
