/** How pages write dates, times left, numbers and indicators. The only place that knows the forms of both languages, with language/times.ts. */

import { clockTime as clockTimeOf } from '../../core/dates.ts'
import { spoken } from '../language/spoken.ts'

export { dateOf, dayOf, fullTime, shortTime, zoneName } from '../../core/dates.ts'
export { defang } from '../../core/indicator.ts'

/** `sisa 3 jam 20 menit`, `lewat 2 jam`, `sisa 4 hari 2 jam`. */
export function timeLeft(due: Date, now: Date): string {
  const minutes = Math.trunc((due.getTime() - now.getTime()) / 60_000)
  return minutes < 0 ? `lewat ${duration(-minutes)}` : `sisa ${duration(minutes)}`
}

/** Two units at most; a long stretch needs no minutes. */
export function duration(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days} hari ${hours} jam` : `${days} hari`
  if (hours > 0) return rest > 0 ? `${hours} jam ${rest} menit` : `${hours} jam`
  return `${rest} menit`
}

const numbers = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

export function number(value: number): string {
  return numbers[spoken()].format(value)
}

/** `13.05`, in English `13:05`. */
export function clockTime(date: Date, zone: string): string {
  const text = clockTimeOf(date, zone)
  return spoken() === 'en' ? text.replace('.', ':') : text
}

/** Bytes as `412 KB` or `3,2 MB`. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} KB` : `${number(bytes / 1_000_000)} MB`
}

/** `0812…`, `+62 812…` and `(031) …` to `https://wa.me/62…`; with `text`, the message is filled in. */
export function whatsApp(phone: string, text?: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}${text ? `?text=${encodeURIComponent(text)}` : ''}`
}

/** An office's telephone has no WhatsApp. */
export function isMobile(phone: string): boolean {
  return /^(\+?62|0)8/.test(phone.replace(/[^\d+]/g, ''))
}

export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
