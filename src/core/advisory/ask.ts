import { mayAtAll } from '../access.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import { compareTlp, type Tlp } from '../tlp.ts'
import type { Role } from '../vocabulary.ts'
import type { Advisory, AdvisoryEvent } from './advisory.ts'
import { requireSomebody, type Told } from './nobody.ts'

/**
 * Whoever wrote a draft last asks the others to look at it, once for each version: a change takes the question back. `others` are
 * those who could approve it; where its label is wider than its sources' (`origin`) they are leads. `reach`: whom it would be sent to.
 */
export function askApproval(
  advisory: Advisory,
  actor: Actor,
  { origin, others, reach }: { origin: Tlp | null; others: readonly unknown[]; reach: Told },
): AdvisoryEvent[] {
  if (advisory.status !== 'draft') throw new Refusal('already_done', 'Imbauan ini sudah disetujui.')
  if (advisory.author.id !== actor.id)
    throw new Refusal('not_allowed', 'Yang meminta persetujuan adalah penyusunnya; Anda dapat menyetujuinya.')
  if (advisory.asked) throw new Refusal('already_done', `Persetujuan sudah diminta oleh ${advisory.asked.by}.`)
  requireSomebody(advisory, reach)
  if (others.length === 0) throw new Refusal('missing', 'Belum ada orang kedua di tim ini yang boleh menyetujuinya.')
  return [{ type: 'approval_asked', ...(isLeadsAlone(advisory, origin) && { leadsAlone: true as const }) }]
}

export const longestReturn = 2000

/** Who could approve a draft sends it back instead, with a word on why. The question that stood is answered by it. */
export function returnDraft(advisory: Advisory, actor: Actor, { origin, note }: { origin: Tlp | null; note: string }): AdvisoryEvent[] {
  requireDraft(advisory)
  if (advisory.author.id === actor.id)
    throw new Refusal('not_allowed', 'Yang mengembalikan draf adalah orang kedua, bukan penyusunnya; Anda dapat mengubahnya.')
  if (isLeadsAlone(advisory, origin) && !mayAtAll(actor, 'incident.lower'))
    throw new Refusal(
      'not_allowed',
      `TLP:${advisory.tlp} lebih longgar daripada insidennya (TLP:${origin}); hanya ketua tim yang menjawabnya.`,
    )
  const written = note.trim()
  if (!written) throw wrongNote('Tulis catatannya: apa yang perlu diperbaiki.')
  if (written.length > longestReturn) throw wrongNote(`Catatan paling panjang ${longestReturn} huruf.`)
  return [{ type: 'returned', note: written }]
}

function requireDraft({ status, approvedBy }: Advisory): void {
  if (status === 'withdrawn') throw new Refusal('already_done', 'Imbauan ini sudah dicabut.')
  if (status === 'sent') throw new Refusal('already_done', 'Imbauan ini sudah dikirim.')
  if (status === 'approved')
    throw new Refusal('already_done', `Imbauan ini sudah disetujui oleh ${approvedBy?.name}; untuk memperbaikinya, ubah isinya.`)
}

function wrongNote(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'note', message }] })
}

/** Who of the team could be the second person. */
export function mayBeSecond({ author, ...advisory }: Advisory, one: { id: string; role: Role }, origin: Tlp | null): boolean {
  if (one.id === author.id) return false
  return mayAtAll({ kind: 'person', role: one.role }, isLeadsAlone(advisory, origin) ? 'incident.lower' : 'advisory.release')
}

/** Whether a page of this `seq` shows the draft as it stands: having been asked about changes nothing of it. */
export function isCurrent({ seq, asked }: Advisory, shown: number): boolean {
  return shown === seq || (asked?.seq === seq && shown === seq - 1)
}

function isLeadsAlone({ tlp }: Pick<Advisory, 'tlp'>, origin: Tlp | null): boolean {
  return origin !== null && compareTlp(tlp, origin) < 0
}
