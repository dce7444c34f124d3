import { Buffer } from 'node:buffer'
import type { D1Database, ExecutionContext, R2Bucket } from '@cloudflare/workers-types'
import type { App } from '../app/env.ts'
import { createApp } from '../app.tsx'
import { firstAdminLink, hasOpenSetupLink } from '../casework/people.ts'
import { publishPlaybooks } from '../casework/playbooks.ts'
import { orientationOf } from '../formats/picture/facts.ts'
import { badge, redrawn } from '../formats/picture/redraw.ts'
import { receiveMail } from '../mail/incoming/receive.ts'
import { tick } from '../mail/tick.ts'
import type { Ports } from '../ports.ts'
import { said } from '../web/language/said.ts'
import { type D1, openD1 } from './d1.ts'
import { digests } from './digests.ts'
import { readDkim } from './dkim.ts'
import { newId, randomToken } from './ids.ts'
import { jsonLog } from './log.ts'
import { type SmtpMailer, smtpMailer } from './mailer.ts'
import { scryptPasswords } from './passwords.ts'
import { fetchPublic } from './worker/fetch-public.ts'
import { bucketFiles } from './worker/files.ts'
import { texts, version } from './worker/texts.ts'

interface Env {
  DB: D1Database
  FILES: R2Bucket
  TANGGAP_SECRET: string
  BASE_URL: string
  MAIL_FROM: string
  SMTP_URL?: string
  BOUNCE_ADDRESS?: string
  DKIM_DOMAIN?: string
  DKIM_SELECTOR?: string
  DKIM_KEY?: string
}

let app: App | undefined
let prepared: Promise<void> | undefined

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext) {
    const ports = openPorts(env)
    await prepareOnce(ports)
    app ??= createApp(ports)
    return app.fetch(request, { address: request.headers.get('CF-Connecting-IP') ?? '' }, context as never)
  },
  async scheduled(_event: unknown, env: Env) {
    const ports = openPorts(env)
    try {
      await prepareOnce(ports)
      await logSetupLink(ports)
      await tick(ports)
    } finally {
      ports.mailer.close()
    }
  },
  async email(message: { raw: ReadableStream<Uint8Array> }, env: Env) {
    await received(message, env)
  },
}

/** A message that Email Routing hands over. What is thrown makes the sender's server come again. */
async function received(message: { raw: ReadableStream<Uint8Array> }, env: Env): Promise<void> {
  const ports = openPorts(env)
  try {
    const { kind, outcome } = await receiveMail(ports, new Uint8Array(await new Response(message.raw).arrayBuffer()))
    ports.log.info('mail received', { kind, outcome })
  } finally {
    ports.mailer.close()
  }
}

/** Once per isolate: the bundled playbooks are published. What fails is tried again by the next request. */
function prepareOnce(ports: Ports): Promise<void> {
  prepared ??= prepare(ports).catch(error => {
    prepared = undefined
    ports.log.error('not prepared', { error: String(error) })
  })
  return prepared
}

async function prepare(ports: Ports): Promise<void> {
  const { published, faults } = await publishPlaybooks(ports)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  if (published.length > 0) ports.log.info('playbooks published', { published })
}

/** Until there is an admin, the log (`wrangler tail`) carries the one-time link; a new one when the last has run out. */
async function logSetupLink(ports: Ports): Promise<void> {
  const url = (await hasOpenSetupLink(ports)) ? null : await firstAdminLink(ports)
  if (url) ports.log.info('first admin link', { url })
}

// A socket of one request cannot be used in another: the mailer is opened anew for each round.
function openPorts(env: Env): Ports & { mailer: SmtpMailer } {
  const secret = Buffer.from(env.TANGGAP_SECRET ?? '', 'base64url')
  if (secret.length < 32) throw new Error('TANGGAP_SECRET must hold at least 32 random bytes, base64url')
  const digest = digests(secret)
  return {
    database: openD1(env.DB as unknown as D1),
    files: bucketFiles(env.FILES, digest.sha256),
    mailer: smtpMailer({ url: env.SMTP_URL || null, dkim: readDkim(env) }),
    fetchPublic,
    redraw: async (bytes, as) => (as === 'badge' ? badge(bytes) : redrawn(bytes, orientationOf(bytes))),
    passwords: scryptPasswords(undefined, Number.POSITIVE_INFINITY),
    texts,
    inEnglish: said,
    settings: {
      baseUrl: env.BASE_URL,
      mailFrom: env.MAIL_FROM,
      bounceAddress: env.BOUNCE_ADDRESS || null,
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
