import type { Tlp } from './tlp.ts'
import type { Kind, Notice, PublicStatus, Role, Severity } from './vocabulary.ts'

/** A length of time as the trade says it: minutes, or days (24 h in calendar time, one working day in working time). */
export type Length = { minutes: number } | { days: number }

export type TimeBase = 'calendar' | 'working'

/** Why a clock exists. A clock of law or SOP never pauses; a clock of law closes only with proof or a signed reason. */
export type Basis = 'law' | 'sop' | 'default'

/**
 * One rule of clocks.yaml. `starts`: `report` = when the report comes in, `step` = when a step that names it is entered,
 * `severity` = when the severity becomes Tinggi or worse, `delivery` = per recipient when an advisory is sent (K11).
 * `metBy`: `receipt` = N1 accepted by the server, `response` = first act of a person of the team, a notice code = that
 * notice sent, null = only by a task or choice that says `meets`.
 */
export interface ClockRule {
  id: string
  name: string
  starts: 'report' | 'step' | 'severity' | 'delivery'
  within: Record<Severity, Length>
  base: Record<Severity, TimeBase>
  basis: Basis
  article: string | null
  metBy: 'receipt' | 'response' | Notice | null
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

/** A playbook as the core runs it. Its clocks are part of it, so that a pinned version pins them too. */
export interface Playbook {
  id: string
  name: string
  kinds: Kind[]
  rsit: string | null
  severity: Severity
  tlp: Tlp
  tags: string[]
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
