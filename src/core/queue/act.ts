/** What can be done with several tickets of the queue at once. */
export const queueActs = {
  terima: 'Terima dan verifikasi',
  tugaskan: 'Tugaskan kepada…',
  tunda: 'Tunda…',
  label: 'Beri label TLP…',
  duplikat: 'Gabungkan ke tiket lain…',
  tolak: 'Bukan insiden siber…',
} as const
export type QueueAct = keyof typeof queueActs

/** So many are ticked at most, and done within the request; what is chosen by a filter beyond that is done by the clockwork. */
export const mostAtOnce = 100

/** A filter that finds more than this is too wide for one act. */
export const mostMatching = 10_000

/** The choice of the first step that an act takes. */
export const choiceOfAct: Partial<Record<QueueAct, string>> = { terima: 'terima', tolak: 'bukan-insiden' }

/** Taking back is honest only where nothing else began: accepting met a deadline, rejecting closed the case, a wider label is a lead's. */
export function canBeUndone(act: QueueAct): boolean {
  return act === 'tugaskan' || act === 'tunda' || act === 'duplikat'
}

/** What is said once more before it is done: tickets that nobody ticked one by one, and a merge, which asks for the other ticket. */
export function isCheckedFirst(act: QueueAct, byFilter: boolean): boolean {
  return byFilter || act === 'duplikat'
}
