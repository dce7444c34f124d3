import type { Context } from 'hono'
import { type Matched, matchOrganisation } from '../../casework/match-organisation.ts'
import { withinLimit } from '../../casework/people.ts'
import type { Report } from '../../core/incident/incident.ts'
import type { Organisation } from '../../core/organisation.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import type { Kind } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation, listOrganisations } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { addressOf } from '../address.ts'
import { eventFields, noticedAt, reporterFields, saysDate, systemFields } from '../input/report.ts'
import { fieldErrors } from '../input/text.ts'
import type { TeamEnv } from '../team.ts'
import { keepUploads, readUploads, requireFew, type Upload } from '../uploads.ts'

export type ScreenName = 'event' | 'system' | 'reporter'

/** Everything a reporter has said so far, as typed. */
export interface Answers {
  formId: string
  values: Record<string, string>
  uploads: Upload[]
  back: boolean
  fileErrors: FieldError[]
  suggestions: { code: string; name: string }[]
  /** Found while the last screen was checked. */
  matched?: Matched
}

const screens = { event: eventFields, system: systemFields, reporter: reporterFields }

/** Reads any screen's form: text as typed, earlier uploads by their signature, new ones put away now. */
export async function readAnswers(ports: Ports, c: Context<TeamEnv>): Promise<Answers> {
  const body = await readBody(c)
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') values[name] = last
  }
  const removed = new Set(texts(body.remove))
  const kept = await readUploads(
    ports,
    texts(body.stored).filter(stored => !removed.has(stored)),
  )
  const { uploads, fileErrors } = await withNew(ports, c, kept, files(body.files))
  const formId = /^[\w-]{8,64}$/.test(values.form_id ?? '') ? (values.form_id ?? '') : ports.newId()
  return { formId, values, uploads, back: values.back === '1', fileErrors, suggestions: [] }
}

/** Without files a form is a query string, and reading it as one is a good deal quicker. */
async function readBody(c: Context<TeamEnv>): Promise<Record<string, Part>> {
  if (!/^application\/x-www-form-urlencoded/i.test(c.req.header('Content-Type') ?? '')) return c.req.parseBody({ all: true })
  const sent = new URLSearchParams(await c.req.text())
  return Object.fromEntries([...new Set(sent.keys())].map(name => [name, sent.getAll(name)]))
}

/** The first screen that is not yet complete, with what is wrong on it. Fills in `suggestions` when the agency is unknown. */
export async function firstFault(
  ports: Ports,
  team: Team,
  answers: Answers,
  asked: readonly ScreenName[],
): Promise<{ screen: ScreenName; errors: FieldError[] } | null> {
  if (answers.fileErrors.length > 0) return { screen: 'system', errors: answers.fileErrors }
  for (const screen of asked) {
    const errors = await faultsOf(ports, team, { answers, screen })
    if (errors.length > 0) return { screen, errors }
  }
  return null
}

/** The answers as a report. Only after `firstFault` found none. */
export async function understood(
  ports: Ports,
  team: Team,
  answers: Answers,
): Promise<{ kind: Kind; report: Report; organisation: Organisation | null }> {
  const event = eventFields.parse(answers.values)
  const { system, impact, actions } = systemFields.parse(answers.values)
  const { name, position, phone, email, organisation: typed } = reporterFields.parse(answers.values)
  const organisation = await chosenOrganisation(ports, team, answers)
  const noticed = noticedAt(event, ports.now(), team.zone)
  const report: Report = {
    story: event.story,
    noticed: saysDate(event) ? 'tanggal-lain' : event.noticed,
    noticedAt: noticed?.toISOString() ?? null,
    ongoing: event.ongoing,
    system,
    impact,
    actions,
    via: 'form',
    reporter: { name, position, phone, email },
    organisationText: organisation ? null : typed,
  }
  return { kind: event.kind, report, organisation }
}

/** Names for the datalist: areas first, then agencies, as many as a light page can carry. */
export async function organisationNames(ports: Ports, team: Team): Promise<string[]> {
  const known = await listOrganisations(ports.database.query, team.id)
  const areas = known.filter(({ kind }) => kind === 'kabupaten' || kind === 'kota' || kind === 'provinsi')
  const others = known.filter(organisation => !areas.includes(organisation))
  return [...areas, ...others].slice(0, 150).map(({ name }) => name)
}

