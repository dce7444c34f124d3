import type { MailTable } from '../../store/schema.ts'
import type { Team } from '../../store/teams.ts'
import type { Batch } from '../outbox/batch.ts'

/** One row of the outbox on its way to become a message. */
export interface Gathering {
  mail: MailTable
  team: Team
  batch: Batch
}
