import type { Tlp } from './tlp.ts'
import type { Answer3, Kind, Notice, PublicStatus, Role, Severity } from './vocabulary.ts'

/** A length of time as the trade says it: minutes, or days (24 h in calendar time, one working day in working time). */
export type Length = { minutes: number } | { days: number }

export type TimeBase = 'calendar' | 'working'

/** Why a clock exists. A clock of law or SOP never pauses; a clock of law closes only with proof or a signed reason. */
export type Basis = 'law' | 'sop' | 'default'

/** What triage found out. Every named part must hold; `severity` means that one or worse. */
export interface Conditions {
  iiv?: Answer3
  personalData?: Answer3
  ongoing?: Answer3
  severity?: Severity
}

/**
 * One rule of clocks.yaml. `starts`: `report` = when the report comes in, `step` = when a step that names it is entered,
 * `answer` = when triage makes `when` hold and `unless` not, `delivery` = per recipient when an advisory is sent (K11).
 * `metBy`: `receipt` = N1 accepted by the server, `response` = first act of a person of the team, a notice code = that
 * notice sent, `proof` = only by proof of sending, null = only by a task or choice that says `meets`.
 */
export interface ClockRule {
  id: string
  name: string
  starts: 'report' | 'step' | 'answer' | 'delivery'
  when?: Conditions
  unless?: Conditions
  /** `report` counts from the moment the report came in, however late it starts: by then it was known. Absent = from the event itself. */
  from?: 'report'
  /** Who owes it, in words. Absent = the team. */
  duty?: string
  /** Template of the letter that is sent to meet it, e.g. N6. */
  letter?: string
  /** Share of the length, 1 or more, at which the leads are written to as well. */
  escalateAt?: number
  within: Record<Severity, Length>
  base: Record<Severity, TimeBase>
  basis: Basis
  article: string | null
  metBy: 'receipt' | 'response' | 'proof' | Notice | null
  /** Share of the length after which the owner is warned, 0..1. */
  warnAt: number
}

/** Facts about an incident that a gate can ask for. `task NAME` asks that the newest task of that name is done. */
export const requirements = {
  organisation: 'instansi pemilik',
  severity: 'tingkat keparahan',
  tlp: 'kode TLP',
  rsit: 'klasifikasi RSIT',
  owner: 'penanggung jawab',
  answers: 'tiga jawaban: IIV, data pribadi, masih berlangsung',
  affected: 'paling sedikit satu instansi atau aset terdampak',
  evidence: 'paling sedikit satu bukti yang tersimpan dengan SHA-256',
  entry_vector: 'jalur masuk penyerang, atau "tidak diketahui" dengan alasan',
  final_report: 'laporan akhir',
  lessons: 'pelajaran dari insiden ini',
  tasks: 'semua tugas wajib tahap ini',
  legal_clocks: 'semua tenggat hukum dipenuhi atau dinyatakan tidak berlaku',
} as const
export type Requirement = keyof typeof requirements | `task ${string}`

/** What a choice may ask the person who takes it; the answer is kept in the incident. */
export const askables = {
  entry_vector: 'Jalur masuk penyerang',
  final_report: 'Laporan akhir',
  lessons: 'Pelajaran dari insiden ini',
  reason: 'Alasan',
  waiting_for: 'Menunggu siapa, sampai kapan',
} as const
export type Askable = keyof typeof askables

/** A deed that does a task without its being ticked. */
export const taskDeeds = { classification: 'klasifikasi disimpan' } as const
export type TaskDeed = keyof typeof taskDeeds

export interface TaskRule {
  id: string
  do: string
  role: Role
  /** From the moment the step is entered. */
  due: Length | null
  base: TimeBase
  phase: 'analisis' | 'penahanan' | 'penghapusan' | 'pemulihan' | null
  /** Tasks that must be done before this one. */
  after: string[]
  needs: Requirement[]
  /** Clocks that completing it meets. */
  meets: string[]
  /** Completing it is sending this notice; the page offers to compose it. */
  notice: Notice | null
  optional: boolean
  /** What must be written down to complete it, as a question. */
  asks?: string
  /** The playbook of the incident that its finding opens, e.g. a typed password opens `akun`. */
  opens?: string
  /** Done by this deed once nothing it needs is lacking. */
  doneWith?: TaskDeed
  /** Done, it comes again after this long, until the step is left. */
  every?: Length
  /** One of a series counted from the step's entry, e.g. day 1, 3, 7: whoever comes back starts the series anew. */
  scheduled?: true
}

export interface ChoiceRule {
  name: string
  label: string
  to: string
  needs: Requirement[]
  /** Further needs from severity Tinggi on. */
  needsWhenHigh: Requirement[]
  /** Only this role may take it; null = any analyst or lead. */
  by: Role | null
  byWhenHigh: Role | null
  asks: Askable[]
  /** Further questions from severity Tinggi on. */
  asksWhenHigh: Askable[]
  meets: string[]
  /** Four eyes: whoever completed one of these tasks may not take it. */
  otherThan?: string[]
}

export interface Step {
  id: string
  name: string
  publicStatus: PublicStatus
  /** What happens next, told to the reporter. */
  says: string
  /** Internal (default) clocks stand still here; those of law and SOP run on. */
  waiting: boolean
  /** The incident is closed here. */
  final: boolean
  clocks: string[]
  tasks: Record<string, TaskRule>
  choices: Record<string, ChoiceRule>
}

/** One way to say that an incident belongs to a playbook; all parts must hold. */
export interface Route extends Conditions {
  kind?: Kind
  rsit?: string
  tag?: string
}

/** So many incidents of this playbook, each of another agency, within so long, are one wave: `notice` is proposed for all. */
export interface Wave {
  organisations: number
  within: Length
  notice: Notice
}

/** A playbook as the core runs it. Its clocks are part of it, so that a pinned version pins them too. */
export interface Playbook {
  id: string
  name: string
  kinds: Kind[]
  rsit: string | null
  severity: Severity
  tlp: Tlp
  tags: string[]
  routes?: Route[]
  wave?: Wave
  guidance: { now: string[]; notYet: string[] }
  start: string
  steps: Record<string, Step>
  clocks: Record<string, ClockRule>
}

/** The step by that name. A missing one is a programming error: `checkPlaybook` ran before anything was published. */
export function stepOf(playbook: Playbook, id: string): Step {
  const step = playbook.steps[id]
  if (!step) throw new Error(`playbook ${playbook.id} has no step ${id}`)
  return step
}
