import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  messageId: string
  raw: Uint8Array
  parsed: Email
  /** Which notices the sender asked for; undefined where the server offers none. */
  notices: { returned: string | null; envelope: string | null; notify: string[][] } | undefined
}

/** What a connection or a message meets. `dot`: the line is cut after the message ended; if it `loses`, the server did not keep it either. */
export type Fault = RefusingFault | { at: 'dot'; loses: boolean }

interface RefusingFault {
  at: 'connect' | 'recipient' | 'data'
  code: number
  /** Wait so long before answering, in milliseconds. */
  after?: number
}

export interface TestServer {
  url: string
  received: Received[]
  /** Used up one by one. */
  faults: Fault[]
  /** A fault for when so many messages have been received. */
  later(received: number, fault: Fault): void
  /** How many faults were met. */
  met: number
  /** Recipients of messages that were kept although the sender heard no yes. */
  silently: Set<string>
  close(): Promise<void>
}

/** A real SMTP server on 127.0.0.1 that keeps what it accepts and fails as told. */
export async function startSmtp({ offersNotices = true, keepsText = true } = {}): Promise<TestServer> {
  const planned: { from: number; fault: Fault }[] = []
  const test: Omit<TestServer, 'url' | 'close'> = {
    received: [],
    faults: [],
    later: (from, fault) => void planned.push({ from, fault }),
    met: 0,
    silently: new Set(),
  }
  /** The next fault, if it is one for this moment. */
  const take = (...at: Fault['at'][]): Fault | undefined => {
    const due = planned.findIndex(({ from, fault }) => from <= test.received.length && at.includes(fault.at))
    const fault = due < 0 ? undefined : planned.splice(due, 1)[0]?.fault
    const next = fault ?? (test.faults[0] && at.includes(test.faults[0].at) ? test.faults.shift() : undefined)
    if (next) test.met += 1
    return next
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    hideDSN: !offersNotices,
    onConnect: (_session, done) => meet(take('connect'), done),
    onRcptTo: (_address, _session, done) => meet(take('recipient'), done),
    async onData(stream, session, done) {
      const raw = await bytesOf(stream).catch(() => null)
      if (!raw) return done(new Error('the sender hung up'))
      const fault = take('data', 'dot')
      const to = session.envelope.rcptTo.map(({ address }) => address)
      const kept = async () => void test.received.push(await asReceived(session, raw, keepsText))
      if (fault?.at === 'dot') {
        if (!fault.loses) await kept()
        if (!fault.loses) for (const one of to) test.silently.add(one)
        return lineOf(server, session).destroy()
      }
      if (fault && fault.code < 300) for (const one of to) test.silently.add(one)
      if (fault && fault.code < 300) await kept()
      meet(fault, async error => {
        if (!error && !fault) await kept()
        done(error)
      })
    },
  })
  // The other end may hang up while it is being kept waiting.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(test, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  })
}

async function asReceived({ envelope }: SMTPServerSession, raw: Uint8Array, keepsText: boolean): Promise<Received> {
  const messageId = /^message-id:\s*(\S+)/im.exec(new TextDecoder().decode(raw))?.[1] ?? ''
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    messageId,
    raw: keepsText ? raw : new Uint8Array(),
    notices: envelope.dsn && {
      returned: envelope.dsn.ret,
      envelope: envelope.dsn.envid,
      notify: envelope.rcptTo.map(({ dsn }) => [dsn?.notify ?? []].flat()),
    },
    parsed: keepsText ? await PostalMime.parse(raw) : ({} as Email),
  }
}

/** smtp-server shows no socket to its handlers. */
function lineOf(server: SMTPServer, session: SMTPServerSession): Socket {
  const { connections } = server as unknown as { connections: Set<{ id: string; _socket: Socket }> }
  const found = [...connections].find(({ id }) => id === session.id)
  if (!found) throw new Error('no such connection')
  return found._socket
}

function meet(fault: Fault | undefined, done: (error?: Error | null) => unknown) {
  if (!fault || fault.at === 'dot') return done()
  const { code, after = 0 } = fault
  const error = code < 300 ? null : Object.assign(new Error(`told to fail with ${code}`), { responseCode: code })
  if (after) setTimeout(() => done(error), after)
  else done(error)
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
