import type { Severity } from './vocabulary.ts'

/** How far it reaches, narrowest first (DOMAIN §4). */
export const scopes = ['Satu unit', 'Layanan publik satu OPD', 'Beberapa OPD, data pribadi, atau sistem strategis', 'IIV'] as const

/** What it does, mildest first, with the severity to begin from in each scope. */
export const severityMatrix: readonly { impact: string; severities: readonly [Severity, Severity, Severity, Severity] }[] = [
  { impact: 'Percobaan', severities: ['rendah', 'rendah', 'sedang', 'tinggi'] },
  { impact: 'Keutuhan terganggu, sudah tertahan', severities: ['sedang', 'sedang', 'tinggi', 'kritis'] },
  { impact: 'Layanan mati, data keluar, atau masih berlangsung', severities: ['sedang', 'tinggi', 'kritis', 'kritis'] },
]
