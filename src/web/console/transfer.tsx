import { Hono } from 'hono'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import { transferIncident } from '../../casework/transfer.ts'
import { defang } from '../../core/refang.ts'
import type { Ports } from '../../ports.ts'
import { listTeams } from '../../store/teams.ts'
import { TransferPage } from '../pages/console/transfer.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Handing an incident to another team: what goes and what stays is said before it is done. */
export function transferRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/alih', c => show(ports, c, c.req.param('no')))
    .post('/konsol/tiket/:no/alih', async c => {
      const known = await transferable(ports, c, c.req.param('no'))
      const { values, seq, form } = await readForm(c.req)
      try {
        await transferIncident(
          ports,
          { actor: c.get('actor'), incident: known.incident.id, form },
          {
            slug: values.team ?? '',
            seq,
            reason: (values.reason ?? '').slice(0, 2000),
            reporterToo: values.reporter === '1',
            reporterReason: (values.reporter_reason ?? '').slice(0, 500),
          },
        )
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, known.number, { values, errors: linesOf(refusal, 'team'), status })
      }
      return c.redirect(`/konsol/tiket/${known.number}#lain`, 303)
    })
}

async function transferable(ports: Ports, c: Desk, number: string) {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.transfer', known.incident)
  return known
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, no: string, wrong?: Wrong) {
  const { incident, number } = await transferable(ports, c, no)
  const teams = (await listTeams(ports.database.query)).filter(({ id }) => id !== incident.team)
  return page(
    c,
    <TransferPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      seq={incident.seq}
      title={defang(incident.title)}
      teams={teams.map(({ slug, shortName }) => ({ slug, name: shortName }))}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
