/** What people keep of the queue: views under a name, and acts on many incidents at once. */
export interface QueueTables {
  queue_view: QueueViewTable
  queue_act: QueueActTable
  queue_act_item: QueueActItemTable
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
  wanted: string
  /** What the clockwork still has to do: `kerjakan` or `urungkan`. */
  working: string | null
  claimed_until: string | null
  undone_at: string | null
}

export interface QueueActItemTable {
  act_id: string
  place: number
  no: string
  seq: number
  before: string | null
  done: number | null
  says: string
  after: number | null
  undone: number | null
  undo_says: string
}

/** Of an incident, what only the queue asks. */
export interface InQueue {
  /** Of the nearest deadline: a clock's id, and the name of it or of the task. */
  due_clock?: string | null | undefined
  due_name?: string | null | undefined
  /** Out of it until then; left out = not. */
  snoozed_until?: string | null | undefined
}
