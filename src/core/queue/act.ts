/** What can be done with several tickets of the queue at once. */
export const queueActs = {
  terima: 'Terima dan verifikasi',
  tugaskan: 'Tugaskan kepada…',
  tunda: 'Tunda…',
  label: 'Beri label TLP…',
  duplikat: 'Sudah pernah dilaporkan…',
  tolak: 'Bukan insiden siber…',
} as const
export type QueueAct = keyof typeof queueActs

/** More than this is refused: each is a commit of its own, and one request must end. */
export const mostAtOnce = 100

/** The choice of the first step that an act takes. */
export const choiceOfAct: Partial<Record<QueueAct, string>> = { terima: 'terima', duplikat: 'duplikat', tolak: 'bukan-insiden' }

/** Taking back is honest only where nothing else began: accepting met a deadline, rejecting closed the case, a wider label is a lead's. */
export function canBeUndone(act: QueueAct): boolean {
  return act === 'tugaskan' || act === 'tunda'
}
