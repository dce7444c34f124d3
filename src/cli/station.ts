import type { Ports } from '../ports.ts'

/** What the commands need of the machine they run on. `main.ts` provides it, so that every command stays free of platform imports. */
export interface Station {
  env: Record<string, string | undefined>
  version: string
  nodeVersion: string
  /** One line of the result, on stdout. */
  out(line: string): void
  /** One line of progress, on stderr. */
  say(line: string): void
  /** A file's text; "-" is stdin. */
  read(path: string): Promise<string>
  /** Names of what lies right in the folder; null when the path is no folder. */
  filesIn(path: string): string[] | null
  /** When a file was last written; null for stdin and for what is not there. */
  changedAt(path: string): Date | null
  /** A file byte by byte. */
  readBytes(path: string): Promise<Uint8Array>
  write(path: string, text: string): Promise<void>
  /** SHA-256, lower-case hex. */
  sha256(input: string | Uint8Array): string
  /** A file shipped with the program, by its path in the package; null when there is none. */
  shipped(path: string): string | null
  /** Names of the shipped templates, without .md. */
  templates(): string[]
  open(options?: { demo?: boolean; logs?: boolean }): Promise<Opened>
  serve(opened: Opened, onListen: (url: string) => void): Promise<void>
  /** Applies what is missing; names of the applied files. */
  migrate(): string[]
  /** The settings as read, without opening anything. */
  settings(demo?: boolean): RunSettings
  health: Health
  /** What the command ends with when nothing is thrown. */
  exitCode: number
}

export interface RunSettings {
  port: number
  host: string
  baseUrl: string
  dataDir: string
  smtpUrl: string | null
  mailFrom: string
  bounceAddress: string | null
  dkim: { domain: string; selector: string } | null
  imapUrl: string | null
  logLevel: string
  tickSeconds: number
  demo: boolean
}

export interface Opened {
  config: RunSettings
  ports: Ports
  backup(file: string): Promise<void>
  close(): void
}

/** Facts about the machine, for `doctor`. */
export interface Health {
  freeBytes(folder: string): number
  /** null when it can be written, else why not. */
  unwritable(folder: string): string | null
  exists(path: string): boolean
  /** "ok", or what SQLite found. */
  integrity(database: string): string
  /** null when the server took the login, else what it said. */
  smtpFault(url: string): Promise<string | null>
  /** null when the mailbox can be read, else what the server said. */
  imapFault(url: string): Promise<string | null>
}

/** Why a command failed: what happened and why, and the command that helps. `exit` 2 = used wrongly. */
export class Failure extends Error {
  readonly next: string | null
  readonly exit: 1 | 2

  constructor(message: string, next: string | null = null, exit: 1 | 2 = 1) {
    super(message)
    this.name = 'Failure'
    this.next = next
    this.exit = exit
  }
}

/** Opens the data folder for one piece of work and closes it whatever happens. */
export async function withPorts<T>(station: Station, work: (ports: Ports, opened: Opened) => Promise<T>): Promise<T> {
  const opened = await station.open()
  try {
    return await work(opened.ports, opened)
  } finally {
    opened.close()
  }
}
