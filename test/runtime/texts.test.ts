import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTexts } from '../../src/runtime/node/texts.ts'
import { root } from '../engines.ts'

test('the Worker carries every text that Node reads (else run: node test/runtime/worker-texts.ts)', () => {
  const list = readFileSync(join(root, 'src/runtime/worker/texts.ts'), 'utf8')
  const bundled = [...list.matchAll(/^ {4}'?([\w.-]+)'?: \w+,$/gm)].map(found => found[1])
  const read = Object.values(readTexts()).flatMap(texts => Object.keys(texts))
  expect(read.length).toBeGreaterThan(2)
  expect(bundled.sort()).toEqual(read.sort())
})
