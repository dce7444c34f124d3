/**
 * What a template may say. Names are those written in templates (`ticket.number`). Dates come already formatted in the
 * team's zone ("Selasa, 7 Juli 2026 pukul 13.05 WIB"); indicators come defanged. Every key is present: unknown = null.
 */
export interface TeamFacts {
  name: string
  short_name: string
  phone: string | null
  email: string | null
  url: string | null
}

export interface TicketFacts {
  number: string
  /** The eight characters that open the ticket together with its number; null in mail that must not carry them. */
  code: string | null
  /** The secret tracking link; null likewise. */
  url: string | null
  title: string
  /** Label of the kind, e.g. "Situs web diubah, mis. judi online". */
  kind: string
}

export interface AdvisoryFacts {
  number: string
  version: number
  /** e.g. "Notifikasi Insiden". */
  notice_name: string
  /** Kind of indication, required by Peraturan BSSN 1/2024. */
  kind: string
  title: string
  /** Recommendations, each one sentence. */
  actions: string[]
  system: string | null
  explanation: string | null
  indicators: string[]
  references: string[]
  due: string | null
  /** Earlier versions, each one line: "Versi 1, 7 Juli 2026: terbit pertama". */
  history: string[]
  withdrawn: boolean
}

export interface RecipientFacts {
  name: string
  organisation: string
  role: string
}

/** `says` is the step's sentence for the reporter, `by` when they will hear from us at the latest. */
export interface NextFacts {
  says: string
  by: string | null
}

/**
 * What a letter tells of one incident. Nothing is null or left out: what is not known says so by itself,
 * "[belum diisi: dampak]", so that no letter hides it. Nobody who reported is named.
 */
export interface IncidentFacts {
  number: string
  title: string
  /** Label of the RSIT class when triage found one, then of the kind that was reported. */
  kind: string
  severity: string
  organisation: string
  system: string
  /** What was reported, in the reporter's words. */
  description: string
  impact: string
  /** When it happened, and when it was reported. */
  occurred: string
  /** Since when it is known, as the report says. */
  noticed: string
  reported: string
  /** How they came in. */
  entry: string
  /** Which personal data came out. */
  exposed: string
  /** One line each, oldest first: "Selasa, 7 Juli 2026 pukul 13.05 WIB: Laporan diterima". */
  chronology: string[]
  affected: string[]
  handling: string[]
  recovery: string[]
  /** Who of the team works on it. */
  officer: string
}

/** `due` and `article` are those of the deadline that the letter meets; "[belum diisi: …]" when none runs. */
export interface LetterFacts {
  date: string
  due: string
  article: string
}

/** What may be said to everybody: no word of the report, no name of a system. */
export interface StatementFacts {
  kind: string
  organisation: string
  date: string
  status: string
}

export interface Facts {
  team: TeamFacts
  tlp: string
  ticket: TicketFacts
  reporter: { name: string }
  next: NextFacts
  guidance: { now: string[]; not_yet: string[] }
  advisory: AdvisoryFacts
  /** What the team answers whoever reported; null: it is read on their page alone. */
  reply: { text: string | null }
  /** A draft that waits for a second person. */
  approval: { number: string; title: string; notice_name: string; by: string }
  /** A draft that a second person sent back, and why; null: it is read in the console alone. */
  returned: { number: string; title: string; notice_name: string; by: string; note: string | null }
  /** Another team's incident: `theirs` = it is handled here from now on. */
  handed: { from: string; number: string; title: string | null; theirs: boolean }
  /** Who mentioned a colleague in a note, and how it begins; null: it is read in the console alone. */
  mention: { by: string; note: string | null }
  recipient: RecipientFacts
  confirm_url: string
  /** `escalated`: the head of the agency is in copy. */
  reminder: { number: number; escalated: boolean }
  clock: { id: string; name: string; article: string | null; due: string; breached: boolean }
  console_url: string
  /** An advisory that could not be sent when its time came. */
  scheduled: { number: string; title: string; reason: string }
  invitation: { url: string; until: string; role: string }
  /** A single-use link of a person's own, and how long it is good. */
  link: { url: string; until: string }
  /** `by`: who of the agency wrote the address down. */
  verification: { url: string; until: string; by: string }
  /** What an agency changed in the register by itself. */
  change: { says: string; by: string; organisation: string }
  incident: IncidentFacts
  letter: LetterFacts
  statement: StatementFacts
  /** Agencies of an area that stay silent, a line each, for its Sekda. */
  silent: { sekda: string; area: string; lines: string[] }
}

