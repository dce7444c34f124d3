import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { startCounting } from './mail.ts'

/** How long a page takes while the same process sends an advisory to 2,280 contacts: 40 looks a second at the queue. p99 in milliseconds. */
export async function benchBeside(folder: string, say: (text: string) => void): Promise<number> {
  const counted = startCounting()
  const smtp = `smtp://127.0.0.1:${await counted.listen()}`
  const child = fork(join(import.meta.dirname, 'sending.ts'), [join(folder, 'sending'), smtp], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const [{ url, cookie }] = (await once(child, 'message')) as [{ url: string; cookie: string }]
    const page = { url: `${url}/konsol/antrean?v=semua`, headers: { cookie }, connections: 4, overallRate: 40 }
    await autocannon({ ...page, duration: 2 })
    const quiet = await autocannon({ ...page, duration: 3 })
    const looking = lookUntilStopped(page)
    const { sent, perSecond } = await mailsSent(child)
    const { latency, non2xx, errors } = await looking.stop()
    const { all, distinct } = counted.take()
    say(
      `${'queue page while 2,280 mails go out'.padEnd(38)} ${perSecond.toFixed(0).padStart(11)} mails/s, page p50 ${latency.p50} p99 ${latency.p99} ms (quiet: ${quiet.latency.p99}); ${sent} sent, ${distinct} of ${all} received; ${non2xx + errors} errors`,
    )
    return latency.p99
  } finally {
    child.kill('SIGTERM')
    await counted.close()
  }
}

function lookUntilStopped(page: autocannon.Options) {
  const ended = Promise.withResolvers<autocannon.Result>()
  const instance = autocannon({ ...page, duration: 600 }, (error, result) => (error ? ended.reject(error) : ended.resolve(result)))
  return {
    stop() {
      instance.stop()
      return ended.promise
    },
  }
}

async function mailsSent(child: ChildProcess): Promise<{ sent: number; perSecond: number }> {
  const answer = once(child, 'message')
  child.send('go')
  const [said] = (await answer) as [{ sent: number; perSecond: number }]
  return said
}
