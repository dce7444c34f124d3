import type { Actor } from '../actor.ts'
import type { Enclosed } from '../advisory/advisory.ts'
import type { Mention } from '../mention.ts'
import type { Askable, TaskDeed } from '../playbook.ts'
import type { Tlp } from '../tlp.ts'
import type { AffectedState, Answer3, Kind, PublicStatus, Severity } from '../vocabulary.ts'
import type { CallResult } from './call.ts'
import type { EvidenceState } from './custody.ts'
import type { Affected, Clock, Evidence, FoundWave, Link, Proof, Task } from './incident.ts'

/** Everything that can have happened to an incident. Past tense; a fact carries all that replay needs, no playbook required. */
export type IncidentEvent =
  | { type: 'opened'; opening: Opening }
  | { type: 'chosen'; choice: string; label: string; from: string; to: string; answers: Partial<Record<Askable, string>> }
  | { type: 'entered'; step: string; name: string; publicStatus: PublicStatus; waiting: boolean; final: boolean }
  | { type: 'classified'; changes: Classification }
  | { type: 'lowered'; from: Tlp; to: Tlp; reason: string }
  | { type: 'assigned'; owner: { id: string; name: string } | null }
  | { type: 'snoozed'; until: string; reason: string }
  | { type: 'unsnoozed'; why: Waking }
  /** `mailed`: a reply to whoever reported it, sent to so many of them by mail. */
  | { type: 'noted'; text: string; visible: boolean; mailed?: number; called?: Called[] }
  | { type: 'informed'; text: string; via?: string }
  | { type: 'task_added'; task: Task }
  /** `with`: the deed that did it, where nobody ticked it. */
  | { type: 'task_completed'; task: string; do: string; result: string | null; with?: TaskDeed }
  | { type: 'playbook_moved'; from: Place; to: Place; reason: string; undoes?: number }
  | { type: 'task_set_aside'; task: string; do: string; why: string }
  | { type: 'task_resumed'; task: string; do: string }
  /** `why`: the answers of triage that began it, in words. */
  | { type: 'clock_started'; clock: Clock; why?: string }
  | { type: 'clock_redue'; clock: string; dueAt: string; warnAt: string; escalateAt?: string; why: string }
  | { type: 'clock_met'; clock: string; by: string; proof?: Proof }
  | { type: 'clock_waived'; clock: string; reason: string }
  | { type: 'clock_corrected'; clock: string; startedAt: string; dueAt: string; warnAt: string; escalateAt?: string; reason: string }
  | { type: 'clock_escalated'; clock: string }
  | { type: 'clock_warned'; clock: string }
  | { type: 'clock_breached'; clock: string }
  | { type: 'clock_paused'; clock: string }
  | { type: 'clock_resumed'; clock: string; dueAt: string; warnAt: string; escalateAt?: string }
  | { type: 'affected_added'; affected: Affected }
  | { type: 'affected_changed'; affected: string; state: AffectedState }
  | { type: 'evidence_added'; evidence: Evidence; via?: string }
  | { type: 'evidence_judged'; evidence: string; name: string; from: EvidenceState; to: EvidenceState; reason: string }
  | { type: 'receipt_sent'; address: string }
  | { type: 'advisory_drafted'; advisory: string; notice: string; title: string }
  | { type: 'advisory_sent'; advisory: string; number: string; notice: string; title: string; recipients: number; organisations: string[] }
  | ({
      type: 'advisory_answered'
      advisory: string
      number: string
      organisation: string
      by: string
      answer: string
      note: string | null
    } & Enclosed)
  | { type: 'advisory_called'; number: string; organisation: string; name: string; outcome: string }
  | { type: 'called'; name: string; organisation: string | null; outcome: CallResult; note: string | null }
  | { type: 'mail_bounced'; template: string; to: string; organisation: string | null; reason: string; hard: boolean }
  | { type: 'reply_received'; from: string; text: string; number: string | null; via?: string }
  | { type: 'advisory_unanswered'; advisory: string; number: string; organisation: string; reminder: number }
  | { type: 'transferred'; to: Elsewhere; reason: string; reporterToo: boolean }
  | { type: 'released'; why: string }
  | { type: 'rejected'; why: string; reason: string }
  | { type: 'shared'; share: Share }
  | { type: 'linked'; link: Link }
  | { type: 'unlinked'; incident: string; reason: string | null }
  | { type: 'wave_found'; wave: Omit<FoundWave, 'at'> }
  | { type: 'merged'; into: Numbered; reason: string }
  | { type: 'absorbed'; absorbed: Absorbed; affected: Affected[]; reason: string }
  | { type: 'unmerged'; from: Numbered; affected: { id: string; state: AffectedState }[]; reason: string }
  | { type: 'parted'; incident: string; number: string; reason: string }
  | { type: 'unshared'; partner: string; name: string; reason: string | null }

/** Another incident of the same team, by id and by the number people know. */
export interface Numbered {
  incident: string
  number: string
}

/** A colleague whom a note mentions; `barred`: they may not read the incident, and were not written to. */
export interface Called extends Mention {
  barred?: true
}

/** An incident that goes on here; `via` in what came in for it afterwards is its id. */
export interface Absorbed extends Numbered {
  title: string
  tlp: Tlp
}

/** Why an incident that was put aside is back before its time. */
export type Waking = 'diminta' | 'pelapor' | 'surel' | 'instansi' | 'langkah' | 'gabungan'

/** Where an incident stands in which version of which playbook. */
export interface Place {
  id: string
  version: number
  step: string
}

/** The same case with another team. */
export interface Elsewhere {
  team: string
  name: string
  incident: string
}

/** Who else sees the incident, by name. `partner` is `team:<id>` or a person's id; `until` RFC 3339 UTC, null = until revoked. */
export interface Share {
  partner: string
  name: string
  until: string | null
}

export interface Opening {
  id: string
  team: string
  kind: Kind
  title: string
  tlp: Tlp
  ongoing: Answer3 | null
  organisation: string | null
  severity: Severity
  rsit: string | null
  tags: string[]
  playbook: { id: string; version: number }
  /** Whence it was handed over. */
  from?: Elsewhere
  /** Salted SHA-256 of the report as stored beside the chain. */
  reportHash: string
}

/** What triage decides. Absent = unchanged. */
export interface Classification {
  title?: string
  kind?: Kind
  severity?: Severity
  tlp?: Tlp
  rsit?: string | null
  tags?: string[]
  organisation?: string | null
  iiv?: Answer3
  personalData?: Answer3
  ongoing?: Answer3
}

/** An event as it stands in the chain. */
export interface Recorded {
  seq: number
  at: string
  actor: Pick<Actor, 'kind' | 'id' | 'name'>
  event: IncidentEvent
}
