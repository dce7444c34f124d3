import nodemailer from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import type { Mailer, MailReceipt, OutgoingMail } from '../ports.ts'

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
  /** How long a silent server is waited for, in milliseconds. */
  patience?: number
}

export function smtpMailer({ url, demo = false, dkim = null, patience = 20_000 }: MailerOptions): SmtpMailer {
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
    ...timeouts(patience),
    ...closed,
    ...(dkim && { dkim: signing(dkim) }),
    pool: true,
    maxConnections: 4,
    maxMessages: 1000,
  })
  return {
    configured: true,
    close: () => transport.close(),
    async send(mail) {
      if (![mail.to, ...mail.cc, mail.envelopeFrom].every(isOneAddress)) return { outcome: 'permanent', response: 'not one plain address' }
      try {
        const sent = await transport.sendMail(message(mail))
        return { outcome: 'accepted', response: sent.response }
      } catch (error) {
        return receipt(error)
      }
    },
  }
}

/** Connects and signs in, sends nothing. null = the server took it. */
export async function smtpFault(url: string, patience = 10_000): Promise<string | null> {
  const { pool: _, ...options } = smtpOptions(url)
  const transport = nodemailer.createTransport({ ...options, ...timeouts(patience), ...closed })
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
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/.test(text)
}

function timeouts(patience: number) {
  return {
    connectionTimeout: patience / 2,
    greetingTimeout: patience / 2,
    dnsTimeout: patience / 2,
    socketTimeout: patience,
  }
}

function message(mail: OutgoingMail) {
  const recipients = [mail.to, ...mail.cc]
  return {
    messageId: mail.messageId,
    from: mail.from,
    to: { name: '', address: mail.to },
    cc: mail.cc.map(address => ({ name: '', address })),
    envelope: { from: mail.envelopeFrom, to: recipients },
    dsn: noticeWanted(mail),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    ...closed,
  }
}

/** Asked of servers that offer it (RFC 3461): say when it fails or is late, name our message, and send no more of it back than its headers. */
function noticeWanted({ messageId }: OutgoingMail) {
  return { id: messageId.replace(/[<>]/g, '').slice(0, 100), return: 'headers' as const, notify: ['failure' as const, 'delay' as const] }
}

/** A 5xx is final, as is an address that cannot be written down; a 4xx or a broken connection may be tried again. */
function receipt(error: unknown): MailReceipt {
  const { responseCode, response, code, message } = error as {
    responseCode?: number
    response?: string
    code?: string
    message?: string
  }
  const refusedForGood = (responseCode ?? 0) >= 500 && code !== 'EAUTH'
  const unwritable = code === 'EENVELOPE' && responseCode === undefined
  return {
    outcome: refusedForGood || unwritable ? 'permanent' : 'temporary',
    response: response ?? `${code ?? 'ERROR'} ${message ?? ''}`.trim(),
  }
}
