import { z } from 'zod'
import { zones } from '../../core/calendar.ts'
import { answers3, kinds } from '../../core/vocabulary.ts'
import { email, optional, phone, required } from './text.ts'

const words = <K extends string>(list: Record<K, string>, sentence: string) => z.enum(Object.keys(list) as [K, ...K[]], sentence)

/** The report's fields by screen; the names are the API's. Messages stand beside their fields. */
export const eventFields = z.object({
  kind: words(kinds, 'Pilih jenis kejadian; "Belum tahu" juga boleh.'),
  story: required(10_000, 'Ceritakan apa yang terjadi, satu kalimat pun cukup.'),
  noticed: z.preprocess(typed => typed || 'baru-saja', z.string().max(40)),
  noticed_day: optional(2),
  noticed_month: optional(2),
  noticed_year: optional(4),
  ongoing: z.preprocess(typed => typed || 'belum-diketahui', words(answers3, 'Pilih ya, tidak, atau belum diketahui.')),
})

export const systemFields = z.object({ system: optional(500), impact: optional(4000), actions: optional(4000) })

export const reporterFields = z
  .object({
    organisation: required(200, 'Tulis nama instansi Anda.'),
    organisation_choice: optional(120),
    name: required(200, 'Tulis nama Anda.'),
    position: optional(200),
    phone: phone.refine(
      number => number === null || number.replace(/\D/g, '').length >= 9,
      'Nomornya kurang lengkap; mis. 0812-3456-7890.',
    ),
    email,
  })
  .superRefine((given, context) => {
    if (!given.phone && !given.email)
      context.addIssue({ code: 'custom', path: ['phone'], message: 'Isi nomor WhatsApp/telepon atau surel, paling tidak satu.' })
  })

export type EventFields = z.output<typeof eventFields>

/** When it was noticed, from the quick choices, three fields, or RFC 3339; null = not understood. */
export function noticedAt(given: EventFields, now: Date, zone: string): Date | null {
  const offset = (zones[zone]?.offset ?? 0) * 60_000
  const today = Math.floor((now.getTime() + offset) / 86_400_000) * 86_400_000 - offset
  if (saysDate(given)) return dateFromParts(given, offset, now)
  if (given.noticed === 'baru-saja') return now
  if (given.noticed === 'hari-ini') return new Date(today)
  if (given.noticed === 'kemarin') return new Date(today - 86_400_000)
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(given.noticed)
    ? Date.parse(given.noticed)
    : Number.NaN
  return isPast(time, now) ? new Date(time) : null
}

/** A date that was typed is meant, whether or not "Tanggal lain" was chosen beside it. */
export function saysDate({ noticed, noticed_day, noticed_month }: EventFields): boolean {
  return noticed === 'tanggal-lain' || noticed_day !== null || noticed_month !== null
}

function dateFromParts({ noticed_day, noticed_month, noticed_year }: EventFields, offset: number, now: Date): Date | null {
  const [day, month, year] = [noticed_day, noticed_month, noticed_year].map(part =>
    part && /^\d+$/.test(part) ? Number(part) : Number.NaN,
  )
  if (day === undefined || month === undefined || year === undefined || year < 2000) return null
  const utc = new Date(Date.UTC(year, month - 1, day))
  if (utc.getUTCDate() !== day || utc.getUTCMonth() !== month - 1) return null
  return isPast(utc.getTime() - offset, now) ? new Date(utc.getTime() - offset) : null
}

/** Not in the future, a day's clock difference allowed. */
function isPast(time: number, now: Date): boolean {
  return Number.isFinite(time) && time <= now.getTime() + 86_400_000
}
