import { type Calendar, zones } from '../../core/calendar.ts'
import { officeHours } from '../../core/hours.ts'
import type { Playbook } from '../../core/playbook.ts'
import type { Act, Deed, Expectation, Script } from '../../core/simulate/script.ts'
import type { ActText, ScriptText } from './schema.ts'

export interface Mistake {
  path: (string | number)[]
  reason: string
}

const unit: Record<string, number> = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 }

/** Turns the file's words into the script that the core runs; times become moments. What cannot be is told with its place. */
export function compileScript(text: ScriptText, playbook: Playbook): { script: Script; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const start = at(text.start, { zone: text.zone, since: new Date(0) })
  if (!start) mistakes.push({ path: ['start'], reason: noSuchTime })
  const acts = compileActs(text, start ?? new Date(0), mistakes)
  const script = {
    id: text.script,
    name: text.name,
    playbook: text.playbook,
    start: start ?? new Date(0),
    calendar: calendarOf(text),
    kind: text.report.kind ?? playbook.kinds[0] ?? 'lainnya',
    report: reportOf(text),
    people: text.people,
    acts,
  }
  return { script, mistakes }
}

const noSuchTime = 'Tanggal atau jam ini tidak ada.'

function compileActs(text: ScriptText, start: Date, mistakes: Mistake[]): Act[] {
  let [now, by] = [start, Object.keys(text.people)[0] ?? '']
  return text.acts.map((one, place) => {
    const path = ['acts', place]
    const next = one.at === undefined ? now : at(one.at, { zone: text.zone, since: now })
    if (!next) mistakes.push({ path: [...path, 'at'], reason: noSuchTime })
    if (next && next < now)
      mistakes.push({ path: [...path, 'at'], reason: 'Waktu berjalan mundur: saat ini lebih dahulu daripada kejadian sebelumnya.' })
    now = next ?? now
    by = one.by ?? by
    if (!Object.hasOwn(text.people, by) && (one.by !== undefined || place === 0))
      mistakes.push({ path: [...path, 'by'], reason: `“${by}” tidak ada di people.` })
    const moments = {
      zone: text.zone,
      now,
      start,
      missed: (where: string[]) => mistakes.push({ path: [...path, ...where], reason: noSuchTime }),
    }
    return { at: now, by, doing: deedOf(one, moments), expect: expectationOf(one.expect ?? {}, moments) }
  })
}

interface Moments {
  zone: string
  now: Date
  start: Date
  missed(where: string[]): void
}

function deedOf(one: ActText, moments: Moments): Deed | null {
  if (one.choose) return { what: 'choose', choice: one.choose, answers: one.answers ?? {} }
  if (one.do) return { what: 'do', tasks: one.do, result: one.result ?? null }
  if (one.classify) {
    const { personal_data, reason, ...changes } = one.classify
    return { what: 'classify', changes: defined({ ...changes, personalData: personal_data }), reason }
  }
  if (one.assign) return { what: 'assign', person: one.assign }
  if (one.affected) return { what: 'affected', labels: one.affected }
  if (one.evidence) return { what: 'evidence', names: one.evidence }
  if (one.send) return { what: 'send', notice: one.send }
  if (one.waive) return { what: 'waive', ...one.waive }
  if (one.open) return { what: 'open', ...one.open }
  if (one.note) return { what: 'note', text: one.note }
  return legalOf(one, moments)
}

function legalOf({ prove, known_since }: ActText, { zone, now, missed }: Moments): Deed | null {
  if (prove) {
    const { clock, to, how, evidence = null } = prove
    const sentAt = prove.sent === undefined ? now : at(prove.sent, { zone, since: now })
    if (!sentAt) missed(['prove', 'sent'])
    return { what: 'prove', clock, to, how, evidence, sentAt: sentAt ?? now }
  }
  if (!known_since) return null
  const since = at(known_since.since, { zone, since: now })
  if (!since) missed(['known_since', 'since'])
  return { what: 'known_since', clocks: known_since.clocks, reason: known_since.reason, since: since ?? now }
}

function expectationOf({ due, ...same }: NonNullable<ActText['expect']>, { zone, start, missed }: Moments): Expectation {
  if (!due) return defined(same)
  const moments = Object.entries(due).map(([clock, written]) => {
    const moment = at(written, { zone, since: start })
    if (!moment) missed(['expect', 'due', clock])
    return [clock, moment ?? start]
  })
  return { ...defined(same), due: Object.fromEntries(moments) }
}

/** `+1d30m` after `since`, or local time; null = there is no such day or hour. */
function at(written: string, { zone, since }: { zone: string; since: Date }): Date | null {
  if (written.startsWith('+')) {
    const parts = [...written.matchAll(/(\d+)([mhd])/g)]
    return new Date(parts.reduce((sum, [, count, letter]) => sum + Number(count) * (unit[letter ?? ''] ?? 0), since.getTime()))
  }
  const asUtc = new Date(`${written.replace(' ', 'T')}:00.000Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16).replace('T', ' ') !== written) return null
  return new Date(asUtc.getTime() - (zones[zone]?.offset ?? 0) * 60_000)
}

function calendarOf({ zone, holidays }: ScriptText): Calendar {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const days = Object.entries(officeHours).map(([day, spans]) => [day, spans.map(([from, to]) => [minutes(from), minutes(to)])])
  return { zone, hours: Object.fromEntries(days), holidays: new Set(holidays) }
}

function reportOf({ report, name }: ScriptText): Script['report'] {
  return {
    story: name,
    noticed: null,
    noticedAt: null,
    ongoing: report.ongoing ?? 'belum-diketahui',
    system: report.system ?? null,
    impact: null,
    actions: null,
    via: 'simulasi',
    reporter: { name: 'Pelapor', position: null, phone: null, email: null },
    organisationText: null,
  }
}

function defined<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T
}
