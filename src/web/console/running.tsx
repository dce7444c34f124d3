import { Hono } from 'hono'
import { moveMany, type Outcome, undoMany } from '../../casework/move.ts'
import { playbookVersion } from '../../casework/rules.ts'
import { reachOf } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listVersions } from '../../store/playbooks.ts'
import { listRunning, type RunningRow } from '../../store/running.ts'
import { Running } from '../pages/console/playbook/running.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, shownOnPage } from './form.ts'

/** At most so many are listed, and moved by one form: each is a commit of its own. */
const mostAtOnce = 100

/** The incidents that run by a playbook, to be moved to another version of it and back. */
export function runningRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/playbook/:id/berjalan', async c => show(ports, c, c.req.param('id')))
    .post('/konsol/playbook/:id/pindah', c => decide(ports, c, c.req.param('id')))
    .post('/konsol/playbook/:id/urungkan', c => decide(ports, c, c.req.param('id')))
}

interface Asked {
  values?: Record<string, string>
  ticked?: string[]
  errors?: { field: string; message: string }[]
  refused?: { no: string; why: string }[]
  message?: string
  status?: 200 | 403 | 409 | 422
}

async function decide(ports: Ports, c: Desk, id: string) {
  requireRight(c.get('actor'), 'incident.work')
  const body = await c.req.parseBody({ all: true })
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  const ticked = [body.no ?? []].flat().filter(one => typeof one === 'string')
  const undoing = c.req.path.endsWith('/urungkan')
  try {
    const chosen = await chosenOf(ports, c, id, { ticked: text('yang') === 'semua' ? null : ticked, undoing })
    const outcomes = undoing
      ? await undoMany(ports, c.get('actor'), chosen)
      : await moveMany(ports, c.get('actor'), chosen, {
          wanted: { id, version: versionOf(text('ke')), step: null },
          reason: text('reason').slice(0, 2000),
        })
    return answer(ports, c, id, outcomes)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, id, { ticked, values: { ke: text('ke'), reason: text('reason') }, errors: linesOf(refusal, 'no'), status })
  }
}

/** All done: away from the form. Otherwise the page says of each that was left why. */
function answer(ports: Ports, c: Desk, id: string, outcomes: Outcome[]) {
  const done = outcomes.filter(one => one.refused === null).length
  const left = outcomes.flatMap(({ number, refused: why }) => (why === null ? [] : [{ no: number, why }]))
  if (left.length === 0) return c.redirect(`/konsol/playbook/${id}/berjalan?selesai=${done}`, 303)
  const status = done === 0 ? 422 : 200
  return show(ports, c, id, { refused: left, message: `${done} insiden selesai, ${left.length} tidak.`, status })
}

async function show(ports: Ports, c: Desk, id: string, { status = 200, values = {}, ticked = [], ...asked }: Asked = {}) {
  requireRight(c.get('actor'), 'incident.work')
  const { versions, newest } = await known(ports, id)
  const rows = await listRunning(ports.database.query, reachOf(c.get('actor'), 'incident.work'), { id, limit: mostAtOnce + 1 })
  const done = /^\d{1,3}$/.exec(c.req.query('selesai') ?? '')?.[0]
  return page(
    c,
    <Running
      frame={asked.errors ? refused(c.get('frame')) : c.get('frame')}
      id={id}
      name={newest.name}
      lines={await linesFor(ports, rows.slice(0, mostAtOnce))}
      cut={rows.length > mostAtOnce}
      versions={versions.map(({ version }) => ({ value: `${version}`, label: `${id} versi ${version}` }))}
      values={values}
      ticked={ticked}
      errors={asked.errors}
      refused={asked.refused ?? []}
      message={asked.message ?? (done && `${done} insiden selesai.`)}
    />,
    status,
  )
}

async function linesFor(ports: Ports, rows: readonly RunningRow[]) {
  return Promise.all(
    rows.map(async ({ number, title, version, incident }) => {
      const { playbook } = await playbookVersion(ports, incident.playbook.id, version)
      const from = incident.movedFrom
      return {
        no: number,
        title,
        version,
        step: playbook.steps[incident.step]?.name ?? incident.step,
        movedFrom: from ? `${from.id} versi ${from.version}` : undefined,
      }
    }),
  )
}

async function chosenOf(ports: Ports, c: Desk, id: string, { ticked, undoing }: { ticked: string[] | null; undoing: boolean }) {
  await known(ports, id)
  const rows = await listRunning(ports.database.query, reachOf(c.get('actor'), 'incident.work'), { id, limit: mostAtOnce })
  const open = undoing ? rows.filter(({ incident }) => incident.movedFrom) : rows
  const chosen = ticked ?? open.map(({ number }) => number)
  const message = 'Pilih paling sedikit satu insiden.'
  if (chosen.length === 0) throw new Refusal('invalid', message, { errors: [{ field: 'no', message }] })
  return chosen.slice(0, mostAtOnce)
}

async function known(ports: Ports, id: string) {
  const versions = await listVersions(ports.database.query, id)
  const [newest] = versions
  if (!newest) throw new Refusal('not_found', `Playbook ${id} tidak ada.`)
  return { versions, newest: (await playbookVersion(ports, id, newest.version)).playbook }
}

function versionOf(text: string): number {
  const message = 'Pilih versinya.'
  if (!/^\d{1,6}$/.test(text)) throw new Refusal('invalid', message, { errors: [{ field: 'ke', message }] })
  return Number(text)
}
