import type { Figures } from './figures.ts'
import type { Month } from './month.ts'

/** A length of time as people say it: minutes under an hour, hours under two days, then days. */
export function lengthInWords(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return `${Math.round(hours * 60)} menit`
  if (hours < 48) return `${decimal(hours)} jam`
  return `${decimal(hours / 24)} hari`
}

export interface Compared {
  /** What came in in the month before. */
  before: number
  /** Whether the month has ended: one that runs is not measured against a whole one. */
  over: boolean
}

/** The month in two sentences, for whoever reads nothing else. */
export function monthInWords({ counts, response, clocks }: Figures, month: Month, compared: Compared): string {
  const { masuk, ditutup, kambuh } = counts
  if (masuk === 0 && ditutup === 0)
    return compared.over
      ? `Pada ${month.label} tidak ada insiden yang masuk atau selesai.`
      : `Pada ${month.label} belum ada insiden yang masuk atau selesai.`
  const legal = clocks.law.kept + clocks.law.missed
  const parts = [
    cameIn(masuk, ditutup, { month, compared }),
    response.median === null ? '' : `Separuhnya ditanggapi dalam ${lengthInWords(response.median)}.`,
    legal === 0 ? '' : `${clocks.law.kept} dari ${legal} tenggat hukum ditepati.`,
    kambuh === 0 ? '' : `${kambuh} kambuh dalam 90 hari.`,
  ]
  return parts.filter(Boolean).join(' ')
}

function cameIn(masuk: number, ditutup: number, { month, compared: { before, over } }: { month: Month; compared: Compared }): string {
  if (!over)
    return `Sejauh ini pada ${month.label} masuk ${masuk} insiden, dan ${ditutup} selesai ditangani; sepanjang bulan sebelumnya masuk ${before}.`
  const change = masuk - before
  const compared =
    change === 0
      ? 'sama dengan bulan sebelumnya'
      : `${Math.abs(change)} ${change > 0 ? 'lebih banyak' : 'lebih sedikit'} dari bulan sebelumnya`
  return `Pada ${month.label} masuk ${masuk} insiden, ${compared}, dan ${ditutup} selesai ditangani.`
}

function decimal(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}
