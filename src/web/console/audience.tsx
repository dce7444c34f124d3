import { Hono } from 'hono'
import { aimAdvisory, resolvedAudience, tellAgain } from '../../casework/advisory/aim.ts'
import { reachOf } from '../../casework/advisory/reach.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { keepAudience, savedAudience } from '../../casework/advisory/saved-audiences.ts'
import type { Audience } from '../../core/advisory/advisory.ts'
import { isStatement } from '../../core/advisory/notice.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listAudiences } from '../../store/audiences.ts'
import { findIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { audienceOf } from '../input/audience.ts'
import { required } from '../input/text.ts'
import { AudiencePage } from '../pages/console/composer/audience.tsx'
import { AudienceList } from '../pages/console/composer/list.tsx'
import { type SectionId, sections } from '../pages/console/composer/reach.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { type AudienceAnswers, answersOf, postedAnswers } from './audience-answers.ts'
import { listed } from './check-view.ts'
import { linesOf, shownOnPage } from './form.ts'
import { reachView } from './reach-view.ts'

/** The composer's second page: to whom. */
export function audienceRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan/:no/penerima', async c => {
      const known = await draftOf(ports, c)
      if (known.advisory.corrects || isStatement(known.advisory.notice)) return c.redirect(`/konsol/imbauan/${known.number}/periksa`, 303)
      const { sasaran } = c.req.query()
      const saved = sasaran ? await savedAudience(ports, c.get('actor'), sasaran) : null
      const kept = { affectedOf: known.advisory.audience.affectedOf, again: known.advisory.audience.again ?? [] }
      const audience = saved ? { ...saved.audience, ...kept } : known.advisory.audience
      return show(ports, c, {
        known,
        audience,
        answers: answersOf(audience, await listOrganisations(ports.database.query, known.advisory.team)),
      })
    })
    .post('/konsol/imbauan/:no/penerima', async c =>
      posted(ports, c, async ({ known, audience, answers }) => {
        await aimAdvisory(ports, c.get('actor'), known.number, { audience, seq: answers.seq })
        return c.redirect(`/konsol/imbauan/${known.number}/${answers.values.ke === 'isi' ? 'isi' : 'periksa'}`, 303)
      }),
    )
    .post('/konsol/imbauan/:no/penerima/hitung', async c =>
      posted(ports, c, async ({ known, audience, answers }) =>
        show(ports, c, { known, answers, audience: await resolvedAudience(ports, c.get('actor'), audience) }),
      ),
    )
    .post('/konsol/imbauan/:no/penerima/sasaran', async c =>
      posted(ports, c, async ({ known, audience, answers }) => {
        const name = required(80, 'Beri nama dulu.').safeParse(answers.values.name)
        const message = name.success ? '' : 'Beri nama, paling banyak 80 huruf.'
        if (!name.success) throw new Refusal('invalid', message, { errors: [{ field: 'name', message }] })
        await resolvedAudience(ports, c.get('actor'), audience)
        const { id } = await keepAudience(ports, c.get('actor'), { name: name.data, audience })
        const shown = new URLSearchParams({ sasaran: id, kabar: `Sasaran “${name.data}” disimpan.` })
        return c.redirect(`/konsol/imbauan/${known.number}/penerima?${shown}`, 303)
      }),
    )
    .post('/konsol/imbauan/:no/penerima/lagi', async c => {
      const known = await draftOf(ports, c)
      const { values, again, seq } = await postedAnswers(c)
      await tellAgain(ports, c.get('actor'), known.number, { codes: values.all === '1' ? null : again, seq })
      return c.redirect(`/konsol/imbauan/${known.number}/periksa`, 303)
    })
    .get('/konsol/imbauan/:no/penerima/daftar', async c => list(ports, c))
}

function draftOf(ports: Ports, c: Desk): Promise<KnownAdvisory> {
  return advisoryFor(ports, c.get('actor'), c.req.param('no') ?? '', 'advisory.draft')
}

