import { Refusal } from '../refusal.ts'
import type { Advisory, AdvisoryEvent } from './advisory.ts'

const day = 86_400_000

/** To be sent at a time to come; the last time said counts. Who may receive it is found out then. */
export function schedule(advisory: Advisory, at: Date, now: Date): AdvisoryEvent[] {
  requireApproved(advisory)
  const ahead = at.getTime() - now.getTime()
  const message =
    ahead <= 0
      ? 'Waktu itu sudah lewat; pilih waktu yang akan datang, atau kirim sekarang.'
      : ahead > 90 * day
        ? 'Paling jauh 90 hari ke depan.'
        : advisory.dueAt && at.toISOString() >= advisory.dueAt
          ? 'Waktu kirim harus sebelum batas waktu menjawab.'
          : null
  if (message) throw new Refusal('invalid', message, { errors: [{ field: 'send', message }] })
  return [{ type: 'scheduled', at: at.toISOString() }]
}

/** `reason`: why it could not be sent when the time came; none when somebody thought better of it. */
export function unschedule(advisory: Advisory, reason: string | null = null): AdvisoryEvent[] {
  if (!advisory.sendAt) throw new Refusal('already_done', 'Imbauan ini tidak sedang dijadwalkan.')
  return [{ type: 'unscheduled', reason }]
}

/** Holds back what has not gone out, and every reminder. */
export function pause(advisory: Advisory): AdvisoryEvent[] {
  requireSent(advisory)
  if (advisory.pausedAt) throw new Refusal('already_done', 'Imbauan ini sudah dijeda.')
  return [{ type: 'paused' }]
}

export function resume(advisory: Advisory): AdvisoryEvent[] {
  requireSent(advisory)
  if (!advisory.pausedAt) throw new Refusal('already_done', 'Imbauan ini tidak sedang dijeda.')
  return [{ type: 'resumed' }]
}

/** What a correction begins as: the old text, for those who got the old one. */
export function correctionOf(advisory: Advisory): Pick<Advisory, 'notice' | 'incident' | 'title' | 'tlp' | 'body' | 'dueAt' | 'audience'> {
  requireCorrectable(advisory)
  const { notice, incident, title, tlp, body, audience } = advisory
  return { notice, incident, tlp, body, audience, dueAt: null, title: /^koreksi:/i.test(title) ? title : `Koreksi: ${title}`.slice(0, 160) }
}

/** The old one, when its correction goes out: nobody is asked to answer it any more. */
export function corrected(advisory: Advisory, by: { id: string; number: string }): AdvisoryEvent[] {
  requireCorrectable(advisory)
  return [{ type: 'corrected', ...by }]
}

function requireCorrectable(advisory: Advisory): void {
  requireSent(advisory)
  if (advisory.correctedBy)
    throw new Refusal('already_done', `Imbauan ini sudah diganti oleh ${advisory.correctedBy.number}; koreksi yang itu.`)
}

function requireSent({ status }: Advisory): void {
  if (status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dicabut.')
  if (status !== 'sent') throw new Refusal('not_a_choice', 'Imbauan ini belum dikirim.')
}

function requireApproved({ status }: Advisory): void {
  if (status === 'sent' || status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dikirim.')
  if (status !== 'approved') throw new Refusal('not_allowed', 'Imbauan ini belum disetujui oleh orang kedua.')
}
