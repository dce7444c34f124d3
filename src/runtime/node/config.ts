import { resolve } from 'node:path'
import { type Dkim, readDkim } from '../dkim.ts'
import { readImap } from '../imap.ts'
import { isLogLevel, type LogLevel } from '../log.ts'

export interface Config {
  port: number
  host: string
  baseUrl: string
  dataDir: string
  smtpUrl: string | null
  mailFrom: string
  bounceAddress: string | null
  dkim: Dkim | null
  imapUrl: string | null
  mailPace: { connections: number; perDestination: number; perMinute?: number }
  logLevel: LogLevel
  tickSeconds: number
  demo: boolean
}

/** The environment of CONTRACT.md. Throws with the variable's name when one is unusable. */
export function readConfig(env: Record<string, string | undefined>, demo = false): Config {
  const port = whole(env, 'PORT', 8080, 0, 65535)
  const host = env.HOST || '127.0.0.1'
  const dataDir = resolve(env.DATA_DIR || './data')
  return {
    port,
    host,
    baseUrl: httpUrl(env.BASE_URL || `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
    dataDir: demo ? resolve(dataDir, 'demo') : dataDir,
    smtpUrl: smtpUrl(env.SMTP_URL),
    mailFrom: env.MAIL_FROM || 'tanggap@localhost',
    bounceAddress: bouncePattern(env.BOUNCE_ADDRESS),
    dkim: readDkim(env),
    imapUrl: readImap(env.IMAP_URL) && (env.IMAP_URL ?? null),
    mailPace: mailPace(env),
    logLevel: isLogLevel(env.LOG_LEVEL) ? env.LOG_LEVEL : 'info',
    tickSeconds: whole(env, 'TICK_SECONDS', 5, 1, 3600),
    demo,
  }
}

/** How hard the mail server may be worked. */
export function mailPace(env: Record<string, string | undefined>): Config['mailPace'] {
  const connections = whole(env, 'MAIL_CONNECTIONS', 4, 1, 50)
  return {
    connections,
    perDestination: whole(env, 'MAIL_PER_DESTINATION', Math.max(1, connections - 1), 1, 50),
    ...(env.MAIL_PER_MINUTE && { perMinute: whole(env, 'MAIL_PER_MINUTE', 0, 1, 100_000) }),
  }
}

function whole(env: Record<string, string | undefined>, name: string, otherwise: number, least: number, most: number): number {
  const value = env[name] ? Number(env[name]) : otherwise
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`${name} harus bilangan bulat antara ${least} dan ${most}`)
}

function httpUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '')
  throw new Error('BASE_URL harus alamat http:// atau https://')
}

/** The mark takes 49 characters, and a local part has 64. */
export function bouncePattern(text: string | undefined): string | null {
  if (!text) return null
  if (/^[\w.+-]{0,12}\{\}[\w.+-]{0,3}@[\w.-]+\.[\w-]+$/.test(text)) return text
  throw new Error('BOUNCE_ADDRESS harus alamat dengan {} di bagian depannya, mis. pantul+{}@csirt.example')
}

function smtpUrl(text: string | undefined): string | null {
  if (!text) return null
  if (/^smtps?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new Error('SMTP_URL harus alamat smtp:// atau smtps://')
}
