import { Hono } from 'hono'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import { shareIncident, unshareIncident } from '../../casework/share.ts'
import { isInForce } from '../../core/agreement.ts'
import { defang } from '../../core/refang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listAgreements } from '../../store/partners.ts'
import { listTeams, type Team } from '../../store/teams.ts'
import { SharePage } from '../pages/console/share.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Showing one incident to a partner team or a person, by name, and taking it back. */
export function shareRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/bagikan', c => show(ports, c, c.req.param('no')))
    .post('/konsol/tiket/:no/bagikan', async c => {
      const known = await shareable(ports, c, c.req.param('no'))
      const { values, form } = await readForm(c.req)
      const hand = { actor: c.get('actor'), incident: known.incident.id, form }
      try {
        await shareIncident(ports, hand, { with: sharee(values), until: values.until?.trim() || null })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, known.number, { values, errors: linesOf(refusal, 'team'), status })
      }
      return c.redirect(`/konsol/tiket/${known.number}/bagikan`, 303)
    })
    .post('/konsol/tiket/:no/bagikan/cabut', async c => {
      const known = await shareable(ports, c, c.req.param('no'))
      const { values, form } = await readForm(c.req)
      await unshareIncident(ports, { actor: c.get('actor'), incident: known.incident.id, form }, values.partner ?? '')
      return c.redirect(`/konsol/tiket/${known.number}/bagikan`, 303)
    })
}

function sharee({ team = '', email = '' }: Record<string, string>) {
  const [slug, address] = [team.trim(), email.trim()]
  if ((slug === '') === (address === '')) {
    const message = 'Isi salah satu: tim mitra atau surel seseorang.'
    throw new Refusal('invalid', message, { errors: [{ field: 'team', message }] })
  }
  return slug ? { team: slug } : { email: address }
}

async function shareable(ports: Ports, c: Desk, number: string) {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.share', known.incident)
  return known
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, no: string, wrong?: Wrong) {
  const { incident, number } = await shareable(ports, c, no)
  const now = ports.now()
  return page(
    c,
    <SharePage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      title={defang(incident.title)}
      tlp={incident.tlp}
      shares={(incident.shares ?? []).map(({ partner, name, until }) => ({
        partner,
        name,
        until: until ? new Date(until) : undefined,
        over: until !== null && until <= now.toISOString(),
      }))}
      teams={await partners(ports, c.get('team'))}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}

async function partners(ports: Ports, team: Team) {
  const [agreements, teams] = await Promise.all([listAgreements(ports.database.query, { team: team.id }), listTeams(ports.database.query)])
  const inForce = new Set(agreements.filter(one => isInForce(one, team.zone, ports.now())).map(({ partner }) => partner))
  return teams.filter(({ id }) => inForce.has(id)).map(({ slug, shortName }) => ({ slug, name: shortName }))
}
