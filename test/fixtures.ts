import type { CompiledQuery } from 'kysely'
import { addFiles } from '../src/casework/add-information.ts'
import { draftAdvisory, type WrittenAdvisory } from '../src/casework/advisory/draft.ts'
import { waiveClock } from '../src/casework/legal-clocks.ts'
import { type NewReport, numberOf, openIncident } from '../src/casework/open-incident.ts'
import { addPerson } from '../src/casework/people.ts'
import { readPlaybooks } from '../src/casework/playbook-files.ts'
import { publishPlaybooks } from '../src/casework/playbooks.ts'
import { rulesFor } from '../src/casework/rules.ts'
import { addHolidays, addTeam } from '../src/casework/teams.ts'
import { assignIncident, classifyIncident, finishTask, nameAffected, takeChoice } from '../src/casework/work-incident.ts'
import type { Actor } from '../src/core/actor.ts'
import type { Calendar } from '../src/core/calendar.ts'
import { choose } from '../src/core/incident/choose.ts'
import type { Classification, IncidentEvent, Recorded } from '../src/core/incident/events.ts'
import { evolve } from '../src/core/incident/evolve.ts'
import { choicesOf } from '../src/core/incident/gates.ts'
import type { Report, Running } from '../src/core/incident/incident.ts'
import { waive } from '../src/core/incident/legal.ts'
import { open } from '../src/core/incident/open.ts'
import { addAffected, addEvidence, assign, blockedBy, classify, completeTask, ownerAfter } from '../src/core/incident/work.ts'
import type { Organisation } from '../src/core/organisation.ts'
import { needsFactor } from '../src/core/people.ts'
import { type Askable, type Playbook, stepOf } from '../src/core/playbook.ts'
import type { Kind, Role } from '../src/core/vocabulary.ts'
import { readTexts } from '../src/runtime/node/texts.ts'
import { findIncident } from '../src/store/incidents.ts'
import { findOrganisation, insertAsset, insertContact, saveOrganisation } from '../src/store/registry.ts'
import type { ContactTable } from '../src/store/schema.ts'
import type { Team } from '../src/store/teams.ts'
import { giveFactor } from './factor.ts'
import type { World } from './world.ts'

/** Long enough for everybody. */
export const password = 'kata sandi panjang'

// ── The rules alone: no database ─────────────────────────────────────────────────────────────────────────────────────

const shipped = readPlaybooks(readTexts()).playbooks

/** The names of all playbooks that come with the program. */
export const playbooks = shipped.map(one => one.playbook.id)

export function playbook(id: string): Playbook {
  const found = shipped.find(one => one.playbook.id === id)
  if (!found) throw new Error(`no playbook ${id}`)
  return structuredClone(found.playbook)
}

/** Office hours of Surabaya, a longer break on Friday, closed for Independence Day. */
export function office(zone = 'Asia/Jakarta', holidays: string[] = ['2026-08-17']): Calendar {
  const at = (hours: number, minutes = 0) => hours * 60 + minutes
  const usual: [number, number][] = [[at(7, 30), at(16)]]
  const friday: [number, number][] = [
    [at(7, 30), at(11, 30)],
    [at(13), at(15, 30)],
  ]
  return { zone, hours: { 1: usual, 2: usual, 3: usual, 4: usual, 5: friday }, holidays: new Set(holidays) }
}

export function actor(role: Role, more: Partial<Actor> = {}): Actor {
  return { kind: 'person', id: `id-${role}`, name: role, team: 'jatim', role, organisation: null, ...more }
}

export const rina = actor('analyst', { id: 'rina', name: 'Rina' })
export const bagus = actor('lead', { id: 'bagus', name: 'Bagus' })

/** Tuesday 14 July 2026, 09.00 in Surabaya. */
export const tuesday = new Date('2026-07-14T02:00:00.000Z')

export function aStory(overrides: Partial<Report> = {}): Report {
  return {
    story: 'Halaman depan dinkes.gresikkab.go.id berubah menjadi iklan slot gacor.',
    noticed: 'baru saja',
    noticedAt: null,
    ongoing: 'ya',
    system: 'dinkes.gresikkab.go.id',
    impact: null,
    actions: null,
    via: 'form',
    reporter: { name: 'Pak Agus', position: 'Kasi Aplikasi', phone: '0812-3456-7890', email: 'agus@gresikkab.go.id' },
    organisationText: null,
    ...overrides,
  }
}

/** An incident that lives in memory: its chain, and the state that the chain folds into. */
export interface Case {
  running: Running
  chain: Recorded[]
  now: Date
}

