import { Worker } from 'node:worker_threads'
import type { Log } from '../../ports.ts'

export interface Beside {
  /** The built `clockwork.ts`. */
  script: URL
  /** What the thread is told: plain values. */
  told: object
  log: Log
  /** How long after a death it is started anew, in milliseconds. */
  pause: number
  /** How long a stop waits for it before it is cut off, in milliseconds. */
  patience: number
}

/**
 * Runs a script in a thread of its own, so that no page waits for its work, and starts it anew should it die.
 * The answer tells it to stop and waits for it.
 */
export function runBeside({ script, told, log, pause, patience }: Beside): () => Promise<void> {
  let stopping = false
  let next: NodeJS.Timeout | undefined
  let worker = start()

  function start(): Worker {
    const started = new Worker(script, { workerData: told })
    started.on('error', error =>
      log.error('clockwork failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    started.once('exit', code => {
      if (stopping) return
      log.error('clockwork ended', { code, again: pause })
      next = setTimeout(() => {
        worker = start()
      }, pause)
    })
    return started
  }
  return async () => {
    stopping = true
    clearTimeout(next)
    const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()))
    const cut = setTimeout(() => void worker.terminate(), patience)
    worker.postMessage('stop')
    if (worker.threadId !== -1) await ended
    clearTimeout(cut)
  }
}
