import { Hono } from 'hono'
import { refusedByName } from '../../../casework/changed.ts'
import { requireMay, visibleIncident } from '../../../casework/record.ts'
import { snoozeIncident, unsnoozeIncident } from '../../../casework/work-incident.ts'
import { agendaOf } from '../../../core/agenda.ts'
import { momentOf, type SnoozeTime, snoozeTimes } from '../../../core/queue/snooze-times.ts'
import { defang } from '../../../core/refang.ts'
import type { Ports } from '../../../ports.ts'
import { snoozeUntil } from '../../input/snooze.ts'
import { SnoozePage } from '../../pages/console/queue/snooze.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** Out of the queue until a time, and back. */
export function snoozeRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/tunda', c => show(ports, c, c.req.param('no')))
    .post('/konsol/tiket/:no/tunda', async c => {
      const { incident, number } = await workable(ports, c, c.req.param('no'))
      const { values, seq, form } = await readForm(c.req)
      const until = snoozeUntil(values, ports.now(), c.get('team').zone)
      try {
        await snoozeIncident(ports, { actor: c.get('actor'), incident: incident.id, form }, { seq, until, reason: values.reason ?? '' })
      } catch (error) {
        const { refusal: plain, status } = shownOnPage(error)
        const refusal = await refusedByName(ports, plain, { incident: incident.id, team: incident.team, seq })
        return show(ports, c, number, { values, errors: linesOf(refusal, 'until'), status })
      }
      return c.redirect(`/konsol/tiket/${number}`, 303)
    })
    .post('/konsol/tiket/:no/tunda/batal', async c => {
      const { incident, number } = await workable(ports, c, c.req.param('no'))
      const { seq, form } = await readForm(c.req)
      await unsnoozeIncident(ports, { actor: c.get('actor'), incident: incident.id, form }, seq < 0 ? undefined : seq)
      return c.redirect(`/konsol/tiket/${number}`, 303)
    })
}

async function workable(ports: Ports, c: Desk, number: string) {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.work', known.incident)
  return known
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, no: string, wrong?: Wrong) {
  const { incident, number } = await workable(ports, c, no)
  const now = ports.now()
  const [due] = agendaOf(incident)
  return page(
    c,
    <SnoozePage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      now={now}
      formId={ports.newId()}
      no={number}
      seq={incident.seq}
      title={defang(incident.title)}
      times={timesToCome(now, c.get('team').zone)}
      due={due && { name: due.name, at: new Date(due.dueAt) }}
      values={wrong?.values ?? { until: 'besok' }}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}

function timesToCome(now: Date, zone: string) {
  const all = Object.keys(snoozeTimes) as SnoozeTime[]
  return all.map(value => ({ value, at: momentOf(value, now, zone) })).filter(({ at }) => at > now)
}
