import { parentPort, workerData } from 'node:worker_threads'
import { orientationOf } from '../../formats/picture/facts.ts'
import { badge, redrawn } from '../../formats/picture/redraw.ts'
import { yieldToPages } from './yield.ts'

/** A thread for one picture: it draws and ends. */
yieldToPages()
const { bytes, as } = workerData as { bytes: Uint8Array; as?: 'badge' }
const drawn = as === 'badge' ? badge(bytes) : redrawn(bytes, orientationOf(bytes))
parentPort?.postMessage(drawn)
