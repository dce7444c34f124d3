import type { Generated } from 'kysely'
import type { AuditTable } from './audit.ts'
import type { AudienceTables } from './schema-audience.ts'
import type { AttachmentTable } from './schema-evidence.ts'
import type { IncomingTable } from './schema-incoming.ts'
import type { KevTables } from './schema-kev.ts'
import type { LetterTables } from './schema-letters.ts'
import type {
  FactorTable,
  FeedTable,
  LinkTable,
  MembershipTable,
  OidcProviderTable,
  PersonTable,
  SessionTable,
  TokenTable,
} from './schema-people.ts'
import type { PlaybookDraftTable, PlaybookTable, RehearsalFindingTable, RehearsalTable, TemplateTable } from './schema-playbooks.ts'
import type { AgreementTable, RegistryChangeTable } from './schema-portal.ts'
import type { InQueue, QueueTables } from './schema-queue.ts'
import type { SearchTables } from './schema-search.ts'

/** The tables of db/*.sql as Kysely sees them. JSON columns are text here; the store's own files parse them. */
export interface Schema extends AudienceTables, KevTables, LetterTables, QueueTables, SearchTables {
  team: TeamTable
  holiday: { team_id: string; date: string; name: string }
  counter: { team_id: string; name: string; value: number }
  organisation: OrganisationTable
  contact: ContactTable
  asset: AssetTable
  person: PersonTable
  membership: MembershipTable
  session: SessionTable
  token: TokenTable
  link: LinkTable
  factor: FactorTable
  recovery_code: { hash: string; person_id: string; created_at: string }
  oidc_provider: OidcProviderTable
  playbook: PlaybookTable
  playbook_draft: PlaybookDraftTable
  rehearsal: RehearsalTable
  rehearsal_finding: RehearsalFindingTable
  report: ReportTable
  incident: IncidentTable
  event: EventTable
  clock: ClockTable
  attachment: AttachmentTable
  advisory: AdvisoryTable
  advisory_event: Omit<EventTable, 'incident_id'> & { advisory_id: string }
  delivery: DeliveryTable
  mail: MailTable
  form_seen: { id: string; subject: string; at: string }
  rate: { bucket: string; window_start: string; count: number }
  setting: { name: string; value: string }
  registry_change: RegistryChangeTable
  agreement: AgreementTable
  share: { incident_id: string; partner: string; until: string }
  audit: AuditTable
  incoming: IncomingTable
  template: TemplateTable
  calendar_feed: FeedTable
}

export interface TeamTable {
  id: string
  slug: string
  name: string
  short_name: string
  timezone: string
  constituency: string
  colour: Generated<string>
  logo?: string | null | undefined
  phone: string | null
  email: string | null
  mail_from: string | null
  number_prefix: Generated<string>
  calendar: string
  is_default: Generated<number>
  created_at: string
  /** Whose exercise it is; left out = a team of real life. */
  exercise_of?: string | null | undefined
  exercise?: string | null | undefined
}

export interface OrganisationTable {
  team_id: string
  code: string
  name: string
  kind: string
  parent: string | null
  created_at: string
}

export interface ContactTable {
  id: string
  team_id: string
  organisation: string
  name: string
  role: string
  email: string | null
  phone: string | null
  suspended_at: string | null
  suspended_why: string | null
  created_at: string
  /** Left out = verified. */
  unverified_since?: string | null | undefined
  verify_hash?: string | null | undefined
  /** Wants no N4 since then. */
  declined_at?: string | null | undefined
}

export interface AssetTable {
  id: string
  team_id: string
  organisation: string
  kind: string
  value: string
  name: string
  iiv: number
  personal_data: number
  created_at: string
}

export interface ReportTable {
  incident_id: string
  team_id: string
  body: string
  salt: string
  hash: string
  idempotency_key: string | null
  request_hash: string | null
  created_at: string
  language?: 'id' | 'en' | undefined
}

export interface IncidentTable extends InQueue {
  id: string
  team_id: string
  number: string
  seq: number
  kind: string
  title: string
  step: string
  public_status: string
  waiting: number
  /** Since when an answer of whoever reported waits for the team; left out = none does. */
  answered_at?: string | null | undefined
  severity: string | null
  tlp: string
  organisation: string | null
  owner_id: string | null
  reporter_id: string | null
  playbook_id: string
  playbook_version: number
  opened_at: string
  changed_at: string
  closed_at: string | null
  /** Where it goes on; left out = it is one of its own. */
  merged_into?: string | null | undefined
  due_at: string
  tracking_hash: string
  state: string
  /** Why it waits for review before it is an incident like others; left out = it does not. */
  held?: string | null | undefined
}

export interface EventTable {
  incident_id: string
  seq: number
  at: string
  actor_kind: string
  actor_id: string
  actor_name: string
  type: string
  data: string
  hash: string
}

export interface ClockTable {
  incident_id: string
  id: string
  team_id: string
  started_at: string
  due_at: string
  met_at: string | null
  next_at: string | null
}

export interface AdvisoryTable {
  id: string
  team_id: string
  number: string
  seq: number
  notice: string
  incident_id: string | null
  title: string
  tlp: string
  status: string
  author_id: string
  due_at: string | null
  created_at: string
  send_at: string | null
  /** Since when it waits for a second person who was asked; left out = nobody was. */
  asked_at?: string | null | undefined
  sent_at: string | null
  state: string
}

export interface DeliveryTable {
  id: string
  advisory_id: string
  team_id: string
  organisation: string
  contact_id: string
  contact_name: string
  address: string
  token_hash: string
  answer: string | null
  note: string | null
  answered_at: string | null
  answered_by: string | null
  started_at: string
  due_at: string
  reminders: number
  next_at: string | null
}

export interface MailTable {
  id: string
  team_id: string
  message_id: string
  template: string
  address: string
  cc: string | null
  incident_id: string | null
  delivery_id: string | null
  facts: string
  status: string
  attempts: number
  next_at: string
  lease_until: string | null
  response: string | null
  sent_at: string | null
  bounced_at: string | null
  /** `jeda` = not now; anything else = not tried again, and why. */
  hold: string | null
  created_at: string
}
