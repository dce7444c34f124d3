import { Hono } from 'hono'
import { refusedByName } from '../../../casework/changed.ts'
import { requireMay, visibleIncident } from '../../../casework/record.ts'
import { splitIncident } from '../../../casework/split.ts'
import { defang } from '../../../core/refang.ts'
import { isWord, kinds } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { listEvents } from '../../../store/events.ts'
import { findNumber, type KnownIncident } from '../../../store/incidents.ts'
import { asWritten } from '../../language/written.ts'
import { SplitPage } from '../../pages/console/incident/split.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** A part of a ticket becomes one of its own. */
export function splitRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/pecah', async c => show(ports, c, await workable(ports, c, c.req.param('no'))))
    .post('/konsol/tiket/:no/pecah', async c => {
      const known = await workable(ports, c, c.req.param('no'))
      const [body, { values, seq, form }] = [await c.req.parseBody({ all: true }), await readForm(c.req)]
      const ticked = (name: string) => [body[name] ?? []].flat().filter(one => typeof one === 'string')
      const chosen = { notes: ticked('note'), affected: ticked('affected') }
      const { incident } = known
      try {
        const { id } = await splitIncident(
          ports,
          { actor: c.get('actor'), incident: incident.id, form },
          {
            seq,
            kind: isWord(kinds, values.kind) ? values.kind : incident.kind,
            title: (values.title ?? '').toWellFormed().slice(0, 200),
            why: (values.why ?? '').toWellFormed().slice(0, 4000),
            notes: chosen.notes.map(Number),
            affected: chosen.affected,
          },
        )
        // The same form sent twice opened its ticket the first time.
        const number = (await findNumber(ports.database.query, id)) ?? known.number
        return c.redirect(`/konsol/tiket/${number}`, 303)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        const named = await refusedByName(ports, refusal, { incident: incident.id, team: incident.team, seq })
        return show(ports, c, await workable(ports, c, known.number), { values, chosen, errors: linesOf(named, 'title'), status })
      }
    })
}

async function workable(ports: Ports, c: Desk, number: string): Promise<KnownIncident> {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.work', known.incident)
  return known
}

interface Wrong {
  values: Record<string, string>
  chosen: { notes: string[]; affected: string[] }
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

/** The newest notes are offered. */
const mostNotes = 30

async function show(ports: Ports, c: Desk, { incident, number }: KnownIncident, wrong?: Wrong) {
  const chain = await listEvents(ports.database.query, incident.id)
  const notes = chain.flatMap(({ seq, at, actor, event }) =>
    event.type === 'noted' ? [{ seq, at: new Date(at), by: actor.name, text: defang(event.text.slice(0, 160)) }] : [],
  )
  return page(
    c,
    <SplitPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      seq={incident.seq}
      title={defang(incident.title)}
      notes={notes.slice(-mostNotes).reverse()}
      affected={incident.affected.map(({ id, label }) => ({ id, label: asWritten(defang(label)) }))}
      chosen={wrong?.chosen ?? { notes: [], affected: [] }}
      values={wrong?.values ?? { kind: incident.kind }}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