export type ReceiptFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'reporter' | 'next' | 'guidance'>
export type ReplyFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'reporter' | 'reply'>
/** N2 N3 N4 N9. Written to one recipient each, so that the confirmation link is theirs. */
export type NoticeFacts = Pick<Facts, 'team' | 'tlp' | 'advisory' | 'recipient' | 'confirm_url'>
export type ReminderFacts = NoticeFacts & Pick<Facts, 'reminder'>
export type ClockFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'clock' | 'recipient' | 'console_url'>
export type MentionFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'mention' | 'recipient' | 'console_url'>
export type HandedFacts = Pick<Facts, 'team' | 'tlp' | 'handed' | 'recipient' | 'console_url'>
export type ApprovalFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'approval' | 'console_url'>
export type ReturnedFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'returned' | 'console_url'>
export type NotSentFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'scheduled' | 'console_url'>
export type VerificationFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'verification'>
export type ChangeFacts = Pick<Facts, 'team' | 'tlp' | 'change' | 'console_url'>
export type InvitationFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'invitation'>
export type LinkFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'link'>
export type CheckFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'link'>
export type SekdaFacts = Pick<Facts, 'team' | 'tlp' | 'silent'>
/** N5 N6 N7: written about one incident, to be read, completed and sent by people. */
export type IncidentLetterFacts = Pick<Facts, 'team' | 'tlp' | 'incident' | 'letter'>
/** The letter to the head of an agency, beside the mail to its contacts. */
export type NoticeLetterFacts = IncidentLetterFacts & Pick<Facts, 'advisory'>
export type PublicStatementFacts = Pick<Facts, 'team' | 'tlp' | 'statement' | 'letter' | 'guidance'>

const notice = ['team', 'tlp', 'advisory', 'recipient', 'confirm_url'] satisfies (keyof NoticeFacts)[]
const letter = ['team', 'tlp', 'incident', 'letter'] satisfies (keyof IncidentLetterFacts)[]

/** Which facts each template is given; a template that asks for others is refused before it can fail in the night. */
export const factsOf: Record<string, readonly (keyof Facts)[]> = {
  N1: ['team', 'tlp', 'ticket', 'reporter', 'next', 'guidance'] satisfies (keyof ReceiptFacts)[],
  N2: notice,
  N3: notice,
  N4: notice,
  'N2-surat': [...letter, 'advisory'] satisfies (keyof NoticeLetterFacts)[],
  N5: letter,
  N6: letter,
  'N7-subjek': letter,
  'N7-lembaga': letter,
  N8: ['team', 'tlp', 'statement', 'letter', 'guidance'] satisfies (keyof PublicStatementFacts)[],
  N9: notice,
  pengingat: [...notice, 'reminder'] satisfies (keyof ReminderFacts)[],
  balasan: ['team', 'tlp', 'ticket', 'reporter', 'reply'] satisfies (keyof ReplyFacts)[],
  tenggat: ['team', 'tlp', 'ticket', 'clock', 'recipient', 'console_url'] satisfies (keyof ClockFacts)[],
  sebutan: ['team', 'tlp', 'ticket', 'mention', 'recipient', 'console_url'] satisfies (keyof MentionFacts)[],
  kiriman: ['team', 'tlp', 'handed', 'recipient', 'console_url'] satisfies (keyof HandedFacts)[],
  persetujuan: ['team', 'tlp', 'recipient', 'approval', 'console_url'] satisfies (keyof ApprovalFacts)[],
  pengembalian: ['team', 'tlp', 'recipient', 'returned', 'console_url'] satisfies (keyof ReturnedFacts)[],
  jadwal: ['team', 'tlp', 'recipient', 'scheduled', 'console_url'] satisfies (keyof NotSentFacts)[],
  verifikasi: ['team', 'tlp', 'recipient', 'verification'] satisfies (keyof VerificationFacts)[],
  perubahan: ['team', 'tlp', 'change', 'console_url'] satisfies (keyof ChangeFacts)[],
  undangan: ['team', 'tlp', 'recipient', 'invitation'] satisfies (keyof InvitationFacts)[],
  pulihkan: ['team', 'tlp', 'recipient', 'link'] satisfies (keyof LinkFacts)[],
  'tautan-masuk': ['team', 'tlp', 'recipient', 'link'] satisfies (keyof LinkFacts)[],
  'cek-narahubung': ['team', 'tlp', 'recipient', 'link'] satisfies (keyof CheckFacts)[],
  sekda: ['team', 'tlp', 'silent'] satisfies (keyof SekdaFacts)[],
}
