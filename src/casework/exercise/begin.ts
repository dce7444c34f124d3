import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Exercise } from '../../core/exercise.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { Playbook } from '../../core/playbook.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Kind, Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { insertExercise } from '../../store/exercises.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { insertMembership } from '../../store/people.ts'
import { findOrganisation } from '../../store/registry.ts'
import { findTeam, type Team } from '../../store/teams.ts'
import { audited } from '../audited.ts'
import { type NewReport, openIncident } from '../open-incident.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import { currentPlaybooks } from '../rules.ts'
import { insideExercise } from './inside.ts'

export interface WantedExercise {
  title: string
  /** Id of the playbook that is practised. */
  playbook: string
  /** What the first report tells. */
  story: string
  /** Code of the agency it concerns; null = none named. */
  organisation: string | null
  /** What the exercise's clock shows at its beginning; null = the wall clock's time. */
  startsAt: Date | null
  /** Who takes part, and in which part. Whoever begins it leads it. */
  people: ReadonlyMap<string, Role>
}

/** Parts that anybody may take in an exercise, whatever they are in real life. */
export const parts = ['analyst', 'lead', 'observer'] as const satisfies readonly Role[]

/** Mine to give: the person's own role, for agencies too, or a part within the team. */
export function partsFor(member: Member): Role[] {
  return [...new Set<Role>([member.role, ...parts])]
}

/** A copy of the team with its people, and the first report in it, at the exercise's own time. */
export async function beginExercise(ports: Ports, actor: Actor, wanted: WantedExercise): Promise<Team> {
  if (!may(actor, 'exercise.run', { team: actor.team })) throw new Refusal('not_allowed', 'Peran Anda tidak boleh memulai latihan.')
  const query = ports.database.query
  const [home, members, playbooks] = await Promise.all([
    findTeam(query, actor.team),
    listMembers(query, actor.team),
    currentPlaybooks(ports),
  ])
  if (!home || home.exercise) throw new Refusal('not_allowed', 'Di dalam latihan tidak bisa dimulai latihan lain.')
  const playbook = playbooks.find(one => one.playbook.id === wanted.playbook)?.playbook
  const organisation = wanted.organisation === null ? null : await findOrganisation(query, home.id, wanted.organisation)
  refuseFaults([
    fault(wanted.title === '' || wanted.title.length > 120, 'title', 'Beri judul latihan, paling banyak 120 huruf.'),
    fault(!playbook, 'playbook', 'Pilih playbook yang dilatih.'),
    fault(wanted.story === '' || wanted.story.length > 10_000, 'story', 'Tulis laporan pembuka, paling banyak 10.000 huruf.'),
    fault(wanted.organisation !== null && !organisation, 'organisation', 'Instansi itu tidak ada di daftar.'),
    fault(isUnsound(ports, wanted.startsAt), 'starts_day', 'Waktu mulai paling jauh satu tahun dari sekarang.'),
  ])
  const team = await saveExercise(ports, actor, { wanted, home, members, kind: kindOf(playbook as Playbook) })
  const inside = insideExercise(ports, team.id, () => team.exercise as Exercise)
  await openIncident(inside, team, firstReport(wanted, { kind: kindOf(playbook as Playbook), organisation }), null)
  return team
}

const year = 366 * 86_400_000

function isUnsound(ports: Ports, at: Date | null): boolean {
  return at !== null && !(Math.abs(at.getTime() - ports.now().getTime()) <= year)
}

/** The kind of report that comes to this playbook by itself. */
function kindOf(playbook: Playbook): Kind {
  return playbook.kinds[0] ?? playbook.routes?.find(route => route.kind)?.kind ?? 'lainnya'
}

interface Saving {
  wanted: WantedExercise
  home: Team
  members: readonly Member[]
  kind: Kind
}

async function saveExercise(ports: Ports, actor: Actor, { wanted, home, members, kind }: Saving): Promise<Team> {
  const query = ports.database.query
  const at = ports.now().toISOString()
  const { title, playbook, startsAt } = wanted
  const begun = { begunBy: { id: actor.id, name: actor.name }, begunAt: at, endedAt: null }
  const clock = { at: (startsAt ?? ports.now()).toISOString(), setAt: at, pace: 1 as const }
  const exercise: Exercise = { home: home.id, homeSlug: home.slug, title, playbook, kind, ...begun, clock }
  const id = ports.newId()
  const slug = `latihan-${ports.sha256(id).slice(0, 10)}`
  const row = { id, slug, name: `Latihan ${title}`, numberPrefix: 'LATIHAN', exercise, createdAt: at }
  const cast = castOf(actor, members, wanted.people)
  await ports.database.commit([
    ...insertExercise(query, row),
    ...cast.map(one => insertMembership(query, { ...one, team_id: id, created_at: at })),
    audited(ports, actor, { action: 'exercise_begun', subject: slug, detail: { title, playbook, people: cast.length } }),
  ])
  const team = await findTeam(query, id)
  if (!team) throw new Error(`exercise ${id} is gone`)
  return team
}

/** Only people of the home team who may come in there, each in a part they may take. */
function castOf(actor: Actor, members: readonly Member[], people: ReadonlyMap<string, Role>) {
  const able = members.filter(member => !member.disabled && !member.program)
  return able.flatMap(member => {
    const part = member.id === actor.id ? 'lead' : people.get(member.id)
    if (!part || !partsFor(member).includes(part)) return []
    return [{ person_id: member.id, role: part, organisation: part === member.role ? member.organisation : null }]
  })
}

function firstReport({ story }: WantedExercise, { kind, organisation }: { kind: Kind; organisation: Organisation | null }): NewReport {
  const reporter = { name: 'Skenario latihan', position: null, phone: null, email: 'skenario@latihan.invalid' }
  const unknown = { noticed: null, noticedAt: null, system: null, impact: null, actions: null, organisationText: null }
  const report = { story, ongoing: 'belum-diketahui' as const, via: 'langsung', reporter, ...unknown }
  return { kind, report, organisation, attachments: [], key: null }
}
