import { Hono } from 'hono'
import { moveMany, type Outcome, previewMoving, undoMany, type WantedVersion } from '../../casework/move.ts'
import { visibleIncident } from '../../casework/record.ts'
import { playbookVersion } from '../../casework/rules.ts'
import { reachOf } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listVersions } from '../../store/playbooks.ts'
import { listRunning, type RunningRow } from '../../store/running.ts'
import { type MoveLine, MoveMany } from '../pages/console/playbook/move-many.tsx'
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
    if (!undoing) requireReason(text('reason'))
    const chosen = await chosenOf(ports, c, id, { ticked: text('yang') === 'semua' ? null : ticked, undoing })
    if (!undoing && text('yakin') !== '1') return review(ports, c, id, { chosen, ke: text('ke'), reason: text('reason').slice(0, 2000) })
    const outcomes = undoing
      ? await undoMany(ports, c.get('actor'), chosen)
      : await moveMany(ports, c.get('actor'), chosen, {
          wanted: { id, version: versionOf(text('ke')), step: null },
          reason: text('reason').slice(0, 2000),
        })
    return answer(ports, c, id, { outcomes, undoing })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, id, { ticked, values: { ke: text('ke'), reason: text('reason') }, errors: linesOf(refusal, 'no'), status })
  }
}

/** Nothing is moved unseen: what would become of each stands on a page of its own first. */
async function review(ports: Ports, c: Desk, id: string, { chosen, ke, reason }: { chosen: string[]; ke: string; reason: string }) {
  const version = versionOf(ke)
  const { playbook } = await playbookVersion(ports, id, version)
  const lines = await Promise.all(chosen.map(number => lineOf(ports, c, number, { id, version, step: null })))
  const props = { id, name: playbook.name, target: `${id} versi ${version}`, values: { ke, reason }, lines }
  return page(c, <MoveMany frame={c.get('frame')} {...props} />)
}

async function lineOf(ports: Ports, c: Desk, number: string, wanted: WantedVersion): Promise<MoveLine> {
  const nothing = { no: number, title: '', from: '', to: '', aside: [], added: 0, clocks: 0 }
  try {
    const { incident } = await visibleIncident(ports, c.get('actor'), number)
    const { from, to, tasks, clocks } = await previewMoving(ports, incident, wanted)
    const aside = tasks.filter(({ fate }) => fate === 'aside').map(task => task.do)
    const added = tasks.filter(({ fate }) => fate === 'new' || fate === 'back').length
    const moved = clocks.filter(({ fate }) => fate === 'redue' || fate === 'new').length
    return { no: number, title: incident.title, from: from.name, to: to.name, aside, added, clocks: moved }
  } catch (error) {
    if (error instanceof Refusal) return { ...nothing, refused: error.message }
    throw error
  }
}

/** All done: away from the form. Otherwise the page says of each that was left why. */
function answer(ports: Ports, c: Desk, id: string, { outcomes, undoing }: { outcomes: Outcome[]; undoing: boolean }) {
  const done = outcomes.filter(one => one.refused === null).length
  const left = outcomes.flatMap(({ number, refused: why }) => (why === null ? [] : [{ no: number, why }]))
  if (left.length === 0) return c.redirect(`/konsol/playbook/${id}/berjalan?${undoing ? 'kembali' : 'pindah'}=${done}`, 303)
  const status = done === 0 ? 422 : 200
  return show(ports, c, id, { refused: left, message: `${movedWords(done, undoing)}, ${left.length} tidak.`, status })
}

async function show(ports: Ports, c: Desk, id: string, { status = 200, values = {}, ticked = [], ...asked }: Asked = {}) {
  requireRight(c.get('actor'), 'incident.work')
  const { versions, newest } = await known(ports, id)
  const rows = await listRunning(ports.database.query, reachOf(c.get('actor'), 'incident.work'), { id, limit: mostAtOnce + 1 })
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
      message={asked.message ?? saidOf(c)}
    />,
    status,
  )
}

function movedWords(count: number, undoing: boolean): string {
  return `${count} insiden ${undoing ? 'dikembalikan ke versinya semula' : 'dipindahkan'}`
}

function saidOf(c: Desk): string | undefined {
  const count = (name: string) => /^\d{1,3}$/.exec(c.req.query(name) ?? '')?.[0]
  const [moved, back] = [count('pindah'), count('kembali')]
  if (moved) return `${movedWords(Number(moved), false)}.`
  return back && `${movedWords(Number(back), true)}.`
}

/** Asked once, not of each incident. */
function requireReason(reason: string): void {
  const message = 'Tulis mengapa insiden-insiden ini dipindahkan.'
  if (!reason.trim()) throw new Refusal('invalid', message, { errors: [{ field: 'reason', message }] })
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
