import { zones } from '../core/calendar.ts'
import { officeHours } from '../core/hours.ts'
import { parentCode } from '../core/organisation.ts'
import { type FieldError, Refusal } from '../core/refusal.ts'
import { Conflict, type Ports } from '../ports.ts'
import { saveOrganisation } from '../store/registry.ts'
import { findTeamBySlug, insertHoliday, insertTeam, listTeams, type Team } from '../store/teams.ts'
import { areaNamed } from './area-names.ts'
import { atServer, audited } from './audited.ts'

export interface NewTeam {
  slug: string
  name: string
  shortName: string
  zone: string
  constituency: string
  colour?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}

/** A further tenant with its constituency's top area. The first team is the default one. */
export async function addTeam(ports: Ports, given: NewTeam): Promise<Team> {
  requireSound(given)
  const query = ports.database.query
  const first = (await listTeams(query)).length === 0
  const id = ports.newId()
  const created_at = ports.now().toISOString()
  const row = {
    id,
    slug: given.slug,
    name: given.name,
    short_name: given.shortName,
    timezone: given.zone,
    constituency: given.constituency,
    phone: given.phone ?? null,
    email: given.email ?? null,
    mail_from: null,
    calendar: JSON.stringify(officeHours),
    is_default: first ? 1 : 0,
    created_at,
    ...(given.colour ? { colour: given.colour } : {}),
  }
  const area = areaNamed(ports, given.constituency) ?? {
    name: given.name,
    kind: given.constituency.length === 2 ? 'provinsi' : 'kabupaten',
  }
  const top = { team_id: id, code: given.constituency, name: area.name, kind: area.kind, parent: null, created_at }
  try {
    await ports.database.commit([
      insertTeam(query, row),
      saveOrganisation(query, top),
      audited(ports, atServer(id), { action: 'team_added', subject: id, detail: { name: given.name, constituency: given.constituency } }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Refusal('already_done', `Tim ${given.slug} sudah ada.`)
    throw error
  }
  return teamBySlug(ports, given.slug)
}

/** A team of real life; the empty slug is the default one. */
export async function teamBySlug(ports: Ports, slug: string): Promise<Team> {
  const team = await teamAtDoor(ports, slug)
  if (team.exercise) throw new Refusal('not_found', `Tim ${slug} tidak ada.`)
  return team
}

/** The same, exercises too: only for doors that lead into them. */
export async function teamAtDoor(ports: Ports, slug: string): Promise<Team> {
  const team = await findTeamBySlug(ports.database.query, slug)
  if (!team) throw new Refusal('not_found', slug ? `Tim ${slug} tidak ada.` : 'Belum ada tim. Jalankan dulu `npx tanggap setup`.')
  return team
}

export async function addHolidays(ports: Ports, team: Team, holidays: { date: string; name: string }[]): Promise<void> {
  await ports.database.commit(holidays.map(holiday => insertHoliday(ports.database.query, { team_id: team.id, ...holiday })))
}

/** The areas of a constituency, from the shipped region data: name, kind and code; their parents must come first. */
export async function addAreas(ports: Ports, team: Team, areas: { code: string; name: string; kind: string }[]): Promise<void> {
  const created_at = ports.now().toISOString()
  const rows = areas.map(area =>
    saveOrganisation(ports.database.query, { team_id: team.id, ...area, parent: parentCode(area.code), created_at }),
  )
  await ports.database.commit(rows)
}

function requireSound(given: NewTeam): void {
  const errors: FieldError[] = []
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(given.slug))
    errors.push({ field: 'slug', message: 'Nama pendek: 2–31 huruf kecil, angka, atau tanda hubung.' })
  if (given.name.trim() === '') errors.push({ field: 'name', message: 'Nama tim perlu diisi.' })
  if (!zones[given.zone]) errors.push({ field: 'timezone', message: `Zona waktu salah satu dari ${Object.keys(zones).join(', ')}.` })
  if (!/^\d{2}(\.\d{2})?$/.test(given.constituency))
    errors.push({ field: 'constituency', message: 'Kode wilayah Kemendagri, mis. 35 atau 35.25.' })
  if (given.colour && !/^#[0-9a-f]{6}$/i.test(given.colour)) errors.push({ field: 'colour', message: 'Warna seperti #0b5d8a.' })
  const [first] = errors
  if (first) throw new Refusal('invalid', first.message, { errors })
}
