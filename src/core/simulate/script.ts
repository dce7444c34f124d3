import type { Calendar } from '../calendar.ts'
import type { Classification } from '../incident/events.ts'
import type { Report } from '../incident/incident.ts'
import type { Askable } from '../playbook.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Kind, Notice, Role, Severity } from '../vocabulary.ts'

/** A case told in advance: who does what when, and what must be true then. */
export interface Script {
  id: string
  name: string
  playbook: string
  start: Date
  calendar: Calendar
  kind: Kind
  report: Report
  people: Record<string, Role>
  acts: Act[]
}

export interface Act {
  at: Date
  by: string
  /** null: time passes, and something is expected. */
  doing: Deed | null
  expect: Expectation
}

export type Deed =
  | { what: 'choose'; choice: string; answers: Partial<Record<Askable, string>> }
  | { what: 'do'; tasks: string[] | 'all'; result: string | null }
  | { what: 'classify'; changes: Classification; reason: string | undefined }
  | { what: 'assign'; person: string }
  | { what: 'affected'; labels: string[] }
  | { what: 'evidence'; names: string[] }
  | { what: 'send'; notice: Notice }
  | { what: 'prove'; clock: string; to: string; how: string; sentAt: Date; evidence: string | null }
  | { what: 'waive'; clock: string; reason: string }
  | { what: 'known_since'; clocks: string[]; since: Date; reason: string }
  | { what: 'open'; task: string; why: string }
  | { what: 'note'; text: string }

export const clockStates = {
  running: 'berjalan',
  warned: 'hampir lewat',
  overdue: 'lewat',
  paused: 'berhenti sementara',
  met: 'dipenuhi',
  late: 'dipenuhi terlambat',
  waived: 'tidak berlaku',
  absent: 'tidak ada',
} as const
export type ClockState = keyof typeof clockStates

export const taskStates = { open: 'belum selesai', late: 'terlambat', done: 'selesai', aside: 'disisihkan', absent: 'tidak ada' } as const
export type TaskState = keyof typeof taskStates

/** Absent = not looked at. `overdue` and `offered` are exact lists, `missing` and `linked` must at least be there. */
export interface Expectation {
  step?: string
  severity?: Severity
  owner?: string
  refused?: RefusalCode
  missing?: string[]
  offered?: string[]
  overdue?: string[]
  clocks?: Record<string, ClockState>
  due?: Record<string, Date>
  tasks?: Record<string, TaskState>
  linked?: string[]
}