interface Posted {
  known: KnownAdvisory
  audience: Audience
  answers: AudienceAnswers
}

/** Understands the answers and does something with them; what cannot be understood comes back whole. */
async function posted(ports: Ports, c: Desk, work: (posted: Posted) => Promise<Response>): Promise<Response> {
  const known = await draftOf(ports, c)
  const answers = await postedAnswers(c)
  try {
    const organisations = await listOrganisations(ports.database.query, known.advisory.team)
    const incident = await incidentNumber(ports, known)
    return await work({ known, answers, audience: audienceOf({ ...answers, incident }, organisations) })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, { known, answers, audience: null, wrong: { errors: linesOf(refusal, 'kinds'), status } })
  }
}

async function incidentNumber(ports: Ports, { advisory }: KnownAdvisory): Promise<string | null> {
  const id = advisory.incident ?? advisory.audience.affectedOf
  return id ? ((await findIncident(ports.database.query, id))?.number ?? null) : null
}

interface Showing {
  known: KnownAdvisory
  answers: AudienceAnswers
  /** With ids; null while the answers cannot be understood. */
  audience: Audience | null
  wrong?: { errors: FieldError[]; status: 403 | 409 | 422 }
}

async function show(ports: Ports, c: Desk, { known, answers, audience, wrong }: Showing): Promise<Response> {
  const { advisory, number } = known
  const query = ports.database.query
  const [organisations, saved, incident] = await Promise.all([
    listOrganisations(query, advisory.team),
    listAudiences(query, advisory.team),
    incidentNumber(ports, known),
  ])
  const reach = audience && (await reachOf(ports, { ...advisory, audience }))
  const areas = organisations.filter(({ kind }) => kind === 'provinsi' || kind === 'kabupaten' || kind === 'kota')
  return page(
    c,
    <AudiencePage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      seq={answers.seq ?? advisory.seq}
      title={advisory.title}
      incident={incident ? { no: incident } : undefined}
      values={answers.values}
      roles={answers.roles}
      kinds={answers.kinds}
      areas={answers.areas}
      again={answers.again}
      knownAreas={areas.map(({ code, name }) => ({ value: code, label: name }))}
      saved={saved.map(({ id, name }) => ({ value: id, label: name }))}
      reach={reach && reachView(reach, organisations, { limit: listed })}
      errors={wrong?.errors}
      message={c.req.query('kabar')}
    />,
    wrong?.status ?? 200,
  )
}

const perPage = 200

/** The whole of one list, page by page. */
async function list(ports: Ports, c: Desk): Promise<Response> {
  const known = await advisoryFor(ports, c.get('actor'), c.req.param('no') ?? '')
  const asked = c.req.query('bagian') ?? 'terima'
  const at = /^\d{1,4}$/.test(c.req.query('h') ?? '') ? Math.max(1, Number(c.req.query('h'))) : 1
  const [organisations, reach] = await Promise.all([
    listOrganisations(ports.database.query, known.advisory.team),
    reachOf(ports, known.advisory),
  ])
  const view = reachView(reach, organisations, { limit: perPage, from: (at - 1) * perPage })
  const section = asked in sections ? view.sections.find(({ id }) => id === (asked as SectionId)) : undefined
  const count = asked === 'terima' ? view.agencies : (section?.count ?? 0)
  return page(
    c,
    <AudienceList
      frame={c.get('frame')}
      no={known.number}
      title={asked in sections ? sections[asked as SectionId].title : 'Penerima'}
      count={count}
      included={asked === 'terima' ? view.included : []}
      lines={section?.lines ?? []}
      before={at > 1 ? `?${new URLSearchParams({ bagian: asked, h: String(at - 1) })}` : undefined}
      after={count > at * perPage ? `?${new URLSearchParams({ bagian: asked, h: String(at + 1) })}` : undefined}
    />,
  )
}
