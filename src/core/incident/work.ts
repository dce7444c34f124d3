import { mayAtAll } from '../access.ts'
import { type Actor, isHuman } from '../actor.ts'
import { fullTime } from '../dates.ts'
import { letterNotices } from '../letter-kinds.ts'
import { Refusal } from '../refusal.ts'
import { compareTlp, type Tlp } from '../tlp.ts'
import type { AffectedState, Notice } from '../vocabulary.ts'
import { meetClocks, redueClocks, startAnswered } from './clocks.ts'
import { extraTask, nextOf } from './enter.ts'
import type { Called, Classification, IncidentEvent } from './events.ts'
import { lacking } from './gates.ts'
import type { Affected, Evidence, Incident, Running, Task } from './incident.ts'

const questions = {
  iiv: 'Cari tahu: apakah sistem ini infrastruktur informasi vital (IIV)?',
  personalData: 'Cari tahu: apakah data pribadi ikut terdampak?',
  ongoing: 'Cari tahu: apakah serangan masih berlangsung?',
} as const

/** Triage's answers. Only what differs is recorded; "belum diketahui" makes a task due in 24 h; lowering TLP is a lead's, with a reason. */
export function classify(
  running: Running,
  { reason, ...wanted }: Classification & { reason?: string | undefined },
  actor: Actor,
  now: Date,
): IncidentEvent[] {
  const { incident } = running
  const changes = differences(incident, wanted)
  if (Object.keys(changes).length === 0) return []
  const told = lowered(incident, changes, { actor, reason })
  const after = { ...running, incident: { ...incident, ...changes } }
  const redue = changes.severity ? redueClocks(running, changes.severity) : []
  return [{ type: 'classified', changes }, ...told, ...redue, ...startAnswered(after, now, incident), ...unanswered(incident, changes, now)]
}

function lowered(
  { tlp, absorbed = [] }: Incident,
  changes: Classification,
  { actor, reason }: { actor: Actor; reason: string | undefined },
): IncidentEvent[] {
  if (changes.tlp === undefined || compareTlp(changes.tlp, tlp) >= 0) return []
  requireAbove(changes.tlp, absorbed)
  if (!mayAtAll(actor, 'incident.lower'))
    throw new Refusal('not_allowed', 'Kode TLP hanya boleh diturunkan oleh ketua tim.', {
      errors: [{ field: 'tlp', message: `Sekarang ${tlp}; hanya ketua tim yang boleh menurunkannya.` }],
    })
  if (reason?.trim()) return [{ type: 'lowered', from: tlp, to: changes.tlp, reason: reason.trim() }]
  const message = `Tulis alasannya: dengan kode yang lebih rendah daripada TLP:${tlp}, lebih banyak orang boleh membaca insiden ini.`
  throw new Refusal('invalid', message, { errors: [{ field: 'tlpReason', message }] })
}

/** Whoever reads a case reads what was merged into it: it never gets wider than their labels. */
function requireAbove(tlp: Tlp, absorbed: NonNullable<Incident['absorbed']>): void {
  const secret = absorbed.find(one => compareTlp(one.tlp, tlp) > 0)
  const message = `${secret?.number} yang digabung ke sini berlabel ${secret?.tlp}; pisahkan dulu.`
  if (secret) throw new Refusal('invalid', message, { errors: [{ field: 'tlp', message }] })
}

export function assign(incident: Incident, owner: { id: string; name: string } | null): IncidentEvent[] {
  return incident.owner?.id === owner?.id ? [] : [{ type: 'assigned', owner }]
}

/** A note, internal unless `visible` to the reporter; `called` are the colleagues it mentions. Empty text is refused. */
export function note(text: string, visible = false, called: readonly Called[] = []): IncidentEvent[] {
  const said = written(text, 'text', 'Catatan masih kosong.')
  return [{ type: 'noted', visible, text: said, ...(called.length > 0 && { called: [...called] }) }]
}

/** More from the reporter, by the tracking page; `via`: they reported another incident, which was merged into this one. */
export function inform(text: string, via?: string): IncidentEvent[] {
  return [{ type: 'informed', text: written(text, 'text', 'Keterangan masih kosong.'), ...(via && { via }) }]
}

/** Completes a task: a lead's is a lead's alone; its order (`after`) and its own needs are checked, e.g. evidence before any deletion. */
export function completeTask(running: Running, done: { id: string; result: string | null }, actor: Actor, now: Date): IncidentEvent[] {
  const { id, result } = done
  const task = openTask(running, id)
  if (task.role === 'lead' && actor.role !== 'lead') throw new Refusal('not_allowed', 'Tugas ini hanya boleh diselesaikan oleh ketua tim.')
  const message = mustBeWritten(task) ?? tooEarly(running, task, now)
  if (message && !result?.trim()) throw new Refusal('missing', message, { errors: [{ field: 'result', message }] })
  const missing = blockedBy(running, task)
  if (missing.length > 0)
    throw new Refusal('missing', `Belum bisa diselesaikan. Lengkapi dulu: ${missing.map(({ label }) => label).join('; ')}.`, { missing })
  return [
    { type: 'task_completed', task: id, do: task.do, result: result?.trim() || null },
    ...meetClocks(running.incident, clock => task.meets.includes(clock.id), task.do),
    ...nextOf(running, task, now),
  ]
}

