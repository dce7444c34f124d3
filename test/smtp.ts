import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  raw: Uint8Array
  parsed: Email
  /** Which notices the sender asked for; undefined where the server offers none. */
  notices: { returned: string | null; envelope: string | null; notify: string[][] } | undefined
}

/** What the next message meets; used up one by one. */
export interface Fault {
  at: 'recipient' | 'data'
  code: number
  /** Wait so long before answering, in milliseconds. */
  after?: number
}

export interface TestServer {
  url: string
  received: Received[]
  faults: Fault[]
  close(): Promise<void>
}

/** A real SMTP server on 127.0.0.1 that keeps what it accepts and fails as told. */
export async function startSmtp({ offersNotices = true } = {}): Promise<TestServer> {
  const received: Received[] = []
  const faults: Fault[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    hideDSN: !offersNotices,
    onRcptTo: (_address, _session, done) => meet(faults, 'recipient', done),
    async onData(stream, { envelope }, done) {
      const raw = await bytesOf(stream)
      meet(faults, 'data', async error => {
        if (error) return done(error)
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
          notices: envelope.dsn && {
            returned: envelope.dsn.ret,
            envelope: envelope.dsn.envid,
            notify: envelope.rcptTo.map(({ dsn }) => [dsn?.notify ?? []].flat()),
          },
          parsed: await PostalMime.parse(raw),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    faults,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function meet(faults: Fault[], at: Fault['at'], done: (error?: Error | null) => unknown) {
  if (faults[0]?.at !== at) return done()
  const { code, after = 0 } = faults.shift() as Fault
  const answer = () =>
    done(
      Object.assign(new Error(`told to fail with ${code}`), {
        responseCode: code,
      }),
    )
  if (after) setTimeout(answer, after)
  else answer()
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
