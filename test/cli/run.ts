import { execFile, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Ran {
  code: number
  out: string
  err: string
}

/** The built command line (`npm run build`) on a data folder of its own. */
export function commandLine(home = root) {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-cli-'))
  const dataDir = join(folder, 'data')
  const main = join(home, 'dist/cli/main.js')
  const usual = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, NODE_COMPILE_CACHE: join(home, 'dist/.compiled') }
  const environment = (more: Record<string, string> = {}) => ({ ...usual, ...more })
  const run = (args: string[], env?: Record<string, string>) =>
    new Promise<Ran>(resolve => {
      const child = execFile(process.execPath, [main, ...args], { cwd: folder, env: environment(env) }, (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, out: out.trimEnd(), err: err.trimEnd() }),
      )
      child.stdin?.end()
    })
  return { folder, dataDir, run, serve: (env: Record<string, string>) => serve(main, environment(env)) }
}

export type CommandLine = ReturnType<typeof commandLine>

/** Starts `serve`; answers what it printed once its address stands there, and how to stop it. */
function serve(main: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [main, 'serve'], { env })
  let printed = ''
  const listening = new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`exit ${code}: ${printed}`)))
    child.stdout.on('data', chunk => {
      printed += chunk
      if (/pelapor\n.*petugas\n/.test(printed)) setTimeout(() => resolve(printed), 100)
    })
  })
  const stop = () =>
    new Promise<number | null>(resolve => {
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
  return { listening, stop }
}