async function faultsOf(ports: Ports, team: Team, { answers, screen }: { answers: Answers; screen: ScreenName }): Promise<FieldError[]> {
  const read = screens[screen].safeParse(answers.values)
  if (!read.success) return fieldErrors(read.error)
  if (screen === 'event') return dateFaults(ports, team, answers)
  if (screen === 'reporter') return organisationFaults(ports, team, answers)
  return []
}

function dateFaults(ports: Ports, team: Team, answers: Answers): FieldError[] {
  const event = eventFields.parse(answers.values)
  if (noticedAt(event, ports.now(), team.zone)) return []
  const field = saysDate(event) ? 'noticed_day' : 'noticed'
  return [{ field, message: 'Tulis tanggal yang benar dan tidak di masa depan: tanggal, bulan dengan angka, tahun, mis. 7 7 2026.' }]
}

/** An agency we do not know is asked about once; with a choice made, or "-" for "none of these", the report goes on. */
async function organisationFaults(ports: Ports, team: Team, answers: Answers): Promise<FieldError[]> {
  const { organisation: typed, organisation_choice: given } = reporterFields.parse(answers.values)
  const choice = stillMeant(answers) ? given : null
  if (!choice) answers.values.organisation_choice = ''
  if (choice === '-') return []
  if (choice && (await findOrganisation(ports.database.query, team.id, choice))) return []
  const matched = await matchOrganisation(ports, team.id, typed)
  answers.matched = matched
  if (matched.organisation || matched.suggestions.length === 0) return []
  answers.suggestions = matched.suggestions
  return [{ field: 'organisation', message: 'Nama ini belum ada di daftar kami. Pakai tulisan Anda, atau pilih yang mirip di bawah.' }]
}

/** The agencies offered for a name stay offered when the page is only drawn anew. */
export async function askedAgain(ports: Ports, team: Team, answers: Answers): Promise<Answers> {
  const { organisation = '', organisation_choice: choice, organisation_chosen: chosen } = answers.values
  if (!choice || chosen !== undefined) return answers
  return { ...answers, suggestions: (await matchOrganisation(ports, team.id, organisation)).suggestions }
}

/** A choice belongs to the name beside which it was made. */
function stillMeant({ values }: Answers): boolean {
  return values.organisation_chosen === undefined || values.organisation_chosen === values.organisation
}

async function chosenOrganisation(ports: Ports, team: Team, answers: Answers): Promise<Organisation | null> {
  const { organisation, organisation_choice: choice } = reporterFields.parse(answers.values)
  if (choice === '-') return null
  const chosen = choice ? await findOrganisation(ports.database.query, team.id, choice) : null
  return chosen ?? (answers.matched ?? (await matchOrganisation(ports, team.id, organisation))).organisation
}

/** So many requests an hour from one address may bring files; beyond that the report goes on without new ones. */
const mostWithFiles = { most: 40, within: 3_600_000 }
const tooManyFiles = 'Terlalu banyak berkas dari jaringan Anda dalam satu jam. Lanjutkan tanpa berkas; buktinya dapat menyusul.'

async function withNew(ports: Ports, c: Context<TeamEnv>, kept: Upload[], sent: File[]): Promise<Pick<Answers, 'uploads' | 'fileErrors'>> {
  const some = sent.some(file => file.size > 0)
  if (some && !(await withinLimit(ports, `berkas ${addressOf(c)}`, mostWithFiles)))
    return { uploads: kept, fileErrors: [{ field: 'files', message: tooManyFiles }] }
  try {
    requireFew(kept.length + sent.filter(file => file.size > 0).length)
    return { uploads: [...kept, ...(await keepUploads(ports, sent))], fileErrors: [] }
  } catch (error) {
    if (error instanceof Refusal && error.errors.length > 0) return { uploads: kept, fileErrors: error.errors }
    throw error
  }
}

type Part = string | File | (string | File)[] | undefined

function texts(part: Part): string[] {
  return [part ?? []].flat().filter(one => typeof one === 'string')
}

function files(part: Part): File[] {
  return [part ?? []].flat().filter(one => typeof one !== 'string')
}
