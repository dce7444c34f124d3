import { Hono } from 'hono'
import { type Addressed, addressedBy } from '../../casework/advisory/answer.ts'
import { helpCaseOf } from '../../casework/advisory/help.ts'
import { toldToReporter } from '../../casework/followed.ts'
import { survivorOf } from '../../casework/merge.ts'
import { rulesFor } from '../../casework/rules.ts'
import { openQuestions, type Told } from '../../core/incident/told.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { HelpStatus } from '../pages/public/help-status.tsx'
import { type Door, page, type TeamEnv } from '../team.ts'
import { nextWord } from './next-word.ts'
import { publicEvents } from './public-events.ts'

/** What became of a contact's call for help, by their own link of the advisory. */
export function helpStatusRoutes(ports: Ports) {
  return new Hono<TeamEnv>().get('/b/:token/bantuan', async c => {
    const one = await addressedBy(ports, c.req.param('token'))
    const called = one.advisory.team === c.get('team').id && one.delivery.answer === 'butuh-bantuan'
    const known = called ? await helpCaseOf(ports, one.delivery) : null
    if (!known)
      throw new Refusal('not_found', 'Lewat tautan ini tidak ada permintaan bantuan. Periksa apakah tersalin seluruhnya dari surel.')
    return show(ports, c, one, known)
  })
}

async function show(ports: Ports, c: Door<'/b/:token/bantuan'>, { number: advisory }: Addressed, known: KnownIncident) {
  const { incident, number } = known
  const [on, chain] = await Promise.all([survivorOf(ports, known), listEvents(ports.database.query, incident.id)])
  const [rules, told] = await Promise.all([rulesFor(ports, on.incident), toldToReporter(ports, { incident: incident.id, chain })])
  return page(
    c,
    <HelpStatus
      frame={c.get('frame')}
      now={ports.now()}
      token={c.req.param('token')}
      advisory={advisory}
      number={number}
      status={on.incident.publicStatus}
      next={await nextWord(ports, { ...rules, incident: on.incident })}
      questions={openQuestions(told)}
      events={publicEvents(told.filter(isOurs))}
    />,
  )
}

/** What callers wrote and sent stays with the team: a link that is passed on tells no more than the mail did. */
function isOurs({ event }: Told): boolean {
  return event.type !== 'informed' && event.type !== 'evidence_added'
}
