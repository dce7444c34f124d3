import { parentPort, workerData } from 'node:worker_threads'
import { orientationOf } from '../../formats/picture/facts.ts'
import { redrawn } from '../../formats/picture/redraw.ts'
import { yieldToPages } from './yield.ts'

/** A thread for one picture: it draws and ends. */
yieldToPages()
const bytes = workerData as Uint8Array
const drawn = redrawn(bytes, orientationOf(bytes))
parentPort?.postMessage(drawn)
