/** What people keep of the queue: views under a name, and acts on many incidents at once. */
export interface QueueTables {
  queue_view: QueueViewTable
  queue_act: QueueActTable
}

export interface QueueViewTable {
  id: string
  team_id: string
  /** Whose it is; '' = the whole team's. */
  person_id: string
  name: string
  view: string
  filter: string
  changed_at: string
  changed_by: string
}

export interface QueueActTable {
  id: string
  team_id: string
  person_id: string
  act: string
  at: string
  outcome: string | null
  undone: string | null
}

/** Of an incident: out of the queue until then; left out = not. */
export interface PutAside {
  snoozed_until?: string | null | undefined
}
