import { Hono } from 'hono'
import { recordCall } from '../../casework/advisory/call.ts'
import { mayTellSekda, tellSekdasNow } from '../../casework/chase/tell-sekda.ts'
import { may } from '../../core/access.ts'
import { callOutcomes } from '../../core/advisory/call.ts'
import type { Ports } from '../../ports.ts'
import { countReminders } from '../../store/advisory-mails.ts'
import { lastCalls, listCallable, listSilentAgencies } from '../../store/silent.ts'
import { Calls } from '../pages/console/calls.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'
import { readForm } from './form.ts'

/** More than anybody telephones; and so many on one page. */
const most = 5000
const perPage = 20

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
  const visible = all.filter(({ tlp }) => may(actor, 'advisory.read', { team: team.id, tlp }))
  const at = pageAsked(c)
  const silent = visible.slice((at - 1) * perPage, at * perPage)
  const advisories = [...new Set(silent.map(({ advisory }) => advisory))]
  const [contacts, calls, reminders] = await Promise.all([
    listCallable(
      query,
      team.id,
      silent.map(({ organisation }) => organisation),
    ),
    lastCalls(query, advisories),
    countReminders(query, advisories),
  ])
  const lines = silent.map(one => {
    const call = calls.get(`${one.advisory} ${one.organisation}`)
    return {
      ...one,
      due: new Date(one.dueAt),
      reminders: reminders.get(`${one.advisory} ${one.organisation}`) ?? 0,
      contacts: contacts.filter(({ organisation }) => organisation === one.organisation),
      last: call && { at: new Date(call.at), name: call.name, outcome: callOutcomes[call.outcome].toLowerCase(), by: call.by },
    }
  })
  return page(
    c,
    <Calls
      frame={c.get('frame')}
      now={ports.now()}
      formId={ports.newId()}
      lines={lines}
      count={visible.length}
      before={at > 1 ? `/konsol/telepon?h=${at - 1}` : undefined}
      after={visible.length > at * perPage ? `/konsol/telepon?h=${at + 1}` : undefined}
      log={may(actor, 'advisory.release', { team: team.id })}
      tellSekda={mayTellSekda(actor)}
      message={messageOf(c)}
    />,
  )
}

function pageAsked(c: Desk): number {
  const asked = c.req.query('h') ?? ''
  return /^\d{1,4}$/.test(asked) ? Math.max(1, Number(asked)) : 1
}

function messageOf(c: Desk): string | undefined {
  if (c.req.query('dicatat') === '1') return 'Telepon dicatat.'
  const told = c.req.query('sekda')
  if (!/^\d{1,4}$/.test(told ?? '')) return undefined
  return told === '0'
    ? 'Tidak ada yang perlu dikirim: belum ada Sekda, atau tidak ada yang diam setelah tiga pengingat.'
    : `Daftar dikirim kepada ${told} Sekda.`
}
