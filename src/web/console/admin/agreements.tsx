import { Hono } from 'hono'
import { concludeAgreement, endAgreement } from '../../../casework/agreements.ts'
import { requireRunner } from '../../../casework/team-settings.ts'
import { may } from '../../../core/access.ts'
import { type Agreement, isInForce, localDate } from '../../../core/agreement.ts'
import type { Ports } from '../../../ports.ts'
import { listAgreements, listAgreementsWith } from '../../../store/partners.ts'
import { listTeams, type Team } from '../../../store/teams.ts'
import { type AgreementLine, Agreements } from '../../pages/console/admin/agreements.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** Under which agreements a team shares with which partners. */
export function agreementRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/admin/pks', c => show(ports, c))
    .post('/konsol/admin/pks', async c => {
      requireRunner(c.get('actor'))
      const { values } = await readForm(c.req)
      const { partner = '', number = '', services = '', tlp = '', starts_on: startsOn = '', ends_on: endsOn = '' } = values
      try {
        await concludeAgreement(ports, c.get('actor'), { partner, number, services, tlp, startsOn: startsOn.trim(), endsOn: endsOn.trim() })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'partner'), status })
      }
      return c.redirect('/konsol/admin/pks?simpan=1', 303)
    })
    .post('/konsol/admin/pks/:id/akhiri', async c => {
      await endAgreement(ports, c.get('actor'), c.req.param('id'))
      return c.redirect('/konsol/admin/pks?akhir=1', 303)
    })
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRight(c.get('actor'), 'system.read', null)
  const team = c.get('team')
  const query = ports.database.query
  const [own, others, teams] = await Promise.all([
    listAgreements(query, { team: team.id }),
    listAgreementsWith(query, team.id),
    listTeams(query),
  ])
  const byId = new Map(teams.map(one => [one.id, one]))
  return page(
    c,
    <Agreements
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      own={own.map(one => lineOf(one, { partner: byId.get(one.partner), zone: team.zone, now: ports.now() }))}
      others={others.map(one =>
        lineOf(one, { partner: byId.get(one.team), zone: byId.get(one.team)?.zone ?? team.zone, now: ports.now() }),
      )}
      teams={teams.filter(({ id }) => id !== team.id).map(({ slug, shortName }) => ({ slug, name: shortName }))}
      manage={may(c.get('actor'), 'system.run', { team: team.id })}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
      message={messageOf(c)}
    />,
    wrong?.status ?? 200,
  )
}

function lineOf(agreement: Agreement, { partner, zone, now }: { partner: Team | undefined; zone: string; now: Date }): AgreementLine {
  const { id, number, services, tlp, startsOn, endsOn } = agreement
  const early = localDate(now, zone) < startsOn
  const state = isInForce(agreement, zone, now) ? 'berlaku' : early && startsOn <= endsOn ? 'belum' : 'berakhir'
  return { id, partner: partner?.shortName ?? '', number, services, tlp, startsOn, endsOn, state }
}

function messageOf(c: Desk): string | undefined {
  if (c.req.query('simpan') === '1') return 'PKS disimpan.'
  return c.req.query('akhir') === '1' ? 'PKS diakhiri; yang dibagikan di bawahnya tidak tampak lagi.' : undefined
}
