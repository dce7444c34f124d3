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

export interface Facts {
  team: TeamFacts
  tlp: string
  ticket: TicketFacts
  reporter: { name: string }
  next: NextFacts
  guidance: { now: string[]; not_yet: string[] }
  advisory: AdvisoryFacts
  recipient: RecipientFacts
  confirm_url: string
  /** `escalated`: the head of the agency is in copy. */
  reminder: { number: number; escalated: boolean }
  clock: { id: string; name: string; article: string | null; due: string; breached: boolean }
  console_url: string
  invitation: { url: string; until: string; role: string }
  /** A single-use link of a person's own, and how long it is good. */
  link: { url: string; until: string }
  /** `by`: who of the agency wrote the address down. */
  verification: { url: string; until: string; by: string }
  /** What an agency changed in the register by itself. */
  change: { says: string; by: string; organisation: string }
}

export type ReceiptFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'reporter' | 'next' | 'guidance'>
/** N2 N3 N4 N9. Written to one recipient each, so that the confirmation link is theirs. */
export type NoticeFacts = Pick<Facts, 'team' | 'tlp' | 'advisory' | 'recipient' | 'confirm_url'>
export type ReminderFacts = NoticeFacts & Pick<Facts, 'reminder'>
export type ClockFacts = Pick<Facts, 'team' | 'tlp' | 'ticket' | 'clock' | 'recipient' | 'console_url'>
export type VerificationFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'verification'>
export type ChangeFacts = Pick<Facts, 'team' | 'tlp' | 'change' | 'console_url'>
export type InvitationFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'invitation'>
export type LinkFacts = Pick<Facts, 'team' | 'tlp' | 'recipient' | 'link'>

const notice = ['team', 'tlp', 'advisory', 'recipient', 'confirm_url'] satisfies (keyof NoticeFacts)[]

/** Which facts each template is given; a template that asks for others is refused before it can fail in the night. */
export const factsOf: Record<string, readonly (keyof Facts)[]> = {
  N1: ['team', 'tlp', 'ticket', 'reporter', 'next', 'guidance'] satisfies (keyof ReceiptFacts)[],
  N2: notice,
  N3: notice,
  N4: notice,
  N9: notice,
  pengingat: [...notice, 'reminder'] satisfies (keyof ReminderFacts)[],
  tenggat: ['team', 'tlp', 'ticket', 'clock', 'recipient', 'console_url'] satisfies (keyof ClockFacts)[],
  verifikasi: ['team', 'tlp', 'recipient', 'verification'] satisfies (keyof VerificationFacts)[],
  perubahan: ['team', 'tlp', 'change', 'console_url'] satisfies (keyof ChangeFacts)[],
  undangan: ['team', 'tlp', 'recipient', 'invitation'] satisfies (keyof InvitationFacts)[],
  pulihkan: ['team', 'tlp', 'recipient', 'link'] satisfies (keyof LinkFacts)[],
  'tautan-masuk': ['team', 'tlp', 'recipient', 'link'] satisfies (keyof LinkFacts)[],
}

/** One believable value for everything: what templates are checked against, and what their preview shows. */
export const exampleFacts: Facts = {
  team: {
    name: 'Tim Tanggap Insiden Siber Provinsi Jawa Timur',
    short_name: 'TTIS Jatim',
    phone: '(031) 8290000',
    email: 'csirt@contoh.go.id',
    url: 'https://csirt.contoh.go.id',
  },
  tlp: 'AMBER+STRICT',
  ticket: {
    number: 'JATIM-2026-0042',
    code: 'K7QM2XPA',
    url: 'https://csirt.contoh.go.id/t/contoh',
    title: 'Situs web diubah: dinkes.contohkab.go.id',
    kind: 'Situs web diubah, mis. judi online',
  },
  reporter: { name: 'Siti Aminah' },
  next: {
    says: 'Petugas akan membaca laporan Anda dan memeriksa kejadiannya.',
    by: 'Selasa, 7 Juli 2026 pukul 13.05 WIB',
  },
  guidance: { now: ['Simpan log server web.'], not_yet: ['Jangan menghapus berkas.'] },
  advisory: {
    number: 'N2-2026-0017',
    version: 2,
    notice_name: 'Notifikasi Insiden',
    kind: 'Situs web diubah, mis. judi online',
    title: 'Halaman judi online pada dinkes.contohkab.go.id',
    actions: ['Tutup halaman sisipan tanpa menghapus berkas.', 'Simpan log akses 30 hari terakhir.'],
    system: 'dinkes.contohkab.go.id',
    explanation: 'Ditemukan 214 halaman sisipan di folder unggahan.',
    indicators: ['hxxps://slot-gacor[.]example/'],
    references: ['https://www.bssn.go.id/'],
    due: 'Kamis, 9 Juli 2026 pukul 13.05 WIB',
    history: ['Versi 1, 7 Juli 2026: terbit pertama'],
    withdrawn: false,
  },
  recipient: { name: 'Budi Santoso', organisation: 'Dinas Kesehatan Kab. Contoh', role: 'Agen siber' },
  confirm_url: 'https://csirt.contoh.go.id/b/contoh',
  reminder: { number: 1, escalated: false },
  clock: {
    id: 'K4',
    name: 'Notifikasi tertulis kepada OPD',
    article: null,
    due: 'Selasa, 7 Juli 2026 pukul 21.05 WIB',
    breached: false,
  },
  console_url: 'https://csirt.contoh.go.id/konsol/tiket/JATIM-2026-0042',
  invitation: { url: 'https://csirt.contoh.go.id/undangan/contoh', until: 'Rabu, 8 Juli 2026 pukul 13.05 WIB', role: 'Analis' },
  link: { url: 'https://csirt.contoh.go.id/pulihkan/contoh', until: 'Selasa, 7 Juli 2026 pukul 14.05 WIB' },
  verification: { url: 'https://csirt.contoh.go.id/k/contoh', until: 'Kamis, 6 Agustus 2026 pukul 13.05 WIB', by: 'Siti Aminah' },
  change: { says: 'Narahubung baru: Budi Santoso.', by: 'Siti Aminah', organisation: 'Dinas Kesehatan Kab. Contoh' },
}
