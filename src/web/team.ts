import type { Context, MiddlewareHandler } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { teamAtDoor } from '../casework/teams.ts'
import type { Actor } from '../core/actor.ts'
import { fullTime } from '../core/dates.ts'
import { exerciseTime } from '../core/exercise.ts'
import { Refusal } from '../core/refusal.ts'
import { roles } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { listTeams, type Team } from '../store/teams.ts'
import type { ExerciseDoor } from './exercise.ts'
import { languageOf } from './language/say.ts'
import { inLanguage } from './language/spoken.ts'
import type { Frame } from './pages/parts/frame.ts'

/** A request at a team's public door: `/…` is the default team's, `/@sultra/…` another's. */
export interface TeamEnv {
  Bindings: { address: string }
  Variables: { team: Team; frame: Frame }
}

/** The context of a handler behind a team's door, for the path it serves. */
export type Door<P extends string = string> = Context<TeamEnv, P>

/** Finds the team by the address and makes the page frame. An unknown team is a 404. */
export function atTeamDoor(ports: Ports, exercises: ExerciseDoor): MiddlewareHandler<TeamEnv> {
  return async (c, next) => {
    const team = await teamAtDoor(ports, /^\/@([a-z0-9-]+)(\/|$)/.exec(c.req.path)?.[1] ?? '')
    const inside = exercises(c, team)
    if (inside) return inside
    c.set('team', team)
    c.set('frame', frameOf(ports, team, c.req.path))
    await next()
  }
}

export function frameOf(ports: Ports, team: Team, path: string, viewer?: Actor): Frame {
  const { slug, name, shortName, colour, phone, email, zone } = team
  const logo = team.logo ? `/aset/tim/${slug}/${team.logo}.png` : undefined
  return {
    base: team.isDefault ? '' : `/@${slug}`,
    team: { slug, name, shortName, colour, phone: phone ?? '', email: email ?? ports.settings.mailFrom, zone, logo },
    path,
    demo: ports.settings.demo,
    exercise: exerciseOf(ports, team),
    viewer: viewer && { name: viewer.name, role: viewer.role, roleLabel: roles[viewer.role] },
  }
}

/** `ports` may be those of the exercise already, or those of real life. */
function exerciseOf(ports: Ports, { slug, zone, exercise }: Team): Frame['exercise'] {
  if (!exercise) return undefined
  const now = ports.exercise ? ports.now() : exerciseTime(exercise.clock, ports.now())
  return { title: exercise.title, time: fullTime(now, zone), slug, home: exercise.homeSlug }
}

/** The sign-in's own pages stand in the default team's name. */
export async function doorFrame(ports: Ports, c: Context): Promise<Frame> {
  const [team] = await listTeams(ports.database.query)
  if (!team)
    throw new Refusal(
      'not_found',
      'Belum ada tim. Buka tautan admin pertama yang dicetak saat program mulai, atau jalankan `npx tanggap setup`.',
    )
  return frameOf(ports, team, c.req.path)
}

/** A page in no team's name: before the first team, or when something is wrong with it. */
export function nobody(ports: Ports, path: string): Frame {
  const team = {
    slug: '',
    name: 'Tanggap',
    shortName: 'Tanggap',
    colour: '#0b5d8a',
    phone: '',
    email: ports.settings.mailFrom,
    zone: 'Asia/Jakarta',
  }
  return { base: '', team, path, demo: ports.settings.demo }
}

/** A refused form comes back whole as 422, with "Galat: " in its title. */
export function refused(frame: Frame): Frame {
  return { ...frame, titlePrefix: 'Galat: ' }
}

/** A plain string and nothing finer: only that is sent by the adapter's quick way, without being copied into a stream. */
export async function page(c: Context, element: JSX.Element, status: ContentfulStatusCode = 200): Promise<Response> {
  const drawn = inLanguage(languageOf(c), () => element.toString())
  return c.html(`${await drawn}`, status)
}
