import { Worker } from 'node:worker_threads'
import type { Ports } from '../../ports.ts'

/** Draws a picture anew in a thread of its own, two at once at most, each for ten seconds and 512 MB; what does not manage answers null. */
export function redrawBeside(script: URL): Ports['redraw'] {
  let running: Promise<unknown>[] = []
  return async (bytes, as) => {
    while (running.length >= 2) await Promise.race(running)
    const drawing = draw(script, { bytes, as })
    running = [...running, drawing]
    return drawing.finally(() => {
      running = running.filter(one => one !== drawing)
    })
  }
}

function draw(script: URL, told: { bytes: Uint8Array; as: 'badge' | undefined }): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    const worker = new Worker(script, { workerData: told, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const late = setTimeout(() => void worker.terminate(), 10_000)
    worker.once('message', (drawn: Uint8Array | null) => resolve(drawn))
    worker.on('error', () => resolve(null))
    worker.once('exit', () => {
      clearTimeout(late)
      resolve(null)
    })
  })
}
