import type { Figures } from './figures.ts'
import type { Month } from './month.ts'

/** A length of time as people say it: minutes under an hour, hours under two days, then days. */
export function lengthInWords(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return `${Math.round(hours * 60)} menit`
  if (hours < 48) return `${decimal(hours)} jam`
  return `${decimal(hours / 24)} hari`
}

/** The month in two sentences, for whoever reads nothing else. `before` = what came in in the month before. */
export function monthInWords({ counts, response, clocks }: Figures, month: Month, before: number): string {
  const { masuk, ditutup, kambuh } = counts
  if (masuk === 0 && ditutup === 0) return `Pada ${month.label} tidak ada insiden yang masuk atau selesai.`
  const change = masuk - before
  const compared =
    change === 0
      ? 'sama dengan bulan sebelumnya'
      : `${Math.abs(change)} ${change > 0 ? 'lebih banyak' : 'lebih sedikit'} dari bulan sebelumnya`
  const legal = clocks.law.kept + clocks.law.missed
  const parts = [
    `Pada ${month.label} masuk ${masuk} insiden, ${compared}, dan ${ditutup} selesai ditangani.`,
    response.median === null ? '' : `Separuhnya ditanggapi dalam ${lengthInWords(response.median)}.`,
    legal === 0 ? '' : `${clocks.law.kept} dari ${legal} tenggat hukum ditepati.`,
    kambuh === 0 ? '' : `${kambuh} kambuh dalam 90 hari.`,
  ]
  return parts.filter(Boolean).join(' ')
}

function decimal(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}
