/**
 * `npm run build && node test/bench/sign-in.ts`: does the time of a refusal tell whether an address is known, and does
 * hashing passwords keep others waiting? Two minutes on two cores. Exits 1 when a figure is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askRecovery } from '../../src/casework/people/recovery.ts'
import { addPerson, signIn } from '../../src/casework/people.ts'
import { addTeam } from '../../src/casework/teams.ts'
import type { Ports } from '../../src/ports.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { openNode } from '../../src/runtime/node.ts'
import { commandLine } from '../cli/run.ts'

const tries = Number(process.env.TRIES ?? 200)
const say = (text: string) => process.stdout.write(`${text}\n`)
let missed = 0

await compareTimes()
await watchOthers()
process.exitCode = missed > 0 ? 1 : 0

/** In turn, so that whatever else the machine does falls on both alike. Each address is tried once: limits would tell otherwise. */
async function compareTimes(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-sign-in-'))
  const { ports, close } = await openNode(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }))
  await addPeople(ports)
  const refused = async (email: string) => {
    await signIn(ports, { email, password: 'bukan kata sandinya', device: null }).catch(() => undefined)
  }
  await compare('sign-in refused', refused)
  await compare('recovery asked for', email => askRecovery(ports, email))
  close()
  rmSync(folder, { recursive: true })
}

async function addPeople(ports: Ports): Promise<void> {
  const jatim = { slug: 'jatim', name: 'Jawa Timur', shortName: 'Jatim', zone: 'Asia/Jakarta', constituency: '35' }
  const team = await addTeam(ports, jatim)
  const password_hash = await ports.passwords.hash('kuda biru lompat sore')
  for (let n = 0; n < tries; n++)
    await addPerson(ports, team, { email: `kenal${n}@jatim.test`, name: 'K', role: 'reporter', organisation: '35', password: null })
  await ports.database.commit([ports.database.query.updateTable('person').set({ password_hash }).compile()])
}

async function compare(what: string, work: (email: string) => Promise<unknown>): Promise<void> {
  const known: number[] = []
  const unknown: number[] = []
  for (let n = 0; n < tries; n++)
    for (const [times, name] of n % 2
      ? ([
          [known, 'kenal'],
          [unknown, 'asing'],
        ] as const)
      : ([
          [unknown, 'asing'],
          [known, 'kenal'],
        ] as const)) {
      const start = performance.now()
      await work(`${name}${n}@jatim.test`)
      times.push(performance.now() - start)
    }
  const [a, b] = [quantile(known, 0.5), quantile(unknown, 0.5)]
  const apart = Math.abs(a - b) / Math.max(a, b)
  judge(apart <= 0.1, `${what}: known ${a.toFixed(2)} ms, unknown ${b.toFixed(2)} ms, ${(apart * 100).toFixed(1)} % apart (at most 10 %)`)
}

/** Twenty people sign in at once, over and over, while somebody looks whether the server is well. */
async function watchOthers(): Promise<void> {
  const cli = commandLine()
  await cli.run(['setup', '--team', 'jatim', '--name', 'Jatim', '--timezone', 'Asia/Jakarta', '--admin', 'admin@jatim.test'])
  const server = cli.serve({ PORT: '0' })
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await server.listening)?.[0]
  let left = 80 // an address may try a hundred times a quarter of an hour
  let done = 0
  const signingIn = Array.from({ length: 20 }, async () => {
    while (left-- > 0) {
      const body = new URLSearchParams({ email: `orang${left}@jatim.test`, password: 'bukan kata sandinya' })
      const { status } = await fetch(`${url}/masuk`, { method: 'POST', body })
      if (status === 422) done += 1
    }
  })
  let over = false
  const times: number[] = []
  const looking = (async () => {
    while (!over) {
      const start = performance.now()
      await (await fetch(`${url}/healthz`)).text()
      times.push(performance.now() - start)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  })()
  const start = performance.now()
  await Promise.all(signingIn)
  const seconds = (performance.now() - start) / 1000
  over = true
  await looking
  await server.stop()
  rmSync(cli.folder, { recursive: true })
  const p99 = quantile(times, 0.99)
  judge(
    done === 80 && times.length > 100 && p99 <= 50,
    `/healthz under 20 parallel sign-ins: p99 ${p99.toFixed(1)} ms of ${times.length} (at most 50 ms); ${done} sign-ins, ${(done / seconds).toFixed(1)} a second`,
  )
}

function judge(good: boolean, line: string): void {
  if (!good) missed += 1
  say(`${good ? '✓' : '✗'} ${line}`)
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
}