export function aCase(rules: Playbook = playbook('web'), { now = tuesday, calendar = office(), kind = 'web' as Kind } = {}): Case {
  const facts = { id: 'i1', team: 'jatim', kind, organisation: null, organisationName: null, playbookVersion: 1, reportHash: 'h' }
  const events = open(aStory(), facts, { playbook: rules, calendar }, now)
  const one: Case = { running: { playbook: rules, calendar, incident: null as unknown as Running['incident'] }, chain: [], now }
  return happen(one, events, { ...rina, kind: 'link', id: 'reporter', name: 'Pelapor' })
}

/** Lets decided events happen at the case's time. */
export function happen(one: Case, events: IncidentEvent[], by: Actor = rina): Case {
  for (const event of events) {
    const who = { kind: by.kind, id: by.id, name: by.name }
    const recorded = { seq: one.chain.length + 1, at: one.now.toISOString(), actor: who, event }
    one.running = { ...one.running, incident: evolve(one.running.incident, recorded) }
    one.chain.push(recorded)
  }
  return one
}

export function later(one: Case, hours: number): Case {
  one.now = new Date(one.now.getTime() + hours * 3_600_000)
  return one
}

/** Takes a choice as it is, without supplying anything. */
export function take(one: Case, name: string, by: Actor = rina, answers: Partial<Record<Askable, string>> = {}): Case {
  const choice = { name, seq: one.running.incident.seq, answers: { ...answered, ...answers } }
  return happen(one, [...choose(one.running, choice, by, one.now), ...ownerAfter(one.running.incident, by)], by)
}

const answered: Record<Askable, string> = {
  entry_vector: 'Plugin usang',
  final_report: 'Laporan akhir tersimpan',
  lessons: 'Perbarui plugin tiap bulan',
  reason: 'Diperiksa bersama Dinkes',
  waiting_for: 'Dinkes Gresik, sampai besok',
}

// ── Walking along a playbook ─────────────────────────────────────────────────────────────────────────────────────────

/** What a team does to an incident; the same walk drives one in memory and one in a database. */
interface Hands {
  look(): Promise<Running>
  choose(name: string): Promise<unknown>
  classify(changes: Classification): Promise<unknown>
  own(): Promise<unknown>
  affect(): Promise<unknown>
  prove(): Promise<unknown>
  waive(clock: string): Promise<unknown>
  finish(task: string): Promise<unknown>
}

const triage: Record<string, Classification> = {
  organisation: { organisation: '35.25/dinkes' },
  severity: { severity: 'sedang' },
  rsit: { rsit: 'unauthorised-information-modification' },
  answers: { iiv: 'tidak', personalData: 'tidak', ongoing: 'ya' },
}

/** Supplies whatever is missing and takes the shortest way to the step; `over` names steps to pass on the way. */
async function walk(hands: Hands, target: string, over: string[] = []): Promise<void> {
  for (const stop of [...over, target]) {
    for (let running = await hands.look(); running.incident.step !== stop; running = await hands.look()) {
      const name = wayTo(running, stop)
      await supply(hands, running, name)
      await hands.choose(name)
    }
  }
}

/** The first choice of the shortest way. */
function wayTo({ playbook, incident }: Running, target: string): string {
  const seen = new Set([incident.step])
  let ways = Object.values(stepOf(playbook, incident.step).choices).map(choice => ({ first: choice.name, at: choice.to }))
  while (ways.length > 0) {
    const found = ways.find(way => way.at === target)
    if (found) return found.first
    const onwards = ways.filter(({ at }) => !seen.has(at) && !playbook.steps[at]?.waiting)
    for (const { at } of ways) seen.add(at)
    ways = onwards.flatMap(way => Object.values(stepOf(playbook, way.at).choices).map(choice => ({ ...way, at: choice.to })))
  }
  throw new Error(`no way from ${incident.step} to ${target}`)
}

async function supply(hands: Hands, running: Running, name: string): Promise<void> {
  for (let round = 0, current = running; round < 100; round++, current = await hands.look()) {
    const [first] = choicesOf(current).find(one => one.name === name)?.missing ?? []
    if (!first) return
    await supplyOne(hands, current, first.requirement)
  }
  throw new Error(`the way is barred: ${name}`)
}

