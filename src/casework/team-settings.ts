import { may } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { contrastOnWhite, leastContrast } from '../core/colour.ts'
import { readHours } from '../core/hours.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { deleteHoliday, insertHoliday, updateTeam } from '../store/teams.ts'
import { audited } from './audited.ts'
import { isDate } from './import/holidays.ts'
import { fault, refuseFaults } from './registry/access.ts'

export interface TeamSettings {
  name: string
  shortName: string
  colour: string
  phone: string | null
  email: string | null
  mailFrom: string | null
  numberPrefix: string
}

const oneAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,180}\.[^\s@.<>,;:"()[\]\\]{2,63}$/

export async function changeTeam(ports: Ports, actor: Actor, wanted: TeamSettings): Promise<void> {
  requireRunner(actor)
  const contrast = contrastOnWhite(wanted.colour)
  const { name, shortName: short_name, colour, phone, email, mailFrom: mail_from, numberPrefix: number_prefix } = wanted
  refuseFaults([
    fault(name === '' || name.length > 200, 'name', 'Nama tim perlu diisi, paling banyak 200 huruf.'),
    fault(short_name === '' || short_name.length > 40, 'shortName', 'Nama singkat perlu diisi, paling banyak 40 huruf.'),
    fault(contrast === null, 'colour', 'Warna ditulis seperti #0b5d8a.'),
    fault(
      contrast !== null && contrast < leastContrast,
      'colour',
      `Warna ini terlalu terang: kontrasnya dengan putih ${contrast?.toFixed(1).replace('.', ',')}, paling sedikit 4,5.`,
    ),
    fault(phone !== null && !/^[+(]?\d[\d\s().-]{5,38}$/.test(phone), 'phone', 'Tulis nomor telepon, mis. (031) 8290000.'),
    fault(email !== null && !oneAddress.test(email), 'email', 'Tulis satu alamat surel.'),
    fault(mail_from !== null && !oneAddress.test(mail_from), 'mailFrom', 'Tulis satu alamat surel.'),
    fault(!/^[A-Z][A-Z0-9]{1,9}$/.test(number_prefix), 'numberPrefix', 'Awalan nomor: 2–10 huruf besar atau angka, mis. TKT.'),
  ])
  const row = { name, short_name, colour: colour.toLowerCase(), phone, email, mail_from, number_prefix }
  await ports.database.commit([
    updateTeam(ports.database.query, actor.team, row),
    audited(ports, actor, { action: 'team_changed', subject: null, detail: row }),
  ])
}

/** Hours as typed, by ISO weekday. Deadlines that run already keep the date they were given. */
export async function changeHours(ports: Ports, actor: Actor, typed: Record<string, string>): Promise<void> {
  requireRunner(actor)
  const days = ['1', '2', '3', '4', '5', '6', '7'].map(day => ({ day, spans: readHours(typed[day] ?? '') }))
  const open = days.some(({ spans }) => spans && spans.length > 0)
  refuseFaults([
    ...days.map(({ day, spans }) => fault(spans === null, `hari_${day}`, 'Tulis jam seperti 07.30–11.30, 13.00–15.30; kosong = tutup.')),
    fault(!open, 'hari_1', 'Paling sedikit satu hari harus punya jam kerja.'),
  ])
  const calendar = Object.fromEntries(days.filter(({ spans }) => spans?.length).map(({ day, spans }) => [day, spans]))
  await ports.database.commit([
    updateTeam(ports.database.query, actor.team, { calendar: JSON.stringify(calendar) }),
    audited(ports, actor, { action: 'hours_changed', subject: null, detail: calendar }),
  ])
}

/** One holiday a line: `2026-08-17 Hari Kemerdekaan`. All lines or none; a known date takes the new name. Answers how many. */
export async function addHolidayLines(ports: Ports, actor: Actor, typed: string): Promise<number> {
  requireRunner(actor)
  const lines = typed.split('\n').map(line => line.trim())
  const read = lines
    .map((line, at) => ({ at: at + 1, line, found: /^(\d{4}-\d{2}-\d{2})[\s,;]+(\S.*)$/.exec(line) }))
    .filter(({ line }) => line)
  const wrong = read.filter(({ found }) => !found || !isDate(found[1] ?? '') || (found[2] ?? '').length > 200).map(({ at }) => at)
  refuseFaults([
    fault(read.length === 0, 'lines', 'Tulis paling sedikit satu hari libur.'),
    fault(read.length > 400, 'lines', 'Paling banyak 400 baris sekaligus.'),
    fault(
      wrong.length > 0,
      'lines',
      `Baris ${wrong.slice(0, 10).join(', ')}: tulis tanggal YYYY-MM-DD lalu namanya, mis. 2026-08-17 Hari Kemerdekaan.`,
    ),
  ])
  const rows = read.map(({ found }) => ({ team_id: actor.team, date: found?.[1] ?? '', name: found?.[2] ?? '' }))
  await ports.database.commit([
    ...rows.map(row => insertHoliday(ports.database.query, row)),
    audited(ports, actor, { action: 'holidays_added', subject: null, detail: { dates: rows.map(({ date }) => date) } }),
  ])
  return rows.length
}

export async function removeHoliday(ports: Ports, actor: Actor, date: string): Promise<void> {
  requireRunner(actor)
  await ports.database.commit([
    deleteHoliday(ports.database.query, actor.team, date),
    audited(ports, actor, { action: 'holiday_removed', subject: date.slice(0, 40) }),
  ])
}

export function requireRunner(actor: Actor): void {
  if (!may(actor, 'system.run', { team: actor.team })) throw new Refusal('not_allowed', 'Halaman ini untuk admin sistem.')
}
