import { mayAtAll } from '../access.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import { compareTlp, type Tlp } from '../tlp.ts'
import type { Confirmation } from '../vocabulary.ts'
import type { Advisory, AdvisoryDraft, AdvisoryEvent, ApprovedTexts, Audience, Enclosed } from './advisory.ts'
import { attachmentsFault } from './attachments.ts'
import { requireSomebody, type Told, tooWide } from './nobody.ts'
import { isStatement } from './notice.ts'
import { requireWithinSource } from './vulnerability.ts'

/** A draft needs a title and at least one thing to do; N2 belongs to an incident. */
export function draft(id: string, team: string, written: AdvisoryDraft, corrects?: string): AdvisoryEvent[] {
  requireComplete(written)
  return [{ type: 'drafted', id, team, draft: written, ...(corrects && { corrects }) }]
}

/** A revision takes any approval back. */
export function revise(advisory: Advisory, written: AdvisoryDraft): AdvisoryEvent[] {
  requireUnsent(advisory)
  if (advisory.corrects && JSON.stringify(written.audience) !== JSON.stringify(advisory.audience)) throw settled()
  requireComplete(written)
  return [{ type: 'revised', draft: written }]
}

/** Another audience for the same text. It takes any approval back; the audience that stands there already changes nothing. */
export function aim(advisory: Advisory, audience: Audience): AdvisoryEvent[] {
  requireUnsent(advisory)
  if (advisory.corrects) throw settled()
  requireComplete({ ...advisory, audience })
  return JSON.stringify(audience) === JSON.stringify(advisory.audience) ? [] : [{ type: 'aimed', audience }]
}

function settled(): Refusal {
  return new Refusal('not_a_choice', 'Koreksi dikirim kepada yang menerima imbauan lamanya; penerimanya tidak dipilih.')
}

function requireUnsent({ status }: Advisory): void {
  if (status !== 'draft' && status !== 'approved')
    throw new Refusal('already_done', 'Imbauan ini sudah dikirim; kirim pembaruan, jangan mengubah yang lama.')
}

export interface Approval {
  reach: Told
  origin?: Tlp | null
  reason?: string | undefined
  texts?: ApprovedTexts | undefined
}

/** Four eyes: whoever wrote it cannot approve it, and nobody approves what nobody would get (`reach`). A label wider than its sources' highest (`origin`) lowers it, and that is a lead's, with a reason. */
export function approve(advisory: Advisory, actor: Actor, { reach, origin = null, reason = '', texts }: Approval): AdvisoryEvent[] {
  if (advisory.status !== 'draft') throw new Refusal('already_done', 'Imbauan ini sudah disetujui.')
  if (advisory.author.id === actor.id) throw new Refusal('not_allowed', 'Imbauan harus disetujui oleh orang lain, bukan penyusunnya.')
  requireSomebody(advisory, reach)
  if (!origin || compareTlp(advisory.tlp, origin) >= 0) return [{ type: 'approved', ...(texts && { texts }) }]
  if (!mayAtAll(actor, 'incident.lower'))
    throw new Refusal(
      'not_allowed',
      `TLP:${advisory.tlp} lebih longgar daripada insidennya (TLP:${origin}); hanya ketua tim yang boleh menyetujuinya.`,
    )
  const message = `Tulis alasannya: TLP:${advisory.tlp} lebih longgar daripada insidennya (TLP:${origin}).`
  if (!reason.trim()) throw new Refusal('invalid', message, { errors: [{ field: 'reason', message }] })
  return [{ type: 'approved', lowering: { from: origin, reason: reason.trim() }, ...(texts && { texts }) }]
}

/** The label of an incident may have risen since somebody agreed to tell of it. */
function requireStillFit({ tlp, loweredFrom }: Advisory, origin: Tlp | null): void {
  if (!origin || compareTlp(tlp, origin) >= 0 || compareTlp(loweredFrom ?? tlp, origin) >= 0) return
  throw new Refusal(
    'audience_too_wide',
    `Insidennya sekarang TLP:${origin}, lebih ketat daripada saat imbauan ini disetujui (TLP:${tlp}). Ubah isinya, lalu minta persetujuan lagi.`,
  )
}

/** Sends once. Refuses while unapproved, when anybody in the audience may not be told, and when there is nobody to tell (a CLEAR one is told by the web page anyway). */
export function dispatch(advisory: Advisory, reach: Told, origin: Tlp | null = null): AdvisoryEvent[] {
  if (advisory.status === 'sent') throw new Refusal('already_done', 'Imbauan ini sudah dikirim.')
  if (advisory.status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dicabut.')
  if (advisory.status !== 'approved') throw new Refusal('not_allowed', 'Imbauan ini belum disetujui oleh orang kedua.')
  requireStillFit(advisory, origin)
  const [first] = reach.refused
  if (first) throw tooWide(advisory.tlp, first.why)
  requireSomebody(advisory, reach)
  return [{ type: 'sent', recipients: reach.recipients.length }]
}

export function withdraw(advisory: Advisory): AdvisoryEvent[] {
  if (advisory.status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dicabut.')
  if (advisory.correctedBy)
    throw new Refusal('already_done', `Imbauan ini sudah diganti oleh ${advisory.correctedBy.number}; cabutlah yang itu.`)
  return [{ type: 'withdrawn' }]
}

/** An answer counts once as it is; a later, different one replaces it (received → finished). */
export function answer(
  advisory: Advisory,
  given: { delivery: string; organisation: string; by: string; answer: Confirmation; note: string | null } & Enclosed,
): AdvisoryEvent[] {
  if (advisory.status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dicabut; tidak perlu dijawab lagi.')
  if (advisory.correctedBy)
    throw new Refusal('already_done', `Imbauan ini sudah diganti oleh ${advisory.correctedBy.number}; jawablah yang itu.`)
  return [{ type: 'answered', ...given }]
}

/** A date that has passed asks the impossible; one more than a year ahead is a slip of the pen. */
export function requireDue(dueAt: string | null, now: Date): void {
  if (!dueAt) return
  const ahead = Date.parse(dueAt) - now.getTime()
  if (ahead > 0 && ahead <= 366 * 24 * 3_600_000) return
  const message = ahead > 0 ? 'Batas waktu paling jauh satu tahun ke depan.' : 'Batas waktu itu sudah lewat; pilih waktu yang akan datang.'
  throw new Refusal('invalid', message, { errors: [{ field: 'due', message }] })
}

function requireComplete(written: AdvisoryDraft): void {
  const { notice, title, body, incident, audience } = written
  requireWithinSource(written)
  const errors = [
    title.trim() === '' && { field: 'title', message: 'Judul perlu diisi.' },
    body.actions.length === 0 && { field: 'actions', message: 'Tulis paling sedikit satu tindakan yang diminta.' },
    notice === 'N2' && !incident && { field: 'incident', message: 'Notifikasi insiden harus berasal dari sebuah insiden.' },
    isStatement(notice) && written.tlp !== 'CLEAR' && { field: 'tlp', message: 'Pernyataan publik dibaca semua orang: TLP-nya CLEAR.' },
    attachmentsFault(body.attachments ?? []),
    audience.roles.length === 0 && { field: 'roles', message: 'Pilih paling sedikit satu peran narahubung.' },
  ].filter(error => typeof error === 'object' && error !== null)
  const [first] = errors
  if (first) throw new Refusal('invalid', first.message, { errors })
}
