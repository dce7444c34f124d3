import type { Ports } from '../../ports.ts'
import { listPaused } from '../../store/advisory-mails.ts'

/** Whether a message that is about to be handed over was paused since it was taken up. */
export type Paused = (id: string) => Promise<boolean>

/** One read of all that is in hand serves every message of the next moment: a read for each would cost a fifth of the rate. */
const moment = 20

export function pauseWatch(ports: Ports, inHand: () => readonly string[]): Paused {
  let read: Promise<Set<string>> | undefined
  const forget = () => {
    read = undefined
  }
  return async id => {
    read ??= listPaused(ports.database.query, inHand()).finally(() => setTimeout(forget, moment))
    return (await read).has(id)
  }
}
