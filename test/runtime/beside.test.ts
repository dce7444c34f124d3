import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { runBeside } from '../../src/runtime/node/beside.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-beside-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A thread that writes down that it started, then does as told. */
function beside(name: string, does: string, patience = 5000) {
  const diary = join(folder, `${name}.txt`)
  const script = join(folder, `${name}.mjs`)
  writeFileSync(diary, '')
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
const write = line => appendFileSync(workerData.diary, line + '\\n')
write('started')
${does}`,
  )
  const said: string[] = []
  const note = (what: string) => void said.push(what)
  const log = { info: note, warn: note, error: note }
  const stop = runBeside({ script: pathToFileURL(script), told: { diary }, log, pause: 50, patience })
  return { stop, said, diary: () => readFileSync(diary, 'utf8').split('\n').filter(Boolean) }
}

test('a clockwork that dies is started anew, and the log says so', async () => {
  const { stop, said, diary } = beside('dies', 'setTimeout(() => { throw new Error("out of luck") }, 20)')
  await expect.poll(() => diary().length, { timeout: 10_000 }).toBeGreaterThan(2)
  await stop()
  expect(said).toContain('clockwork failed')
  expect(said).toContain('clockwork ended')
  const lines = diary().length
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(diary()).toHaveLength(lines)
})

test('stopping waits until the round underway is over', async () => {
  const does = `parentPort.once('message', () => setTimeout(() => { write('finished'); process.exit(0) }, 300))`
  const { stop, diary } = beside('finishes', does)
  await expect.poll(diary, { timeout: 10_000 }).toEqual(['started'])
  await stop()
  expect(diary()).toEqual(['started', 'finished'])
})

test('one that does not end is cut off, so that the program can', async () => {
  const { stop, diary } = beside('hangs', 'setInterval(() => {}, 1000)', 200)
  await expect.poll(diary, { timeout: 10_000 }).toEqual(['started'])
  await stop()
})
