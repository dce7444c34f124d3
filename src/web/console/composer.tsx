import { Hono } from 'hono'
import { requireHarmless } from '../../casework/advisory/attachments.ts'
import { draftAdvisory, reviseAdvisory } from '../../casework/advisory/draft.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { requireDraft } from '../../casework/advisory/saved-audiences.ts'
import { signedLetters } from '../../casework/advisory/signed-letters.ts'
import { visibleIncident } from '../../casework/record.ts'
import type { Attachment, Audience } from '../../core/advisory/advisory.ts'
import { isStatement } from '../../core/advisory/notice.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listOrganisations } from '../../store/registry.ts'
import { type Content, contentOf } from '../input/advisory.ts'
import { audienceOf } from '../input/audience.ts'
import { ContentPage } from '../pages/console/composer/content.tsx'
import type { PreviewProps } from '../pages/console/composer/preview.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { keepUploads, plainName, readUploads, requireSize, signUpload, type Upload } from '../uploads.ts'
import { answersIn } from './audience-answers.ts'
import { previewOf, valuesOf } from './content-view.ts'
import { linesOf, shownOnPage } from './form.ts'

/** The composer's first page: what it says. */
export function composerRoutes(ports: Ports) {
  const app = new Hono<SignedInEnv>()
  for (const path of ['/konsol/imbauan/baru', '/konsol/imbauan/:no/isi'] as const)
    app
      .get(path, async c => compose(ports, c, await begin(ports, c)))
      .post(path, async c => save(ports, c))
      .post(`${path}/pratinjau`, async c => {
        const typed = await posted(ports, c)
        return compose(ports, c, { ...typed, preview: previewOf(typed.values) })
      })
  return app
}

interface Composing {
  values: Record<string, string>
  uploads: Upload[]
  preview: PreviewProps | null
  wrong?: { errors: { field: string; message: string }[]; status: 403 | 409 | 422 }
}

/** What stands there at first: the draft, or what the incident already tells. */
async function begin(ports: Ports, c: Desk): Promise<Composing> {
  const known = await draftIn(ports, c)
  const ticket = c.req.query('tiket')
  const origin = ticket && !known ? await visibleIncident(ports, c.get('actor'), ticket) : null
  const values = await valuesOf(ports, { known, origin, zone: c.get('team').zone })
  const uploads = await keptAs(ports, known?.advisory.body.attachments ?? [])
  return { values, uploads, preview: known ? previewOf(values) : null }
}

/** The draft that the address names, for whoever may write it; null at a new one. */
async function draftIn(ports: Ports, c: Desk) {
  requireDraft(c.get('actor'))
  const no = c.req.param('no')
  return no ? advisoryFor(ports, c.get('actor'), no, 'advisory.draft') : null
}

interface Typed extends Composing {
  body: Record<string, unknown>
}

async function posted(ports: Ports, c: Desk): Promise<Typed> {
  await draftIn(ports, c)
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name] ?? []].flat()
  const { values } = answersIn(body)
  const signed = all('stored').filter((one): one is string => typeof one === 'string' && !all('remove').includes(one))
  const before = await readUploads(ports, signed)
  try {
    const sent = all('files').filter((one): one is File => one instanceof File && one.size > 0)
    await requireNoPrograms(sent)
    const added = await keepUploads(ports, sent)
    const letters = await lettersIn(ports, c, { incident: values.incident, chosen: all('letter') })
    return { body, values, uploads: [...before, ...added, ...letters], preview: null }
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return { body, values, uploads: before, preview: null, wrong: { errors: linesOf(refusal, 'files'), status } }
  }
}

/** Signed letters that were ticked, as if they had been attached by hand. */
async function lettersIn(
  ports: Ports,
  c: Desk,
  { incident, chosen }: { incident: string | undefined; chosen: readonly unknown[] },
): Promise<Upload[]> {
  if (!incident || chosen.length === 0) return []
  const { incident: origin } = await visibleIncident(ports, c.get('actor'), incident)
  const letters = await signedLetters(ports, origin.id)
  return keptAs(
    ports,
    letters.filter(({ id }) => chosen.includes(id)).map(({ file }) => file),
  )
}

async function requireNoPrograms(files: readonly File[]): Promise<void> {
  requireSize(files)
  for (const file of files) await requireHarmless(plainName(file.name), new Uint8Array(await file.arrayBuffer()))
}

async function save(ports: Ports, c: Desk): Promise<Response> {
  const typed = await posted(ports, c)
  if (typed.wrong) return compose(ports, c, typed)
  try {
    const { number, advisory } = await saved(ports, c, typed)
    return c.redirect(`/konsol/imbauan/${number}/${advisory.corrects || isStatement(advisory.notice) ? 'periksa' : 'penerima'}`, 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return compose(ports, c, { ...typed, wrong: { errors: linesOf(refusal, 'title'), status } })
  }
}

async function saved(ports: Ports, c: Desk, { values, body, uploads }: Typed): Promise<KnownAdvisory> {
  const actor = c.get('actor')
  const origin = values.incident ? await visibleIncident(ports, actor, values.incident) : null
  const read = contentOf({ values, zone: c.get('team').zone, incidentTlp: origin?.incident.tlp ?? null })
  const attachments = uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  const content: Content = { ...read, body: { ...read.body, ...(attachments.length > 0 && { attachments }) } }
  const no = c.req.param('no')
  if (no) return reviseAdvisory(ports, actor, no, content, answersIn(body).seq)
  const audience = await firstAudience(ports, c, { body, incident: read.incident })
  return draftAdvisory(ports, actor, { ...content, audience }, values.form_id?.slice(0, 120) || undefined)
}

/** A new draft begins with those hit by its incident, or with nobody; a program that sends everything in one form may name them at once. */
async function firstAudience(
  ports: Ports,
  c: Desk,
  { body, incident }: { body: Typed['body']; incident: string | null },
): Promise<Audience> {
  if ('roles' in body)
    return audienceOf({ ...answersIn(body), incident }, await listOrganisations(ports.database.query, c.get('actor').team))
  return { organisations: [], kinds: [], below: null, assets: [], affectedOf: incident, except: [], roles: ['agen'] }
}

/** Attachments of a draft, signed for the form that may drop them. */
function keptAs(ports: Ports, attachments: readonly Attachment[]): Promise<Upload[]> {
  return Promise.all(attachments.map(one => signUpload(ports, one)))
}

async function compose(ports: Ports, c: Desk, { values, uploads, preview, wrong }: Composing): Promise<Response> {
  const known = await draftIn(ports, c)
  const incident = values.incident ? await visibleIncident(ports, c.get('actor'), values.incident) : null
  const letters = incident ? await signedLetters(ports, incident.incident.id) : []
  const attached = new Set(uploads.map(({ sha256 }) => sha256))
  return page(
    c,
    <ContentPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={values.form_id?.slice(0, 120) || ports.newId()}
      no={known?.number}
      correction={Boolean(known?.advisory.corrects)}
      seq={known ? (answersIn(values).seq ?? known.advisory.seq) : undefined}
      incident={incident ? { no: incident.number, title: incident.incident.title } : undefined}
      values={values}
      files={uploads}
      letters={letters.filter(({ file }) => !attached.has(file.sha256)).map(({ id, subject, file }) => ({ id, subject, name: file.name }))}
      preview={preview ?? (wrong ? previewOf(values) : null)}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
