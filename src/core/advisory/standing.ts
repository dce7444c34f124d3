import type { Confirmation, DeliveryState } from '../vocabulary.ts'

/** Where an agency stands with an advisory, in the order of the bar. */
export const standings = {
  selesai: 'Selesai atau tidak terdampak',
  dikonfirmasi: 'Dikonfirmasi',
  'butuh-bantuan': 'Butuh bantuan',
  'belum-menjawab': 'Belum menjawab',
  gagal: 'Gagal terkirim',
} as const
export type Standing = keyof typeof standings

/** One contact's part in it. */
export interface Heard {
  state: DeliveryState
  answer?: Confirmation | undefined
  answeredAt?: Date | undefined
}

const byAnswer: Record<Confirmation, Standing> = {
  diterima: 'dikonfirmasi',
  selesai: 'selesai',
  'tidak-terdampak': 'selesai',
  'butuh-bantuan': 'butuh-bantuan',
}

/** The newest answer of its contacts speaks for an agency. Without one it is silent, or was not reached at all. */
export function standingOf(contacts: readonly Heard[]): Standing {
  const answer = lastAnswer(contacts)?.answer
  if (answer) return byAnswer[answer]
  return contacts.length > 0 && contacts.every(({ state }) => state === 'gagal') ? 'gagal' : 'belum-menjawab'
}

export function lastAnswer<T extends Heard>(contacts: readonly T[]): T | undefined {
  return contacts
    .filter(({ answer }) => answer)
    .toSorted((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0))
    .at(-1)
}
