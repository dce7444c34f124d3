import { type FieldError, Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { sumAdded } from '../store/evidence.ts'
import { findUse } from '../store/guards.ts'
import { withinLimit } from './people.ts'

const hour = 3_600_000
const day = 24 * hour
const megabyte = 1024 * 1024

/** What may be added to one report from outside the team, and by one address or person to whichever. */
const most = {
  perReport: { most: 10, within: hour },
  perSender: { most: 30, within: hour },
  filesPerDay: 20,
  bytes: 200 * megabyte,
}

/** Refuses more than a case needs, and says when to try again. `from` is the sender's network, or the person who signed in. */
export async function limitAdding(
  ports: Ports,
  about: { incident: string; from: string; files: readonly { size: number }[] },
): Promise<void> {
  await limitUntil(ports, `tambah ${about.incident}`, { ...most.perReport, field: 'text' })
  await limitUntil(ports, `tambah dari ${about.from}`, { ...most.perSender, field: 'text' })
  const files = about.files.filter(({ size }) => size > 0)
  if (files.length > 0) await limitFiles(ports, about.incident, files)
}

/** Counts a use and refuses beyond the limit, beside the field, with the minutes to wait. */
export async function limitUntil(ports: Ports, bucket: string, limit: { most: number; within: number; field: string }): Promise<void> {
  if (await withinLimit(ports, bucket, limit)) return
  const use = await findUse(ports.database.query, bucket.slice(0, 300))
  const left = (use ? Date.parse(use.windowStart) : ports.now().getTime()) + limit.within - ports.now().getTime()
  throw tooMany(limit.field, `Terlalu banyak kiriman. Coba lagi ${wait(left)} lagi; yang Anda tulis masih ada di sini.`)
}

async function limitFiles(ports: Ports, incident: string, files: readonly { size: number }[]): Promise<void> {
  const since = new Date(ports.now().getTime() - day).toISOString()
  const { today, bytes, oldest } = await sumAdded(ports.database.query, incident, since)
  if (bytes + files.reduce((sum, { size }) => sum + size, 0) > most.bytes)
    throw tooMany(
      'files',
      'Berkas untuk laporan ini sudah mencapai 200 MB. Hubungi tim untuk mengirim yang lain; keterangan tetap bisa dikirim.',
    )
  if (today + files.length <= most.filesPerDay) return
  const left = (oldest ? Date.parse(oldest) : ports.now().getTime()) + day - ports.now().getTime()
  throw tooMany(
    'files',
    `Paling banyak ${most.filesPerDay} berkas sehari. Kirim berkas lain ${wait(left)} lagi; keterangan tetap bisa dikirim sekarang.`,
  )
}

function tooMany(field: string, message: string): Refusal {
  const errors: FieldError[] = [{ field, message }]
  return new Refusal('too_many', message, { errors })
}

function wait(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000))
  return minutes < 90 ? `${minutes} menit` : `${Math.ceil(minutes / 60)} jam`
}
