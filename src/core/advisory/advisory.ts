import type { Tlp } from '../tlp.ts'
import type { AdvisoryStatus, AssetKind, Confirmation, ContactRole, DeliveryState, Notice, OrganisationKind } from '../vocabulary.ts'
import type { CallOutcome } from './call.ts'
import type { AdvisorySource, AffectedProduct, Vulnerability } from './vulnerability.ts'

/** What every notice N2–N4 must carry (DOMAIN §5). `explanation` is Markdown; indicators are stored plain and shown defanged. */
export interface AdvisoryBody {
  actions: string[]
  system: string | null
  explanation: string | null
  indicators: string[]
  references: string[]
  /** Of an N3: what machines read. Left out in a revision = as before. */
  vulnerabilities?: Vulnerability[] | undefined
  products?: AffectedProduct[] | undefined
  source?: AdvisorySource | undefined
  /** Go out with the mail; the bytes lie among the files. */
  attachments?: Attachment[] | undefined
}

export interface Attachment {
  sha256: string
  name: string
  type: string
  size: number
}

/**
 * Who is meant: organisations × assets × roles, minus exceptions; see audience.ts for how they meet. What is optional came
 * later: audiences stored before have only the others, and read by `wholeAudience`.
 */
export interface Audience {
  /** Agencies by code. */
  organisations: string[]
  kinds: OrganisationKind[]
  /** One area: the code and everything below it. */
  below: string | null
  /** More areas. */
  areas?: string[]
  /** Products and technologies, in words. */
  assets: string[]
  /** Each with everything below it. */
  domains?: string[]
  /** CIDR, from–to, or one address; IPv4 or IPv6. */
  ranges?: string[]
  /** Owners of what this incident hit. */
  affectedOf: string | null
  /** Agencies that are told whatever they are or own. */
  also?: string[]
  /** Codes, each with everything below it. */
  except: string[]
  /** Agencies that are told though they were told of the same before. */
  again?: string[]
  roles: ContactRole[]
}

export interface Advisory {
  id: string
  team: string
  seq: number
  notice: Notice
  incident: string | null
  title: string
  tlp: Tlp
  body: AdvisoryBody
  dueAt: string | null
  audience: Audience
  status: AdvisoryStatus
  author: { id: string; name: string }
  approvedBy: { id: string; name: string } | null
  /** The label of its sources that its own was knowingly set below. */
  loweredFrom?: Tlp | null
  /** The texts it was approved with. */
  texts?: ApprovedTexts | null
  /** That its author asked the others to approve this version; `leadsAlone`: only leads can. */
  asked?: { at: string; by: string; seq: number; leadsAlone?: true } | null
  /** That a second person sent this version back, and why. */
  returned?: Returned | null
  /** When a second person wants it sent. */
  sendAt?: string | null
  scheduledBy?: { id: string; name: string } | null
  /** Why it was not sent at the time that was set. */
  notSentBecause?: string | null
  pausedAt?: string | null
  /** The advisory that this one replaces; it goes to those who got that one. */
  corrects?: string | null
  correctedBy?: { id: string; number: string } | null
  createdAt: string
  sentAt: string | null
  recipients: number
  /** Of what is public: as the team was called, and reached, when it was published. Those from before have none. */
  publisher?: PublishedBy
}

export interface Returned {
  at: string
  by: string
  note: string
}

export interface PublishedBy {
  name: string
  email: string
  phone: string | null
  /** Time zone in which the document says dates. */
  zone: string
}

/** How many own texts its team had when somebody agreed to it, and by which playbook one was chosen: later ones do not change it. */
export interface ApprovedTexts {
  version: number
  playbook: string | null
}

export type AdvisoryDraft = Pick<Advisory, 'notice' | 'incident' | 'title' | 'tlp' | 'body' | 'dueAt' | 'audience'>

export type AdvisoryEvent =
  | { type: 'drafted'; id: string; team: string; draft: AdvisoryDraft; corrects?: string }
  | { type: 'revised'; draft: AdvisoryDraft }
  /** Another audience for the same text: no new version of it. */
  | { type: 'aimed'; audience: Audience }
  /** `lowering`: from which label of its sources, and why. */
  | { type: 'approved'; lowering?: { from: Tlp; reason: string }; texts?: ApprovedTexts }
  | { type: 'approval_asked'; leadsAlone?: true }
  /** By who could have approved it, instead of that. */
  | { type: 'returned'; note: string }
  | { type: 'sent'; recipients: number; publisher?: PublishedBy }
  | ({ type: 'answered'; delivery: string; organisation: string; by: string; answer: Confirmation; note: string | null } & Enclosed)
  /** By hand: `byHand`, and why, when the last message was less than four hours old. */
  | { type: 'reminded'; delivery: string; organisation: string; reminder: number; escalated: boolean; byHand?: boolean; reason?: string }
  | { type: 'bounced'; delivery: string; organisation: string; reason: string; hard: boolean }
  | { type: 'called'; organisation: string; contact: string; name: string; outcome: CallOutcome }
  | { type: 'replied'; delivery: string; organisation: string; from: string; text: string }
  | { type: 'withdrawn' }
  | { type: 'scheduled'; at: string }
  | { type: 'unscheduled'; reason: string | null }
  | { type: 'paused' }
  | { type: 'resumed' }
  | { type: 'corrected'; id: string; number: string }

/** Evidence that came with an answer. */
export interface Enclosed {
  files?: { id: string; name: string; sha256: string; size: number }[]
}

/** What the composer of an audience needs to know of the register. */
export interface KnownContact {
  id: string
  organisation: string
  name: string
  role: ContactRole
  email: string | null
  suspended: boolean
  /** Entered by an agency itself and not yet confirmed by whoever holds the address. */
  unverified?: boolean
  /** Wants no notices of the kinds that may be declined. */
  declined?: boolean
}

export interface KnownAsset {
  organisation: string
  kind: AssetKind
  value: string
  name: string
}

export interface Recipient {
  organisation: string
  contact: string
  name: string
  role: ContactRole
  address: string
  /** Which rule brought them in, as a sentence. */
  why?: string
}

/** Only general advisories may be declined: an incident, a vulnerability, a withdrawal concerns whoever is told of it. */
export function mayDecline(notice: Notice): boolean {
  return notice === 'N4'
}

/** State in the words of DOMAIN §5: an answer outranks whatever the server said. */
export function deliveryState(delivery: { answer: string | null }, mail: { status: string; attempts: number } | null): DeliveryState {
  if (delivery.answer === 'diterima') return 'dikonfirmasi'
  if (delivery.answer) return delivery.answer as DeliveryState
  if (!mail) return 'antre'
  if (mail.status === 'sent') return 'terkirim'
  if (mail.status === 'failed') return 'gagal'
  return mail.attempts > 0 ? 'ditunda' : 'antre'
}