async function supplyOne(hands: Hands, running: Running, requirement: string): Promise<void> {
  const facts = triage[requirement]
  if (facts) await hands.classify(facts)
  else if (requirement === 'owner') await hands.own()
  else if (requirement === 'affected') await hands.affect()
  else if (requirement === 'evidence') await hands.prove()
  else if (requirement === 'legal_clocks') {
    const open = running.incident.clocks.find(({ basis, metAt }) => basis === 'law' && !metAt)
    if (!open) throw new Error('no open clock of law')
    await hands.waive(open.id)
  } else if (requirement.startsWith('task ')) {
    const task = running.incident.tasks.findLast(one => one.rule === requirement.slice(5))
    if (!task) throw new Error(`no ${requirement}`)
    const [before] = blockedBy(running, task)
    await (before ? supplyOne(hands, running, before.requirement) : hands.finish(task.id))
  } else throw new Error(`cannot supply ${requirement}`)
}

/** Walks a case in memory. */
export async function caseAt(step: string, one: Case = aCase(), over: string[] = []): Promise<Case> {
  await walk(handsOn(one), step, over)
  return one
}

/** Everything that the choice needs, and not the choice. */
export async function ready(one: Case, choice: string): Promise<Case> {
  await supply(handsOn(one), one.running, choice)
  return one
}

function handsOn(one: Case): Hands {
  const incident = () => one.running.incident
  const now = () => one.now
  return {
    look: async () => one.running,
    choose: async name => take(one, name, isLeads(one.running, name) ? bagus : rina),
    classify: async changes => happen(one, classify(one.running, changes, rina, now())),
    own: async () => happen(one, assign(incident(), rina)),
    affect: async () =>
      happen(one, addAffected(incident(), { id: 'a1', organisation: '35.25/dinkes', asset: null, label: 'dinkes.gresikkab.go.id' })),
    prove: async () => happen(one, addEvidence({ id: 'e1', sha256: 'f'.repeat(64), name: 'layar.png', size: 5, type: 'image/png' })),
    waive: async clock => happen(one, waive(one.running, clock, 'Ditangani BSSN sendiri', bagus), bagus),
    finish: async task =>
      happen(one, completeTask(one.running, { id: task, result: 'Dicatat' }, isLeadsTask(one.running, task) ? bagus : rina, one.now)),
  }
}

function isLeadsTask({ incident }: Running, id: string): boolean {
  return incident.tasks.find(task => task.id === id)?.role === 'lead'
}

function isLeads(running: Running, name: string): boolean {
  return Boolean(choicesOf(running).find(one => one.name === name)?.by)
}

// ── The trade in a database ──────────────────────────────────────────────────────────────────────────────────────────

export interface Cast {
  team: Team
  rina: Actor
  bagus: Actor
  sari: Actor
  admin: Actor
  agus: Actor
}

const written = new Map<string, { statements: CompiledQuery[]; cast: Cast }>()

/**
 * Jawa Timur: WIB, closed on Independence Day; Kab. Gresik and its agencies with contacts and assets; Rina, Sari and lead Bagus.
 * What the program writes for them is kept, and written at once into the next empty world of the same moment.
 */
export async function aTeam(world: World): Promise<Cast> {
  const { database, settings, now } = world.ports
  if (!(await isEmpty(world))) return writeTeam(world)
  const moment = JSON.stringify([now(), settings])
  const known = written.get(moment)
  if (known) {
    await database.commit(known.statements)
    return structuredClone(known.cast)
  }
  const statements: CompiledQuery[] = []
  const commit = async (all: readonly CompiledQuery[]) => {
    await database.commit(all)
    statements.push(...all)
  }
  const cast = await writeTeam({ ...world, ports: { ...world.ports, database: { ...database, commit } } })
  written.set(moment, { statements, cast: structuredClone(cast) })
  return cast
}

async function isEmpty({ ports }: World): Promise<boolean> {
  const { query } = ports.database
  const found = await Promise.all([query.selectFrom('team').select('id').execute(), query.selectFrom('playbook').select('id').execute()])
  return found.every(rows => rows.length === 0)
}

