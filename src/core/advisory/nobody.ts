import { Refusal } from '../refusal.ts'
import type { Advisory } from './advisory.ts'
import type { Reach } from './audience.ts'
import { isStatement } from './notice.ts'

/** A reach as far as releasing asks it. */
export type Told = Pick<Reach, 'recipients' | 'refused'> & Partial<Pick<Reach, 'skipped' | 'without'>>

/** Whether nobody would read it. What is CLEAR is told by the public page anyway. */
export function isForNobody(
  { notice, tlp }: Pick<Advisory, 'notice' | 'tlp'>,
  { recipients }: { recipients: readonly unknown[] },
): boolean {
  return recipients.length === 0 && tlp !== 'CLEAR' && !isStatement(notice)
}

/** Refuses what would be read by nobody, and says what to do about it. */
export function requireSomebody(advisory: Pick<Advisory, 'notice' | 'tlp'>, reach: Told): void {
  if (!isForNobody(advisory, reach)) return
  const [first] = reach.refused
  if (first) throw tooWide(advisory.tlp, first.why)
  throw new Refusal('missing', because(reach), {
    missing: [{ requirement: 'recipients', label: 'narahubung dengan alamat surel pada instansi yang dituju' }],
  })
}

export function tooWide(tlp: string, why: string): Refusal {
  return new Refusal('audience_too_wide', `Sasaran terlalu luas untuk TLP:${tlp}. ${why}`)
}

function because({ skipped = [], without = [] }: Told): string {
  if (skipped.some(one => one.because === 'sudah'))
    return 'Semua yang dituju sudah menerima hal yang sama. Pilih siapa yang dikirimi lagi, atau batalkan.'
  if (without.length > 0)
    return 'Belum ada narahubung yang bisa dikirimi. Lengkapi surel narahubung instansi yang dituju, atau pilih penerima lain.'
  return 'Imbauan ini belum punya penerima. Pilih dahulu siapa yang dikirimi.'
}
