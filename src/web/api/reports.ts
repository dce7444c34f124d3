import { createRoute } from '@hono/zod-openapi'
import { matchOrganisation } from '../../casework/match-organisation.ts'
import { numberOf, openIncident } from '../../casework/open-incident.ts'
import { limitTries } from '../../casework/people.ts'
import { teamBySlug } from '../../casework/teams.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Report } from '../../core/incident/incident.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findTeam, type Team } from '../../store/teams.ts'
import { addressOf } from '../address.ts'
import { answers, jsonBody, needs, nounApi, problems, tidy } from './api.ts'
import { keepSent } from './files.ts'
import { idempotencyKey, type ReportSent, receipt, reportSent } from './schemas/report.ts'

/** Without a token; the report itself is never refused for its number, only held for review. */
const withFiles = { most: 40, within: 3_600_000 }

const send = createRoute({
  method: 'post',
  path: '/api/v1/reports',
  operationId: 'sendReport',
  summary: 'Melaporkan insiden; umum, di atas batas jumlah laporan ditahan untuk diperiksa, dengan token tanpa batas itu',
  security: [{}, ...needs('reports:write').security],
  request: { headers: idempotencyKey, ...jsonBody(reportSent) },
  responses: {
    201: answers('Laporan diterima', receipt),
    200: answers('Laporan dengan kunci ini sudah diterima: jawaban yang sama', receipt),
    ...problems(400, 401, 403, 404, 413, 415, 422, 429),
  },
})

export function reportApi(ports: Ports) {
  return nounApi().openapi(send, async c => {
    const actor = c.get('actor')
    const sent = tidy(c.req.valid('json'))
    const files = sent.attachments ?? []
    if (!actor && files.length > 0) await limitTries(ports, `berkas ${addressOf(c)}`, withFiles)
    const team = await teamFor(ports, actor, sent.team)
    const { organisation } = await matchOrganisation(ports, team.id, sent.organisation)
    if (actor && !may(actor, 'incident.report', { team: team.id, organisation: organisation?.code ?? actor.organisation }))
      throw new Refusal('not_allowed', 'Token ini tidak boleh melapor untuk instansi itu.')
    const attachments = await keepSent(ports, files)
    const key = c.req.valid('header')['idempotency-key']
    const report = understood(ports, sent, organisation !== null)
    const sender = actor ? undefined : { address: addressOf(c), suspicion: null, proof: null }
    const wanted = { kind: sent.kind, report, organisation, attachments, key: key ? `api:${actor?.token?.id ?? ''}:${key}` : null, sender }
    const receipt = await openIncident(ports, team, wanted, actor)
    const { code, trackingUrl, repeated } = receipt
    return c.json({ number: await numberOf(ports, receipt), code, trackingUrl }, repeated ? 200 : 201)
  })
}

/** A token reports to its own team only; without one, to the team that is named. */
async function teamFor(ports: Ports, actor: Actor | null, slug: string | undefined): Promise<Team> {
  if (!actor) return teamBySlug(ports, slug ?? '')
  const own = await findTeam(ports.database.query, actor.team)
  if (!own) throw new Refusal('not_found', 'Tim token ini sudah tidak ada.')
  if (slug && slug !== own.slug) throw new Refusal('not_allowed', `Token ini milik tim ${own.slug}, bukan ${slug}.`)
  return own
}

function understood(ports: Ports, sent: ReportSent, isKnown: boolean): Report {
  const { story, system, impact, actions, ongoing, organisation } = sent
  const { name, position, phone, email } = sent.reporter
  const reporter = { name, position: position || null, phone: phone || null, email: email?.toLowerCase() || null }
  const message = 'Isi nomor telepon atau surel, paling tidak satu.'
  if (!reporter.phone && !reporter.email) throw new Refusal('invalid', message, { errors: [{ field: 'reporter.phone', message }] })
  return {
    story,
    noticed: null,
    noticedAt: noticed(ports, sent.noticedAt),
    ongoing,
    system: system || null,
    impact: impact || null,
    actions: actions || null,
    via: 'api',
    reporter,
    organisationText: isKnown ? null : organisation,
  }
}

/** Not in the future, a day's clock difference allowed. */
function noticed(ports: Ports, text: string | null | undefined): string | null {
  if (!text) return null
  const time = new Date(text)
  const message = 'Waktu diketahui tidak boleh di masa depan.'
  if (!(time.getTime() <= ports.now().getTime() + 86_400_000))
    throw new Refusal('invalid', message, { errors: [{ field: 'noticedAt', message }] })
  return time.toISOString()
}
