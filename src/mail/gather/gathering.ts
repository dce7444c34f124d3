import type { MailTable } from '../../store/schema.ts'
import type { Team } from '../../store/teams.ts'
import type { Batch } from '../outbox/batch.ts'

/** One row of the outbox on its way to become a message. */
export interface Gathering {
  mail: MailTable
  team: Team
  batch: Batch
}

/** Says what is ours in the language of whoever gets the mail. */
export type Say = (text: string) => string

/** The same, for mail that may be in another language. */
export interface SpokenGathering extends Gathering {
  say: Say
}
