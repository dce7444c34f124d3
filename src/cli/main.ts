#!/usr/bin/env node
import { join } from 'node:path'
import { digests } from '../runtime/digests.ts'
import { imapFault, readImap } from '../runtime/imap.ts'
import { smtpFault } from '../runtime/mailer.ts'
import { migrate } from '../runtime/migrations.ts'
import { runBeside } from '../runtime/node/beside.ts'
import { readConfig } from '../runtime/node/config.ts'
import {
  changedAt,
  exists,
  filesIn,
  freeBytes,
  integrity,
  makeFolderOf,
  read,
  readBytes,
  shipped,
  unwritable,
  write,
} from '../runtime/node/machine.ts'
import { packageRoot, readTexts, readVersion } from '../runtime/node/texts.ts'
import { type Node, openNode, serve } from '../runtime/node.ts'
import { run } from './run.ts'
import { Failure, type Opened, type Station } from './station.ts'

/** The one file of the command line that knows the platform. */

const opened = new WeakMap<Opened, Node>()
const quiet = { LOG_LEVEL: 'error', ...process.env }

const station: Station = {
  env: process.env,
  version: readVersion(),
  nodeVersion: process.version,
  exitCode: 0,
  out: line => void process.stdout.write(`${line}\n`),
  say: line => void process.stderr.write(`${line}\n`),
  read,
  changedAt,
  filesIn,
  readBytes,
  write,
  sha256: digests(new Uint8Array(32)).sha256,
  shipped,
  templates: () => Object.keys(readTexts().templates).map(name => name.replace(/\.md$/, '')),
  settings: (demo = false) => readConfig(process.env, demo),
  migrate() {
    requireNode()
    const { dataDir } = readConfig(quiet)
    makeFolderOf(join(dataDir, 'tanggap.db'))
    return migrate(join(dataDir, 'tanggap.db'), join(packageRoot, 'db'))
  },
  async open({ demo = false, logs = false } = {}) {
    requireNode()
    const node = await openNode(readConfig(logs ? process.env : quiet, demo))
    const open: Opened = {
      config: node.config,
      ports: node.ports,
      close: node.close,
      async backup(file) {
        makeFolderOf(file)
        await node.sqlite.backup(file)
      },
    }
    opened.set(open, node)
    return open
  },
  async serve(open, onListen) {
    const node = opened.get(open)
    if (!node) throw new Error('opened elsewhere')
    try {
      const { config, ports } = node
      const { createApp } = await import('../app.tsx') // the pages: only what serves them reads them
      const clockwork = new URL('./clockwork.js', import.meta.url)
      const beside = () => runBeside({ script: clockwork, told: config, log: ports.log, pause: 1000 * config.tickSeconds, patience: 8000 })
      await serve(node, createApp(ports), { beside, onListen })
    } catch (error) {
      node.close()
      throw unservable(error, node.config)
    }
  },
  health: { freeBytes, unwritable, exists, integrity, smtpFault, imapFault: async url => imapFault(mailbox(url)) },
}

function mailbox(url: string) {
  const imap = readImap(url)
  if (!imap) throw new Error('IMAP_URL')
  return imap
}

/** An older Node dies of SQLite's native part without a word. */
function requireNode(): void {
  if (Number.parseInt(process.versions.node, 10) < 22)
    throw new Failure(`Node ${process.version} terlalu lama; perlu 22 atau lebih baru.`, 'jalankan lewat npm start atau npx tanggap')
}

function unservable(error: unknown, { host, port }: Node['config']): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new Failure(`Port ${port} di ${host} sudah dipakai program lain.`, `PORT=${port + 1} npm start`)
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new Failure(`Alamat ${host}:${port} tidak boleh dipakai (${code}).`, 'setel HOST dan PORT')
  return error
}

process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
})
process.exitCode = await run(process.argv.slice(2), station)
