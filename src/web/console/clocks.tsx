import { Hono } from 'hono'
import { correctClocks, proveClock, waiveClock } from '../../casework/legal-clocks.ts'
import { requireMay, subjectOf, visibleIncident } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import type { Hand } from '../../casework/work-incident.ts'
import { may } from '../../core/access.ts'
import { defang } from '../../core/refang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listAdvisories } from '../../store/advisories.ts'
import { listEvents } from '../../store/events.ts'
import { localTime } from '../input/local-time.ts'
import { asWritten } from '../language/written.ts'
import { ClockProofs } from '../pages/console/clock-proofs.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { proofLines } from './clock-lines.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

type Values = Record<string, string>
type Which = 'bukti' | 'tidak-berlaku' | 'mulai'

/** "Bukti tenggat": every clock of an incident with start, stop, author and proof, to print; and what closes or corrects one. */
export function clockRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/tenggat', c => show(ports, c, c.req.param('no')))
    .post('/konsol/tiket/:no/tenggat/bukti', c => act(ports, c, { no: c.req.param('no'), which: 'bukti' }))
    .post('/konsol/tiket/:no/tenggat/tidak-berlaku', c => act(ports, c, { no: c.req.param('no'), which: 'tidak-berlaku' }))
    .post('/konsol/tiket/:no/tenggat/mulai', c => act(ports, c, { no: c.req.param('no'), which: 'mulai' }))
}

const works: Record<Which, (ports: Ports, hand: Hand, form: { values: Values; zone: string }) => Promise<unknown>> = {
  bukti: (ports, hand, { values, zone }) => {
    const [kind, shown = ''] = (values.evidence ?? '').split(':')
    const proof = {
      sentAt: sentAtOf(values, zone),
      to: (values.to ?? '').slice(0, 300),
      how: (values.how ?? '').slice(0, 600),
      evidence: kind === 'berkas' ? shown : null,
      advisory: kind === 'imbauan' ? shown : null,
    }
    return proveClock(ports, hand, { clock: values.clock ?? '', proof })
  },
  'tidak-berlaku': (ports, hand, { values }) =>
    waiveClock(ports, hand, { clock: values.clock ?? '', reason: (values.reason ?? '').slice(0, 2000) }),
  mulai: (ports, hand, { values, zone }) => {
    const clocks = Object.keys(values).flatMap(name => (/^clock_K\d+[a-z]?$/.test(name) ? [name.slice(6)] : []))
    return correctClocks(ports, hand, {
      clocks,
      startedAt: momentOf(values, 'startedAt', zone),
      reason: (values.reason ?? '').slice(0, 2000),
    })
  },
}

async function act(ports: Ports, c: Desk, { no, which }: { no: string; which: Which }) {
  const known = await visibleIncident(ports, c.get('actor'), no)
  requireMay(c.get('actor'), 'incident.work', known.incident)
  const { values, form } = await readForm(c.req)
  try {
    await works[which](ports, { actor: c.get('actor'), incident: known.incident.id, form }, { values, zone: c.get('frame').team.zone })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, no, { which, values, errors: linesOf(refusal, 'clock'), status })
  }
  return c.redirect(`/konsol/tiket/${known.number}/tenggat`, 303)
}

interface Wrong {
  which: Which
  values: Values
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, no: string, wrong?: Wrong) {
  const actor = c.get('actor')
  const { incident, number } = await visibleIncident(ports, actor, no)
  const query = ports.database.query
  const [{ playbook }, chain, advisories] = await Promise.all([
    rulesFor(ports, incident),
    listEvents(query, incident.id),
    listAdvisories(query, { team: incident.team, incident: incident.id, limit: 50 }),
  ])
  const sent = advisories.filter(({ advisory }) => advisory.status === 'sent')
  return page(
    c,
    <ClockProofs
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      now={ports.now()}
      no={number}
      title={defang(incident.title)}
      clocks={proofLines({ incident, playbook }, chain, { actor, zone: c.get('frame').team.zone })}
      wanted={c.req.query('tenggat')}
      proofs={[
        ...incident.evidence.map(({ id, name }) => ({ value: `berkas:${id}`, label: ['Berkas ', asWritten(name)] })),
        ...sent.map(({ advisory, number: one }) => ({
          value: `imbauan:${one}`,
          label: `${advisory.notice} ${one}, bila sudah diterima server`,
        })),
      ]}
      mayWork={may(actor, 'incident.work', subjectOf(incident))}
      wrong={wrong}
    />,
    wrong?.status ?? 200,
  )
}

/** '' = not written, or no moment: the core says so together with whatever else is missing. */
function sentAtOf(values: Values, zone: string): string {
  const moment = localTime(values, 'sentAt', { zone, otherwise: '00.00' })
  return moment === null || moment === 'wrong' ? '' : moment.toISOString()
}

function momentOf(values: Values, name: string, zone: string): Date {
  const moment = localTime(values, name, { zone, otherwise: '00.00' })
  if (moment !== null && moment !== 'wrong') return moment
  const message = 'Tulis tanggal dan jam yang benar, mis. 9 7 2026 pukul 13.05.'
  throw new Refusal('invalid', message, { errors: [{ field: `${name}_day`, message }] })
}