async function writeTeam(world: World): Promise<Cast> {
  await publishPlaybooks(world.ports)
  const jatim = { slug: 'jatim', name: 'Provinsi Jawa Timur', shortName: 'JatimProv-CSIRT', zone: 'Asia/Jakarta', constituency: '35' }
  const team = await addTeam(world.ports, { ...jatim, phone: '(031) 8290000', email: 'csirt@jatimprov.go.id' })
  await addHolidays(world.ports, team, [{ date: '2026-08-17', name: 'Hari Kemerdekaan' }])
  await organisations(world, team, [
    ['35.25', 'Kab. Gresik', 'kabupaten', '35'],
    ['35.25/dinkes', 'Dinas Kesehatan Kab. Gresik', 'opd', '35.25'],
    ['35.25/dispendik', 'Dinas Pendidikan Kab. Gresik', 'opd', '35.25'],
    ['35.78', 'Kota Surabaya', 'kota', '35'],
  ])
  await contacts(world, team, [
    { id: 'c-wati', organisation: '35.25/dinkes', name: 'Bu Wati', role: 'agen', email: 'wati@dinkes.gresikkab.go.id' },
    { id: 'c-kadis', organisation: '35.25/dinkes', name: 'dr. Hasan', role: 'pimpinan', email: 'kadis@dinkes.gresikkab.go.id' },
    { id: 'c-joko', organisation: '35.25/dinkes', name: 'Joko', role: 'agen', email: 'joko@dinkes.gresikkab.go.id' },
    { id: 'c-didik', organisation: '35.25/dispendik', name: 'Didik', role: 'agen', email: 'didik@dispendik.gresikkab.go.id' },
    { id: 'c-surabaya', organisation: '35.78', name: 'Bu Ani', role: 'agen', email: 'ani@surabaya.go.id' },
  ])
  await assets(world, team, [
    { id: 'as-dinkes', organisation: '35.25/dinkes', value: 'dinkes.gresikkab.go.id', name: 'Situs Dinas Kesehatan' },
    { id: 'as-ppdb', organisation: '35.25/dispendik', value: 'ppdb.gresikkab.go.id', name: 'PPDB daring' },
  ])
  return {
    team,
    rina: await person(world, team, { name: 'Rina', role: 'analyst' }),
    sari: await person(world, team, { name: 'Sari', role: 'analyst' }),
    bagus: await person(world, team, { name: 'Bagus', role: 'lead' }),
    admin: await person(world, team, { name: 'Admin', role: 'admin' }),
    agus: await person(world, team, { name: 'Pak Agus', role: 'regency', organisation: '35.25' }),
  }
}

/** Sulawesi Tenggara: another team in the same installation, an hour further east. */
export async function bTeam(world: World): Promise<{ team: Team; rahma: Actor; udin: Actor }> {
  await publishPlaybooks(world.ports)
  const sultra = { slug: 'sultra', name: 'Sulawesi Tenggara', shortName: 'Sultra-CSIRT', zone: 'Asia/Makassar', constituency: '74' }
  const team = await addTeam(world.ports, sultra)
  await organisations(world, team, [['74.71', 'Kota Kendari', 'kota', '74']])
  await contacts(world, team, [
    { id: 'c-kendari', organisation: '74.71', name: 'Pak La Ode', role: 'agen', email: 'laode@kendarikota.go.id' },
  ])
  return {
    team,
    rahma: await person(world, team, { name: 'Rahma', role: 'analyst' }),
    udin: await person(world, team, { name: 'Udin', role: 'lead' }),
  }
}

export async function organisations(world: World, team: Team, rows: [code: string, name: string, kind: string, parent: string][]) {
  const { query } = world.ports.database
  const created_at = world.ports.now().toISOString()
  await world.ports.database.commit(
    rows.map(([code, name, kind, parent]) => saveOrganisation(query, { team_id: team.id, code, name, kind, parent, created_at })),
  )
}

export async function contacts(world: World, team: Team, rows: Pick<ContactTable, 'id' | 'organisation' | 'name' | 'role' | 'email'>[]) {
  const { query } = world.ports.database
  const more = { team_id: team.id, phone: null, suspended_at: null, suspended_why: null, created_at: world.ports.now().toISOString() }
  await world.ports.database.commit(rows.map(row => insertContact(query, { ...row, ...more })))
}

async function assets(world: World, team: Team, rows: { id: string; organisation: string; value: string; name: string }[]) {
  const { query } = world.ports.database
  const more = { team_id: team.id, kind: 'domain', iiv: 0, personal_data: 0, created_at: world.ports.now().toISOString() }
  await world.ports.database.commit(rows.map(row => insertAsset(query, { ...row, ...more })))
}

