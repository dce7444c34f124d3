import { Hono } from 'hono'
import { moveIncident, previewMoving, undoMoving, type WantedVersion } from '../../casework/move.ts'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import { currentPlaybooks } from '../../casework/rules.ts'
import type { Incident } from '../../core/incident/incident.ts'
import type { MovePreview } from '../../core/incident/move.ts'
import { defang } from '../../core/refang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { listVersions } from '../../store/playbooks.ts'
import { MovePage } from '../pages/console/move.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Changing the playbook of one incident: an explicit act, told in full before it is done, and taken back as one. */
export function moveRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/playbook', async c => show(ports, c, await movable(ports, c, c.req.param('no')), c.req.query()))
    .post('/konsol/tiket/:no/playbook', async c => {
      const known = await movable(ports, c, c.req.param('no'))
      const { values, seq, form } = await readForm(c.req)
      try {
        const wanted = wantedOf(values)
        if (!wanted) throw unpicked()
        const hand = { actor: c.get('actor'), incident: known.incident.id, form }
        await moveIncident(ports, hand, { seq, wanted, reason: (values.reason ?? '').slice(0, 2000) })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        const fresh = await movable(ports, c, known.number)
        return show(ports, c, fresh, { ...values, errors: linesOf(refusal, 'ke'), status })
      }
      return c.redirect(`/konsol/tiket/${known.number}`, 303)
    })
    .post('/konsol/tiket/:no/playbook/urungkan', async c => {
      const known = await movable(ports, c, c.req.param('no'))
      const { seq, form } = await readForm(c.req)
      try {
        await undoMoving(ports, { actor: c.get('actor'), incident: known.incident.id, form }, seq)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, await movable(ports, c, known.number), { errors: linesOf(refusal, 'ke'), status })
      }
      return c.redirect(`/konsol/tiket/${known.number}`, 303)
    })
}

async function movable(ports: Ports, c: Desk, number: string): Promise<KnownIncident> {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.work', known.incident)
  return known
}

type Lines = { field: string; message: string }[]

interface Asked {
  ke?: string
  tahap?: string
  reason?: string
  errors?: Lines
  status?: 200 | 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, { incident, number }: KnownIncident, { errors, status = 200, ...values }: Asked) {
  const wanted = wantedOf(values)
  const seen: Seen = wanted ? await previewOrWhyNot(ports, incident, wanted) : {}
  const all = errors ?? seen.errors
  const answer = status === 200 && seen.errors ? 422 : status
  return page(
    c,
    <MovePage
      frame={all ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      seq={incident.seq}
      title={defang(incident.title)}
      now={`${incident.playbook.id} versi ${incident.playbook.version}`}
      versions={await versionsFor(ports, incident)}
      preview={seen.preview}
      values={values}
      errors={all}
    />,
    answer,
  )
}

interface Seen {
  preview?: MovePreview
  errors?: Lines
}

async function previewOrWhyNot(ports: Ports, incident: Incident, wanted: WantedVersion): Promise<Seen> {
  try {
    return { preview: await previewMoving(ports, incident, wanted) }
  } catch (error) {
    if (error instanceof Refusal) return { errors: linesOf(error, 'ke').map(({ message }) => ({ field: 'ke', message })) }
    throw error
  }
}

/** Every version of its own playbook, newest first, and the newest one of each other. */
async function versionsFor(ports: Ports, { playbook }: Incident) {
  const [own, newest] = await Promise.all([listVersions(ports.database.query, playbook.id), currentPlaybooks(ports)])
  const others = newest.filter(({ id }) => id !== playbook.id)
  return [
    ...own
      .filter(({ version }) => version !== playbook.version)
      .map(({ id, version }) => ({ value: `${id}@${version}`, label: `${id} versi ${version}` })),
    ...others.map(({ id, version, playbook: { name } }) => ({ value: `${id}@${version}`, label: [name, ` (${id} versi ${version})`] })),
  ]
}

function wantedOf({ ke = '', tahap }: { ke?: string; tahap?: string }): WantedVersion | null {
  const [, id, version] = /^([a-z][a-z0-9-]{0,39})@(\d{1,6})$/.exec(ke) ?? []
  return id && version ? { id, version: Number(version), step: tahap || null } : null
}

function unpicked(): Refusal {
  const message = 'Pilih playbook atau versinya.'
  return new Refusal('invalid', message, { errors: [{ field: 'ke', message }] })
}
