import nodemailer from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import type { Mailer, MailPace, MailReceipt, OutgoingMail } from '../ports.ts'
import { type Dkim, signing } from './dkim.ts'

export interface SmtpMailer extends Mailer {
  close(): void
}

export interface MailerOptions {
  url: string | null
  /** The demo shows what it would send, and sends nothing. */
  demo?: boolean
  /** Left out = the server signs, or nobody. */
  dkim?: Dkim | null
  pace?: MailPace & { connections: number }
  waits?: Waits
}

/** How long a silent server is waited for, in milliseconds. */
export interface Waits {
  connection: number
  greeting: number
  /** For any other answer; after the end of a message too. */
  answer: number
}

/** RFC 5321 §4.5.3.2: five minutes for a greeting, ten after the final dot; hurrying here doubles mail. */
export const byTheBook: Waits = { connection: 2 * 60_000, greeting: 5 * 60_000, answer: 10 * 60_000 }

/** For whoever waits before a screen, and where a round may not last. */
export const hurried: Waits = { connection: 10_000, greeting: 10_000, answer: 20_000 }

export function smtpMailer({
  url,
  demo = false,
  dkim = null,
  pace = { connections: 4, perDestination: 3 },
  waits = hurried,
}: MailerOptions): SmtpMailer {
  if (demo || !url) {
    const response = demo ? 'demo: nothing is sent' : 'SMTP_URL is not set'
    return {
      configured: false,
      send: async () => ({
        outcome: demo ? 'accepted' : 'temporary',
        response,
      }),
      close() {},
    }
  }
  const transport = nodemailer.createTransport({
    ...smtpOptions(url),
    ...timeouts(waits),
    ...closed,
    ...(dkim && { dkim: signing(dkim) }),
    pool: true,
    maxConnections: pace.connections,
    maxMessages: 1000,
  })
  return {
    configured: true,
    pace,
    close: () => transport.close(),
    async send(mail) {
      if (![mail.to, ...mail.cc, mail.envelopeFrom].every(isOneAddress)) return { outcome: 'permanent', response: 'not one plain address' }
      try {
        const sent = await transport.sendMail(message(mail))
        return accepted(mail, sent)
      } catch (error) {
        return receipt(error)
      }
    },
  }
}

/** Connects and signs in, sends nothing. null = the server took it. */
export async function smtpFault(url: string, waits = hurried): Promise<string | null> {
  const { pool: _, ...options } = smtpOptions(url)
  const transport = nodemailer.createTransport({ ...options, ...timeouts(waits), ...closed })
  try {
    await transport.verify()
    return null
  } catch (error) {
    return receipt(error).response
  } finally {
    transport.close()
  }
}

// Nothing in a message may make the program read a file or fetch an address.
const closed = { disableFileAccess: true, disableUrlAccess: true }

/** Read here and not by nodemailer, whose URL query can set any option. Known: smtp(s)://user:password@host:port */
function smtpOptions(text: string): SMTPPool.Options {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  const auth = url.username
    ? {
        user: decodeURIComponent(url.username),
        pass: decodeURIComponent(url.password),
      }
    : undefined
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    pool: true,
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(auth && { auth }),
  }
}

// nodemailer takes `a@b\r\nBcc: x` for two recipients.
function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+@[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+$/u.test(text)
}

function timeouts({ connection, greeting, answer }: Waits) {
  return { connectionTimeout: connection, dnsTimeout: connection, greetingTimeout: greeting, socketTimeout: answer }
}

// Its type is told by its name; nothing is shown inside the letter.
const asFile = { contentDisposition: 'attachment' as const }

function message(mail: OutgoingMail) {
  const recipients = [mail.to, ...mail.cc]
  return {
    messageId: mail.messageId,
    from: mail.from,
    to: { name: '', address: mail.to },
    cc: mail.cc.map(address => ({ name: '', address })),
    envelope: { from: mail.envelopeFrom, to: recipients },
    dsn: noticeWanted(mail),
    // Said, and not found out by reading each text: letters stay readable in source, and no relay need re-encode them.
    textEncoding: 'quoted-printable' as const,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    attachments: mail.attachments?.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes), ...asFile })),
    ...closed,
  }
}

/** Asked of servers that offer it (RFC 3461): say when it fails or is late, name our message, and send no more of it back than its headers. */
function noticeWanted({ messageId }: OutgoingMail) {
  return { id: messageId.replace(/[<>]/g, '').slice(0, 100), return: 'headers' as const, notify: ['failure' as const, 'delay' as const] }
}

/** Recipients that were refused while others were taken are in `rejectedErrors`: what counts is the one in To. */
function accepted(mail: OutgoingMail, sent: { response: string; rejectedErrors?: readonly SmtpError[] | undefined }): MailReceipt {
  const refused = sent.rejectedErrors?.find(({ recipient }) => recipient === mail.to)
  return refused ? { ...receipt(refused), copied: true } : { outcome: 'accepted', response: sent.response }
}

interface SmtpError {
  responseCode?: number | undefined
  response?: string | undefined
  code?: string | undefined
  message?: string
  recipient?: string | undefined
}

/** It says nothing about the message: there was nobody to hand it to, or the line broke. */
const noServer = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EREQUIRETLS', 'EPROXY', 'EPROTOCOL', 'EAUTH', 'ENOAUTH'])

/** A 5xx is final, as is an address that cannot be written down; a 4xx or a broken connection may be tried again. */
function receipt(error: unknown): MailReceipt {
  const { responseCode = 0, response, code = 'ERROR', message = '' } = error as SmtpError
  const said = response ?? `${code} ${message}`.trim()
  if (responseCode === 421 || noServer.has(code)) return { outcome: 'unreachable', response: said }
  const unwritable = code === 'EENVELOPE' && responseCode === 0
  return { outcome: responseCode >= 500 || unwritable ? 'permanent' : 'temporary', response: said }
}