export async function person(world: World, team: Team, given: { name: string; role: Role; organisation?: string }): Promise<Actor> {
  const { name, role, organisation = null } = given
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@${team.slug}.test`
  const { id } = await addPerson(world.ports, team, { email, name, role, organisation, password })
  if (needsFactor(role)) await giveFactor(world.ports, id)
  return { kind: 'person', id, name, team: team.id, role, organisation }
}

export const dinkes: Organisation = { code: '35.25/dinkes', name: 'Dinas Kesehatan Kab. Gresik', kind: 'opd', parent: '35.25' }

export interface ReportOverrides extends Partial<Omit<NewReport, 'report'>> {
  report?: Partial<Report>
}

/** Pak Agus of Kab. Gresik: the site of the Dinas Kesehatan has become a slot machine. */
export function aReport({ report, ...overrides }: ReportOverrides = {}): NewReport {
  return { kind: 'web', report: aStory(report), organisation: dinkes, attachments: [], key: null, ...overrides }
}

/** Opened as by the public form. Answers the incident's id. */
export async function reported(world: World, team: Team, overrides: ReportOverrides = {}): Promise<string> {
  return (await openIncident(world.ports, team, aReport(overrides), null)).id
}

/** A report of nobody we know, with the number it was given. */
export async function opened(world: World, team: Team, wanted: NewReport) {
  const receipt = await openIncident(world.ports, team, wanted, null)
  return { ...receipt, number: await numberOf(world.ports, receipt) }
}

export async function stateOf(world: World, incident: string) {
  const known = await findIncident(world.ports.database.query, incident)
  if (!known) throw new Error(`no incident ${incident}`)
  return { number: known.number, ...known.incident }
}

/** Drives an incident of the database along its playbook: what is missing is supplied, by Rina, or by Bagus where only a lead may. */
export async function walkTo(world: World, cast: Pick<Cast, 'rina' | 'bagus'>, incident: string, step: string, over: string[] = []) {
  const { ports } = world
  const hand = { actor: cast.rina, incident }
  const look = async () => {
    const { number: _, ...state } = await stateOf(world, incident)
    return { ...(await rulesFor(ports, state)), incident: state }
  }
  const seq = async () => (await look()).incident.seq
  await walk(
    {
      look,
      choose: async name => {
        const by = isLeads(await look(), name) ? cast.bagus : cast.rina
        return takeChoice(ports, { ...hand, actor: by }, { name, seq: await seq(), answers: answered })
      },
      classify: async changes => classifyIncident(ports, hand, { seq: await seq(), changes }),
      own: () => assignIncident(ports, hand, cast.rina.id),
      affect: () => nameAffected(ports, hand, { organisation: '35.25/dinkes' }),
      prove: async () => {
        const bytes = new TextEncoder().encode('log akses')
        const sha256 = await ports.files.put(bytes)
        return addFiles(ports, hand, [{ sha256, name: 'access.log', type: 'text/plain', size: bytes.length }])
      },
      waive: clock => waiveClock(ports, { ...hand, actor: cast.bagus }, { clock, reason: 'Ditangani BSSN sendiri' }),
      finish: async task => {
        const by = isLeadsTask(await look(), task) ? cast.bagus : cast.rina
        return finishTask(ports, { ...hand, actor: by }, { id: task, result: 'Dicatat' })
      },
    },
    step,
    over,
  )
  return stateOf(world, incident)
}

/** N2 to the Dinas Kesehatan about this incident, as Rina writes it. `incident` is its number. */
export function aNotice(incident: string | null, overrides: Partial<WrittenAdvisory> = {}): WrittenAdvisory {
  return {
    notice: 'N2',
    incident,
    title: 'Halaman judi online pada situs Anda',
    tlp: 'AMBER+STRICT',
    body: {
      actions: ['Tutup halaman sisipan tanpa menghapus berkas.'],
      system: 'dinkes.gresikkab.go.id',
      explanation: null,
      indicators: ['https://slot-gacor.example'],
      references: [],
    },
    dueAt: null,
    // Told again and again: tests send it more than once.
    audience: {
      organisations: ['35.25/dinkes'],
      kinds: [],
      below: null,
      assets: [],
      affectedOf: null,
      except: [],
      again: ['35.25/dinkes'],
      roles: ['agen'],
    },
    ...overrides,
  }
}

export async function drafted(world: World, by: Actor, incident: string | null, overrides: Partial<WrittenAdvisory> = {}) {
  return (await draftAdvisory(world.ports, by, aNotice(incident, overrides))).advisory.id
}

export async function organisationOf(world: World, team: Team, code: string): Promise<Organisation> {
  const found = await findOrganisation(world.ports.database.query, team.id, code)
  if (!found) throw new Error(`no organisation ${code}`)
  return found
}

/** The code of a refusal; 'accepted' when there was none. Anything else that goes wrong is thrown on. */
export async function refusal(doing: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof doing === 'function' ? doing() : doing)
    return 'accepted'
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') return (error as Error & { code: string }).code
    throw error
  }
}
