import type { Person } from './model.ts'

/** One thing that somebody does, or that the clock does, said in full: the same act is done to the model and to the core. */
export type Act =
  | { do: 'choose'; choice: string; by: Person; answered: boolean; stale: boolean }
  | { do: 'finish'; task: string; by: Person; result: string }
  | { do: 'open'; task: string; by: Person; why: string }
  | { do: 'classify'; changes: Changes; by: Person }
  | { do: 'assign'; to: Person | null; by: Person }
  | { do: 'evidence'; id: string; by: Person }
  | { do: 'affected'; label: string; by: Person }
  | { do: 'send'; notice: string; by: Person }
  | { do: 'receipt' }
  | { do: 'waive'; clock: string; reason: string; by: Person }
  | { do: 'prove'; clock: string; evidence: boolean; sentAgo: number; by: Person }
  | { do: 'correct'; clock: string; ago: number; by: Person }
  | { do: 'wait'; minutes: number }

export interface Changes {
  severity?: string
  rsit?: string
  organisation?: string
  iiv?: string
  personal_data?: string
  ongoing?: string
}
