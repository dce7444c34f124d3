import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './store/schema.ts'

/** Reads go through `query`; every write is computed first and sent once through `commit`. */
export interface Database {
  query: Kysely<Schema>
  /**
   * For reads that may take long: a search, statistics. On Node they go to a thread of their own, so that no page waits for them, and are
   * refused (`unavailable`) when they take too long or too many wait; elsewhere it is `query` itself.
   */
  heavy: Kysely<Schema>
  /** All or nothing: one immediate transaction on SQLite, one batch on D1. Throws `Conflict` when a key was taken meanwhile. */
  commit(statements: readonly CompiledQuery[]): Promise<void>
  /** Another word after every commit, by whomever: while it stays the same, so does whatever was read. Absent where nobody can tell. */
  state?(): string
}

/** A unique or primary key was taken. `on` names table and columns, e.g. "event.incident_id, event.seq". */
export class Conflict extends Error {
  readonly on: string
  constructor(on: string) {
    super(`key taken: ${on}`)
    this.name = 'Conflict'
    this.on = on
  }
}

/**
 * Content-addressed bytes: `put` answers the SHA-256 in hex; the same bytes twice are one file, whose age begins anew. `get` is null when
 * unknown.
 */
export interface Files {
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Uint8Array | null>
  /** What is kept, part by part: `from` is null, then each answer's `next`, which is null with the last part. */
  list(from: string | null): Promise<{ files: StoredSince[]; next: string | null }>
  /** Removes a file that was last put before that moment; false = it was not there, or was put again meanwhile and stays. */
  remove(sha256: string, before: Date): Promise<boolean>
}

/** A file by its digest, and when it was last put; a runtime may remember that to within twelve hours only. */
export interface StoredSince {
  sha256: string
  at: Date
}

export interface OutgoingMail {
  messageId: string
  from: { name: string; address: string }
  to: string
  cc: string[]
  envelopeFrom: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments?: readonly { name: string; bytes: Uint8Array }[]
}

/** The server's word on one message. `temporary` may be tried again, `permanent` may not; `unreachable`: there was no server to ask. */
export interface MailReceipt {
  outcome: 'accepted' | 'temporary' | 'permanent' | 'unreachable'
  response: string
  /** Those in copy have it, although whom it was for has not. */
  copied?: boolean
}

export interface MailPace {
  /** Connections to the server; 4 when left out. */
  connections?: number
  /** Most messages at once to one mail domain, so that a slow one does not hold up the others. */
  perDestination: number
  /** Left out = as many as the server takes. */
  perMinute?: number | undefined
}

/** `send` never throws: a connection that fails is `unreachable`. */
export interface Mailer {
  configured: boolean
  pace?: MailPace
  send(mail: OutgoingMail): Promise<MailReceipt>
}

/** What came of fetching a public address: its bytes, or why not as a sentence. */
export type Fetched = { bytes: Uint8Array } | { reason: string }

/** scrypt with its parameters in the hash. `verify(null, …)` takes as long as a real check and answers false. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(hash: string | null, password: string): Promise<boolean>
  /** Made with weaker parameters than today's. */
  isOutdated(hash: string): boolean
}

/** Program texts by file name: playbooks (web.yaml), templates (N1.md), assets (publik.css), regions (jatim-kabkota.csv). */
export interface Texts {
  playbooks: Record<string, string>
  templates: Record<string, string>
  /** Templates of mail to whoever reported in English, by the names of the others. */
  english: Record<string, string>
  assets: Record<string, string>
  regions: Record<string, string>
}

export interface Log {
  info(what: string, facts?: Record<string, unknown>): void
  warn(what: string, facts?: Record<string, unknown>): void
  error(what: string, facts?: Record<string, unknown>): void
}

export interface Settings {
  baseUrl: string
  mailFrom: string
  /** Way back for each message, with `{}` where its mark goes; left out = the sender's address. */
  bounceAddress?: string | null | undefined
  demo: boolean
  version: string
}

/** Everything a runtime must provide. `newId` is a time-ordered UUID (v7); `secret` is ≥ 32 random bytes kept outside the database. */
export interface Ports {
  database: Database
  files: Files
  mailer: Mailer
  /** Fetches from the public internet by https, never from a private network. Does not throw. */
  fetchPublic(url: string, limits: { bytes: number; seconds: number }): Promise<Fetched>
  /**
   * A picture drawn anew, away from whoever serves pages: a JPEG to look at, or a PNG for the head of a page (`badge`); null for what is no
   * PNG or JPEG, broken, or too large. Does not throw.
   */
  redraw(bytes: Uint8Array, as?: 'badge'): Promise<Uint8Array | null>
  passwords: Passwords
  texts: Texts
  /** A text of the program's own in English; every other as it is. */
  inEnglish(text: string): string
  settings: Settings
  secret: Uint8Array
  log: Log
  /** Id of the exercise that these ports serve: `now` is its clock, and its mail goes nowhere. Left out = real life. */
  exercise?: string | undefined
  now(): Date
  newId(): string
  /** `bytes` random bytes, base64url. */
  randomToken(bytes: number): string
  /** SHA-256, lower-case hex. */
  sha256(input: string | Uint8Array): string
  /** The same with SHA-512. */
  sha512(input: string | Uint8Array): string
  /** HMAC-SHA-256 under `secret`, base64url (43 characters). */
  mac(text: string): string
}
