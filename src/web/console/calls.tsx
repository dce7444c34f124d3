import { Hono } from 'hono'
import { recordCall } from '../../casework/advisory/call.ts'
import { mayTellSekda, tellSekdasNow } from '../../casework/chase/tell-sekda.ts'
import { may } from '../../core/access.ts'
import { callOutcomes } from '../../core/advisory/call.ts'
import type { Ports } from '../../ports.ts'
import { lastCalls, listCallable, listSilentAgencies } from '../../store/silent.ts'
import { Calls } from '../pages/console/calls.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'
import { readForm } from './form.ts'

const most = 100

/** Whom to telephone now: agencies that do not answer, the riskiest first. */
export function callRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/telepon', c => show(ports, c))
    .post('/konsol/telepon/sekda', async c => {
      const told = await tellSekdasNow(ports, c.get('actor'), (await readForm(c.req)).form)
      return c.redirect(`/konsol/telepon?sekda=${told}`, 303)
    })
    .post('/konsol/imbauan/:no/telepon', async c => {
      const { values, form } = await readForm(c.req)
      const { organisation = '', contact = '', outcome = '' } = values
      await recordCall(ports, c.get('actor'), c.req.param('no'), { organisation, contact, outcome, form })
      return c.redirect('/konsol/telepon?dicatat=1', 303)
    })
}

async function show(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'advisory.read')
  const { query } = ports.database
  const team = c.get('team')
  const all = await listSilentAgencies(query, team.id, { now: ports.now().toISOString(), limit: most })
  const silent = all.filter(({ tlp }) => may(actor, 'advisory.read', { team: team.id, tlp }))
  const [contacts, calls] = await Promise.all([
    listCallable(
      query,
      team.id,
      silent.map(({ organisation }) => organisation),
    ),
    lastCalls(query, [...new Set(silent.map(({ advisory }) => advisory))]),
  ])
  const lines = silent.map(one => {
    const call = calls.get(`${one.advisory} ${one.organisation}`)
    return {
      ...one,
      due: new Date(one.dueAt),
      contacts: contacts.filter(({ organisation }) => organisation === one.organisation),
      last: call && { at: new Date(call.at), text: `${call.name}: ${callOutcomes[call.outcome].toLowerCase()} (${call.by})` },
    }
  })
  return page(
    c,
    <Calls
      frame={c.get('frame')}
      now={ports.now()}
      formId={ports.newId()}
      lines={lines}
      log={may(actor, 'advisory.release', { team: team.id })}
      tellSekda={mayTellSekda(actor)}
      message={messageOf(c)}
    />,
  )
}

function messageOf(c: Desk): string | undefined {
  if (c.req.query('dicatat') === '1') return 'Telepon dicatat.'
  const told = c.req.query('sekda')
  if (!/^\d{1,4}$/.test(told ?? '')) return undefined
  return told === '0'
    ? 'Tidak ada yang perlu dikirim: belum ada Sekda, atau tidak ada yang diam setelah tiga pengingat.'
    : `Daftar dikirim kepada ${told} Sekda.`
}
