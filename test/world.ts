import { createApp } from '../src/app.tsx'
import { orientationOf } from '../src/formats/picture/facts.ts'
import { badge, redrawn } from '../src/formats/picture/redraw.ts'
import type { Files, Mailer, MailReceipt, OutgoingMail, Ports } from '../src/ports.ts'
import { digests } from '../src/runtime/digests.ts'
import { newId, randomToken } from '../src/runtime/ids.ts'
import { jsonLog } from '../src/runtime/log.ts'
import { readTexts } from '../src/runtime/node/texts.ts'
import { scryptPasswords } from '../src/runtime/passwords.ts'
import { said } from '../src/web/language/said.ts'
import { type StoppedClock, stoppedClock } from './clock.ts'
import type { Engine } from './engines.ts'

export { engines } from './engines.ts'

export interface World {
  ports: Ports
  app: ReturnType<typeof createApp>
  clock: StoppedClock
  /** What the server accepted, oldest first. */
  mailbox: OutgoingMail[]
  /** Answers of the mail server to come, used up one by one; afterwards it accepts everything. */
  receipts: MailReceipt[]
  /** What was logged: parsed lines. */
  logged: Record<string, unknown>[]
  request(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

const texts = readTexts()
const secret = new Uint8Array(32).fill(7)

/** The whole application with a stopped clock, captured mail and files in memory, on a database of its own. */
export async function createWorld(engine: Engine, settings: Partial<Ports['settings']> = {}): Promise<World> {
  const opened = await engine.open()
  const clock = stoppedClock()
  const logged: Record<string, unknown>[] = []
  const { mailer, mailbox, receipts } = capturingMailer()
  const ports: Ports = {
    database: opened.database,
    files: memoryFiles(clock.now),
    mailer,
    fetchPublic: async () => ({ reason: 'tidak ada internet di sini.' }),
    redraw: async (bytes, as) => (as === 'badge' ? badge(bytes) : redrawn(bytes, orientationOf(bytes))),
    passwords: scryptPasswords({ N: 16, r: 1, p: 1 }),
    texts,
    inEnglish: said,
    settings: {
      baseUrl: 'http://tanggap.test',
      mailFrom: 'tim@tanggap.test',
      demo: false,
      version: 'test',
      ...settings,
    },
    secret,
    log: jsonLog(line => logged.push(JSON.parse(line)), 'info'),
    now: clock.now,
    newId,
    randomToken,
    ...digests(secret),
  }
  let made: World['app'] | undefined
  // Only when something is asked of it: what is decided in a database needs no pages.
  const app = () => {
    made ??= createApp(ports)
    return made
  }
  return {
    ports,
    get app() {
      return app()
    },
    clock,
    mailbox,
    receipts,
    logged,
    request: async (path, init) =>
      app().request(asBrowser(new Request(new URL(path, ports.settings.baseUrl), init)), undefined, { address: '203.0.113.7' }),
    close: opened.close,
  }
}

/** Whoever has a cookie is a browser, and sends its forms from our own pages unless a test says otherwise. */
function asBrowser(request: Request): Request {
  const says = ['Sec-Fetch-Site', 'Origin', 'Referer'].some(name => request.headers.has(name))
  if (request.headers.has('Cookie') && !says) request.headers.set('Sec-Fetch-Site', 'same-origin')
  return request
}

function capturingMailer() {
  const mailbox: OutgoingMail[] = []
  const receipts: MailReceipt[] = []
  const mailer: Mailer = {
    configured: true,
    async send(mail) {
      const receipt = receipts.shift() ?? {
        outcome: 'accepted',
        response: '250 OK',
      }
      if (receipt.outcome === 'accepted') mailbox.push(mail)
      return receipt
    },
  }
  return { mailer, mailbox, receipts }
}

function memoryFiles(now: () => Date): Files {
  const kept = new Map<string, { bytes: Uint8Array; at: Date }>()
  const { sha256 } = digests(secret)
  return {
    async put(bytes) {
      const name = sha256(bytes)
      kept.set(name, { bytes: bytes.slice(), at: now() })
      return name
    },
    get: async name => kept.get(name)?.bytes ?? null,
    list: async () => ({ files: [...kept].map(([name, { at }]) => ({ sha256: name, at })), next: null }),
    async remove(name, before) {
      const found = kept.get(name)
      return found !== undefined && found.at < before && kept.delete(name)
    },
  }
}
