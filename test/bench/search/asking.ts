import { parentPort, workerData } from 'node:worker_threads'

// Each list of paths is asked one after another and over again, all lists at once, until told that it is enough.
const { url, cookie, paths } = workerData as { url: string; cookie: string; paths: string[][] }
const state = { over: false, asked: 0 }
parentPort?.once('message', () => {
  state.over = true
})
const busy = paths.map(async list => {
  for (let n = 0; !state.over; n++) {
    const answer = await fetch(url + list[n % list.length], { headers: { cookie }, redirect: 'manual' })
    if (answer.status >= 400) throw new Error(`${list[n % list.length]}: ${answer.status}`)
    await answer.arrayBuffer()
    if (state.asked++ === 0) parentPort?.postMessage('begun')
  }
})
await Promise.all(busy)
parentPort?.postMessage(state.asked)
