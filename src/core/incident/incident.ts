import type { Calendar } from '../calendar.ts'
import type { Askable, Basis, Length, Playbook, Requirement, TaskDeed, TimeBase } from '../playbook.ts'
import type { Tlp } from '../tlp.ts'
import type { AffectedState, Answer3, Kind, Notice, PublicStatus, Role, Severity } from '../vocabulary.ts'
import type { EvidenceState } from './custody.ts'
import type { Absorbed, Elsewhere, Numbered, Place, Share } from './events.ts'

/** What somebody sent, never edited. `noticed` is as said ("kemarin"), `noticedAt` what was understood, RFC 3339 UTC. */
export interface Report {
  story: string
  noticed: string | null
  noticedAt: string | null
  ongoing: Answer3
  system: string | null
  impact: string | null
  actions: string | null
  /** How it came: form, api, telepon, whatsapp, langsung, impor, surel. */
  via: string
  reporter: Reporter
  /** The agency in the reporter's own words, when it matched none we know. */
  organisationText: string | null
}

export interface Reporter {
  name: string
  position: string | null
  phone: string | null
  email: string | null
}

/** State of one incident: what its events fold into. Times are RFC 3339 UTC. */
export interface Incident {
  id: string
  team: string
  seq: number
  /** seq of the last event that decided something; a page older than this is stale. Notes and warnings do not count. */
  decidedSeq: number
  kind: Kind
  title: string
  step: string
  publicStatus: PublicStatus
  waiting: boolean
  severity: Severity | null
  tlp: Tlp
  rsit: string | null
  tags: string[]
  organisation: string | null
  /** The person who reported it while signed in; null for a form, a token, an import. */
  reporter: string | null
  owner: { id: string; name: string } | null
  iiv: Answer3 | null
  personalData: Answer3 | null
  ongoing: Answer3 | null
  playbook: { id: string; version: number }
  /** Whence its playbook was changed, and by which event, while that can be undone: until the next step is taken. */
  movedFrom?: (Place & { seq: number }) | null
  /** Put aside until then; `seq` of the event that did it. */
  snooze?: { until: string; reason: string; by: string; seq: number } | null
  /** Since when the team waits for an answer of whoever reported, and when one came that nobody has acted upon yet. */
  asked?: { at: string; seq: number } | null
  answered?: { at: string; seq: number } | null
  openedAt: string
  changedAt: string
  closedAt: string | null
  mergedInto: string | null
  /** Where it goes on, who decided that, when and why; gone again when it was taken back. */
  merged?: (Numbered & { at: string; by: string; reason: string }) | null
  /** Those that go on here, in the order they came. */
  absorbed?: (Absorbed & { at: string; by: string; reason: string })[]
  /** Whence it was handed over, and whither. */
  from?: Elsewhere
  transferredTo?: Elsewhere
  shares?: Share[]
  links?: Link[]
  wave?: FoundWave
  answers: Partial<Record<Askable, string>>
  tasks: Task[]
  clocks: Clock[]
  affected: Affected[]
  evidence: Evidence[]
}

/** A task of a step, copied out of the playbook when the step is entered. `id` is `rule` or, when the step is entered again, `rule~2`. */
export interface Task {
  id: string
  rule: string
  step: string
  do: string
  role: Role
  phase: string | null
  dueAt: string | null
  after: string[]
  needs: Requirement[]
  meets: string[]
  notice: Notice | null
  optional: boolean
  asks?: string
  opens?: string
  doneWith?: TaskDeed
  every?: Length
  scheduled?: true
  doneAt: string | null
  doneBy: string | null
  /** Who did it, by id: four eyes look at it. */
  doneById?: string
  /** Set aside, not lost: the playbook the incident was moved to does not know it, or the step of a repeated task was left. */
  asideAt?: string | null
  result: string | null
}

export interface Clock {
  id: string
  name: string
  basis: Basis
  article: string | null
  base: TimeBase
  startedAt: string
  dueAt: string
  warnAt: string
  metAt: string | null
  metBy: string | null
  warnedAt: string | null
  breachedAt: string | null
  pausedAt: string | null
  duty?: string
  /** When the leads are written to as well, and when they were. */
  escalateAt?: string
  escalatedAt?: string | null
  /** Earlier starts, oldest first: a corrected start never deletes the one before. */
  corrections?: Correction[]
  proof?: Proof
  /** Number of the merged incident that it ran in before. */
  from?: string
  /** "Tidak berlaku": a signed reason instead of a proof. */
  waived?: { by: string; reason: string }
}

/** A start that was put right: `startedAt` is the one that stood until `at`. */
export interface Correction {
  startedAt: string
  at: string
  by: string
  reason: string
}

/** That something was sent: when, to whom, how, and the file or the advisory that shows it. */
export interface Proof {
  sentAt: string
  to: string
  how: string
  evidence: string | null
  advisory: string | null
}

/** Another incident that this one opened, by which it was opened, or that has to do with it. */
export interface Link {
  incident: string
  relation: 'opened' | 'opened-by' | 'related' | 'split' | 'split-from'
  /** Of an opened one: by which playbook it runs. */
  playbook?: string
  why: string
}

/** So many incidents at so many agencies look alike; `notice` is proposed for all. */
export interface FoundWave {
  incidents: string[]
  organisations: number
  days: number
  notice: Notice
  at: string
}

/** One agency, or one asset of it, hit by the incident, with a state of its own: "12 of 15 sites fixed" is normal. */
export interface Affected {
  id: string
  organisation: string
  asset: string | null
  label: string
  state: AffectedState
  /** The merged incident that named it. */
  from?: string
}

export interface Evidence {
  id: string
  sha256: string
  name: string
  size: number
  type: string
  /** Left out = free: added before there was a quarantine. */
  state?: EvidenceState
}

/** An incident with what is needed to decide about it: its pinned playbook and its team's calendar. */
export interface Running {
  incident: Incident
  playbook: Playbook
  calendar: Calendar
}
