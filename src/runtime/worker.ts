import { Buffer } from 'node:buffer'
import type { D1Database, ExecutionContext, R2Bucket } from '@cloudflare/workers-types'
import type { App } from '../app/env.ts'
import { createApp } from '../app.tsx'
import { tick } from '../mail/tick.ts'
import type { Ports } from '../ports.ts'
import { type D1, openD1 } from './d1.ts'
import { digests } from './digests.ts'
import { newId, randomToken } from './ids.ts'
import { jsonLog } from './log.ts'
import { type SmtpMailer, smtpMailer } from './mailer.ts'
import { scryptPasswords } from './passwords.ts'
import { bucketFiles } from './worker/files.ts'
import { texts, version } from './worker/texts.ts'

interface Env {
  DB: D1Database
  FILES: R2Bucket
  TANGGAP_SECRET: string
  BASE_URL: string
  MAIL_FROM: string
  SMTP_URL?: string
}

let app: App | undefined

export default {
  fetch(request: Request, env: Env, context: ExecutionContext) {
    app ??= createApp(openPorts(env))
    return app.fetch(request, { address: request.headers.get('CF-Connecting-IP') ?? '' }, context as never)
  },
  async scheduled(_event: unknown, env: Env) {
    const ports = openPorts(env)
    try {
      await tick(ports)
    } finally {
      ports.mailer.close()
    }
  },
}

// A socket of one request cannot be used in another: the mailer is opened anew for each round.
function openPorts(env: Env): Ports & { mailer: SmtpMailer } {
  const secret = Buffer.from(env.TANGGAP_SECRET ?? '', 'base64url')
  if (secret.length < 32) throw new Error('TANGGAP_SECRET must hold at least 32 random bytes, base64url')
  const digest = digests(secret)
  return {
    database: openD1(env.DB as unknown as D1),
    files: bucketFiles(env.FILES, digest.sha256),
    mailer: smtpMailer({ url: env.SMTP_URL || null }),
    passwords: scryptPasswords(),
    texts,
    settings: {
      baseUrl: env.BASE_URL,
      mailFrom: env.MAIL_FROM,
      demo: false,
      version,
    },
    secret,
    // biome-ignore lint/suspicious/noConsole: a Worker has no other place for its log
    log: jsonLog(line => globalThis.console.log(line), 'info'),
    now: () => new Date(),
    newId,
    randomToken,
    ...digest,
  }
}
