import type { FieldError } from '../refusal.ts'
import { compareTlp, type Tlp } from '../tlp.ts'

/** What people compose. All but N8 go by mail; the template of that name words it. */
export const composed = ['N2', 'N3', 'N4', 'N8'] as const
export type Composed = (typeof composed)[number]

export type Mandatory = 'incident' | 'system'

/** What a kind of notice settles before anybody writes (DOMAIN §5). Title and actions are everybody's. */
export const noticeRules: Readonly<Record<Composed, { tlp: Tlp; requires: readonly Mandatory[]; says: string }>> = {
  N2: {
    tlp: 'AMBER+STRICT',
    requires: ['incident', 'system'],
    says: 'kepada pemilik sistem yang terkena insiden; sistem yang terkait wajib disebut',
  },
  N3: {
    tlp: 'AMBER',
    requires: ['system'],
    says: 'kepada pemilik produk atau sistem yang punya celah; produknya wajib disebut. Kepada lebih dari satu instansi: GREEN',
  },
  N4: { tlp: 'GREEN', requires: [], says: 'kepada banyak instansi sekaligus; dengan TLP:CLEAR juga terbit di halaman publik' },
  N8: { tlp: 'CLEAR', requires: [], says: 'kepada masyarakat: terbit di halaman publik, tidak dikirim lewat surel, selalu TLP:CLEAR' },
}

/** The label that a notice has while nobody chose one: its own, or its incident's where that is narrower. */
export function usualTlp(notice: Composed, incident: Tlp | null): Tlp {
  const { tlp } = noticeRules[notice]
  if (notice === 'N8') return tlp
  return incident && compareTlp(incident, tlp) > 0 ? incident : tlp
}

/** Told by the public page alone. */
export function isStatement(notice: string): boolean {
  return notice === 'N8'
}

/** What a form of this kind may not leave out. Programs may: the contract of the API says so, and a draft of theirs is completed by people. */
export function missingField(notice: Composed, { system }: { system: string | null }): FieldError | null {
  if (!noticeRules[notice].requires.includes('system') || system) return null
  return { field: 'system', message: `Sebutkan sistem atau produk yang terkait: ${notice} wajib memuatnya.` }
}