function openTask({ incident }: Running, id: string): Task {
  const task = incident.tasks.find(one => one.id === id)
  if (!task) throw new Refusal('not_found', 'Tugas itu tidak ada di insiden ini.')
  if (task.doneAt) throw new Refusal('already_done', `Tugas ini sudah diselesaikan oleh ${task.doneBy}.`)
  if (task.asideAt) throw new Refusal('not_a_choice', 'Tugas ini sudah disisihkan: tahap atau playbook sekarang tidak memintanya.')
  return task
}

/** Why an empty result will not do. */
function mustBeWritten(task: Task): string | null {
  if (task.notice && letterNotices.includes(task.notice)) return `Tulis kepada siapa ${task.notice} dikirim, kapan, dan lewat apa.`
  if (task.notice)
    return `Tugas ini selesai dengan sendirinya begitu ${task.notice} dikirim. Bila disampaikan dengan cara lain, tulis caranya.`
  if (task.opens) return `Buka insiden terkait, atau tulis mengapa tidak perlu${task.asks ? `: ${task.asks}` : '.'}`
  return task.asks ? `Tulis hasilnya: ${task.asks}` : null
}

/** A re-check says what that day found: done long before it, it must say why. */
function tooEarly({ calendar }: Running, { scheduled, dueAt }: Task, now: Date): string | null {
  if (!scheduled || !dueAt || Date.parse(dueAt) - now.getTime() <= leeway) return null
  return `Pemeriksaan ini untuk ${fullTime(new Date(dueAt), calendar.zone)}. Bila memang diselesaikan sekarang, tulis mengapa.`
}

const leeway = 4 * 3_600_000

/** A notice was sent: the open tasks that ask for it are done, and one that comes again and again has its next. */
export function noticeSent(running: Running, { notice, number }: { notice: Notice; number: string }, now: Date): IncidentEvent[] {
  const { incident } = running
  const waiting = incident.tasks.filter(task => task.notice === notice && !task.doneAt && !task.asideAt)
  return waiting.flatMap(task => [
    { type: 'task_completed' as const, task: task.id, do: task.do, result: number },
    ...meetClocks(incident, clock => task.meets.includes(clock.id), task.do),
    ...nextOf(running, task, now),
  ])
}

/** What must happen before this task may be completed. */
export function blockedBy(running: Running, task: Task) {
  const after = task.after.flatMap(rule => lacking(running, `task ${rule}`))
  return [...after, ...task.needs.flatMap(need => lacking(running, need))]
}

/** Adds an affected agency or asset; the same one twice is a no-op. */
export function addAffected(incident: Incident, one: Omit<Affected, 'state'>): IncidentEvent[] {
  const known = incident.affected.some(({ organisation, label }) => organisation === one.organisation && label === one.label)
  return known ? [] : [{ type: 'affected_added', affected: { ...one, state: 'ditemukan' } }]
}

export function changeAffected(incident: Incident, id: string, state: AffectedState): IncidentEvent[] {
  const known = incident.affected.find(one => one.id === id)
  if (!known) throw new Refusal('not_found', 'Instansi atau aset itu tidak tercatat di insiden ini.')
  return known.state === state ? [] : [{ type: 'affected_changed', affected: id, state }]
}

export function addEvidence(evidence: Evidence, via?: string): IncidentEvent[] {
  return [{ type: 'evidence_added', evidence, ...(via && { via }) }]
}

/** Whether a first act by this actor takes the incident: a triager who acts on an unowned incident owns it. */
export function ownerAfter(incident: Incident, actor: Actor): IncidentEvent[] {
  if (incident.owner || actor.kind !== 'person' || !isHuman(actor)) return []
  return [{ type: 'assigned', owner: { id: actor.id, name: actor.name } }]
}

function differences(incident: Incident, wanted: Classification): Classification {
  const known = incident as unknown as Record<string, unknown>
  const entries = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(known[field]),
  )
  return Object.fromEntries(entries)
}

function unanswered(incident: Incident, changes: Classification, now: Date): IncidentEvent[] {
  const due = new Date(now.getTime() + 24 * 3_600_000)
  return Object.entries(questions)
    .filter(([question]) => changes[question as keyof typeof questions] === 'belum-diketahui')
    .flatMap(([question, text]) => extraTask(incident, `cari-tahu-${question.toLowerCase()}`, { do: text, due }))
}

function written(text: string, field: string, otherwise: string): string {
  const trimmed = text.trim()
  if (!trimmed) throw new Refusal('invalid', otherwise, { errors: [{ field, message: otherwise }] })
  return trimmed
}
