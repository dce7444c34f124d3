import { Hono } from 'hono'
import { beginExercise, partsFor } from '../../casework/exercise/begin.ts'
import { insideExercise } from '../../casework/exercise/inside.ts'
import { exerciseFor, finishExercise, type Leap, leapAhead, setPace } from '../../casework/exercise/run.ts'
import { currentPlaybooks } from '../../casework/rules.ts'
import { mayAtAll } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Role } from '../../core/vocabulary.ts'
import { tickThrough } from '../../mail/tick-exercise.ts'
import type { Ports } from '../../ports.ts'
import { listExercises, listJoined } from '../../store/exercises.ts'
import { listMembers } from '../../store/members.ts'
import { listOrganisations, listOrganisationsNamed } from '../../store/registry.ts'
import { localTime } from '../input/local-time.ts'
import { Exercises } from '../pages/console/exercise/list.tsx'
import { NewExercise } from '../pages/console/exercise/new.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { showExercise, showLetters } from './exercise-view.tsx'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Exercises: begun here, led here, entered from here. `wall`: the ports of real life, by whose clock an exercise's clock is set. */
export function exerciseRoutes(ports: Ports, wall: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/latihan', c => list(ports, c))
    .get('/konsol/latihan/baru', c => form(ports, c))
    .post('/konsol/latihan', c => begin(ports, c))
    .get('/konsol/latihan/:slug', async c => {
      requireRight(c.get('actor'), 'exercise.join', null)
      return showExercise(wall, c, { team: await exerciseFor(wall, c.get('actor'), c.req.param('slug')) })
    })
    .get('/konsol/latihan/:slug/surat', async c => {
      requireRight(c.get('actor'), 'exercise.join', null)
      const team = await exerciseFor(wall, c.get('actor'), c.req.param('slug'))
      return showLetters(
        insideExercise(wall, team.id, () => team.exercise),
        c,
        team,
      )
    })
    .post('/konsol/latihan/:slug/jam', c => lead(wall, c, 'jam'))
    .post('/konsol/latihan/:slug/selesai', c => lead(wall, c, 'selesai'))
}

async function list(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'exercise.join', null)
  const team = c.get('team')
  if (team.exercise) return c.redirect(`/konsol/latihan/${team.slug}`, 303)
  const run = mayAtAll(actor, 'exercise.run')
  const joined = (await listJoined(ports.database.query, actor.id)).map(one => one.team)
  const all = run ? await listExercises(ports.database.query, team.id, 200) : joined
  const exercises = all.flatMap(({ slug, exercise }) =>
    exercise && exercise.home === team.id
      ? [
          {
            slug,
            title: exercise.title,
            begunAt: new Date(exercise.begunAt),
            begunBy: exercise.begunBy.name,
            ended: exercise.endedAt !== null,
          },
        ]
      : [],
  )
  return page(c, <Exercises frame={c.get('frame')} exercises={exercises} run={run} />)
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function form(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  requireRight(actor, 'exercise.run', null)
  const query = ports.database.query
  const [playbooks, organisations, members] = await Promise.all([
    currentPlaybooks(ports),
    listOrganisations(query, actor.team),
    listMembers(query, actor.team),
  ])
  const others = members.filter(({ id, disabled, program }) => id !== actor.id && !disabled && !program)
  return page(
    c,
    <NewExercise
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      playbooks={playbooks.map(({ playbook: { id, name } }) => ({ id, name }))}
      organisations={organisations.map(({ name }) => name)}
      people={others.map(member => ({ id: member.id, name: member.name, parts: partsFor(member) }))}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}

async function begin(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'exercise.run', null)
  const { values } = await readForm(c.req)
  try {
    const team = await beginExercise(ports, c.get('actor'), {
      title: (values.title ?? '').trim(),
      playbook: values.playbook ?? '',
      story: (values.story ?? '').trim(),
      organisation: await codeOf(ports, c, (values.organisation ?? '').trim()),
      startsAt: startOf(values, c.get('team').zone),
      people: castOf(values),
    })
    return c.redirect(`/konsol/latihan/${team.slug}?pesan=mulai`, 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return form(ports, c, { values, errors: linesOf(refusal, 'title'), status })
  }
}

async function codeOf(ports: Ports, c: Desk, name: string): Promise<string | null> {
  if (name === '') return null
  const [found, another] = await listOrganisationsNamed(ports.database.query, c.get('team').id, name)
  if (found && !another) return found.code
  const message = 'Pilih nama instansi seperti di daftar.'
  throw new Refusal('invalid', message, { errors: [{ field: 'organisation', message }] })
}

function startOf(values: Record<string, string>, zone: string): Date | null {
  const moment = localTime(values, 'starts', { zone, otherwise: '08.00' })
  if (moment !== 'wrong') return moment
  const message = 'Tulis tanggal dan jam yang benar, mis. 9 7 2026 pukul 16.30.'
  throw new Refusal('invalid', message, { errors: [{ field: 'starts_day', message }] })
}

/** `orang.<id>` = the part of that person; what is no part at all is dropped by casework. */
function castOf(values: Record<string, string>): Map<string, Role> {
  const named = Object.entries(values).filter(([name, part]) => name.startsWith('orang.') && part !== '')
  return new Map(named.map(([name, part]) => [name.slice('orang.'.length), part as Role]))
}

const minute = 60_000
const leaps: Record<string, Leap> = {
  '15m': { by: 15 * minute },
  '1h': { by: 60 * minute },
  '4h': { by: 240 * minute },
  '1d': { by: 1440 * minute },
  berikutnya: 'next',
}

/** After the clock was set, what it brought is there when the page comes: deadlines, reminders, letters. */
async function lead(wall: Ports, c: Desk<'/konsol/latihan/:slug/jam'>, act: 'jam' | 'selesai') {
  const actor = c.get('actor')
  requireRight(actor, 'exercise.run', null)
  const slug = c.req.param('slug')
  const team = await exerciseFor(wall, actor, slug)
  const { values } = await readForm(c.req)
  try {
    if (act === 'selesai') await finishExercise(wall, actor, team)
    else if (values.laju !== undefined) await setPace(wall, actor, team, /^\d{1,3}$/.test(values.laju) ? Number(values.laju) : -1)
    else await leapAhead(wall, actor, team, farOf(values.maju))
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return showExercise(wall, c, { team, refusal: refusal.message, status })
  }
  await tickThrough(wall, { before: team, after: await exerciseFor(wall, actor, slug) })
  return c.redirect(`/konsol/latihan/${slug}`, 303)
}

function farOf(wanted: string | undefined): Leap {
  const far = Object.hasOwn(leaps, wanted ?? '') ? leaps[wanted ?? ''] : undefined
  if (far === undefined) throw new Refusal('invalid', 'Pilih seberapa jauh jamnya maju.')
  return far
}
