import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App } from '../app/env.ts'
import { drawAhead } from '../casework/pictures.ts'
import type { Ports } from '../ports.ts'
import { said } from '../web/language/said.ts'
import { digests } from './digests.ts'
import { newId, randomToken } from './ids.ts'
import { jsonLog } from './log.ts'
import { byTheBook, smtpMailer } from './mailer.ts'
import { migrate } from './migrations.ts'
import type { Config } from './node/config.ts'
import { publicFetcher } from './node/fetch-public.ts'
import { folderFiles } from './node/files.ts'
import { openHeavy } from './node/heavy.ts'
import { redrawBeside } from './node/redraw.ts'
import { openSecret } from './node/secret.ts'
import { closeServer, createServer } from './node/serve.ts'
import { packageRoot, readTexts, readVersion } from './node/texts.ts'
import { scryptPasswords } from './passwords.ts'
import { openSqlite, type Sqlite } from './sqlite.ts'

export interface Node {
  config: Config
  ports: Ports
  sqlite: Sqlite
  close(): void
}

export interface Serving {
  url: string
  /** Finishes what is in flight, then releases everything. */
  stop(): Promise<void>
}

/** Opens DATA_DIR: migrates the database and makes the secret on the first start. */
export async function openNode(config: Config): Promise<Node> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = join(config.dataDir, 'tanggap.db')
  const log = jsonLog(line => process.stderr.write(`${line}\n`), config.logLevel)
  const applied = migrate(database, join(packageRoot, 'db'))
  if (applied.length > 0) log.info('migrated', { applied })
  const sqlite = openSqlite(database)
  const heavy = openHeavy(database)
  const mailer = smtpMailer({ url: config.smtpUrl, demo: config.demo, dkim: config.dkim, pace: config.mailPace, waits: byTheBook })
  const secret = openSecret(join(config.dataDir, 'secret.key'))
  const ports: Ports = {
    database: { ...sqlite.database, heavy: heavy.query },
    files: folderFiles(join(config.dataDir, 'files')),
    mailer,
    fetchPublic: publicFetcher(),
    redraw: redrawBeside(pathToFileURL(join(packageRoot, 'dist/cli/pictures.js'))),
    passwords: scryptPasswords(),
    texts: readTexts(),
    inEnglish: said,
    settings: {
      baseUrl: config.baseUrl,
      mailFrom: config.mailFrom,
      bounceAddress: config.bounceAddress,
      demo: config.demo,
      version: readVersion(),
    },
    secret,
    log,
    now: () => new Date(),
    newId,
    randomToken,
    ...digests(secret),
  }
  return {
    config,
    ports,
    sqlite,
    close() {
      mailer.close()
      heavy.close()
      sqlite.close()
    },
  }
}

export interface ServeOptions {
  /** Starts what goes on beside the pages once they are served; the answer stops it. */
  beside?(): () => Promise<void>
  onListen?(url: string): void
}

/** Serves until SIGTERM or SIGINT, then stops cleanly and exits 0. */
export async function serve(node: Node, app: App, { beside, onListen }: ServeOptions = {}): Promise<Serving> {
  const { config, ports } = node
  const server = createServer(app, ports.log)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const stopBeside = beside?.()
  const drawing = { over: false }
  drawAhead(ports, () => quietMoment(drawing)).catch(error => ports.log.error('pictures not drawn ahead', { error: String(error) }))
  const { address, port, family } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  const stop = async () => {
    drawing.over = true
    await Promise.all([closeServer(server), stopBeside?.()])
    node.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop().then(() => process.exit(0)))
  onListen?.(url)
  return { url, stop }
}

/** Half a second apart, so that no visitor waits for more than one picture; none once the server stops. */
async function quietMoment(drawing: { over: boolean }): Promise<boolean> {
  await new Promise<void>(resolve => setTimeout(resolve, 500).unref())
  return !drawing.over
}
