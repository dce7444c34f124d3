import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decode } from 'jpeg-js'
import { expect, test } from 'vitest'
import { orientationOf, pictureFacts } from '../../src/formats/picture/facts.ts'
import { redrawn } from '../../src/formats/picture/redraw.ts'
import { redrawBeside } from '../../src/runtime/node/redraw.ts'
import { root } from '../engines.ts'
import { phonePhoto, pictureBomb, screenshot } from './photo.ts'

const said = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
const pointAt = (picture: Uint8Array, x: number, y: number) => {
  const { width, data } = decode(picture, { useTArray: true })
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
}

test('a photo is drawn anew without what rode along, and upright', () => {
  const photo = phonePhoto()
  const drawn = redrawn(photo, orientationOf(photo)) ?? new Uint8Array()
  const { width, height } = decode(drawn, { useTArray: true })
  expect([width, height]).toEqual([40, 60])
  expect(said(photo)).toContain('Kamera Uji')
  expect(said(drawn)).not.toMatch(/Kamera|Exif/)
  const [right = 0, , rightBlue = 0] = pointAt(drawn, 36, 30)
  const [left = 0, , leftBlue = 0] = pointAt(drawn, 3, 30)
  expect(right).toBeGreaterThan(rightBlue)
  expect(leftBlue).toBeGreaterThan(left)
})

test('what the original says about itself is told as text', () => {
  expect(pictureFacts(phonePhoto())).toContainEqual({ name: 'Make', value: 'Kamera Uji' })
  expect(pictureFacts(screenshot()).map(({ name }) => name)).toContain('Image Width')
  expect(pictureFacts(new Uint8Array(50))).toEqual([])
})

test('a large picture is made small, a see-through one stands on white', () => {
  const { width, height } = decode(redrawn(phonePhoto(3000, 1500)) ?? new Uint8Array(), { useTArray: true })
  expect([width, height]).toEqual([1400, 700])
  const drawn = redrawn(screenshot()) ?? new Uint8Array()
  expect(Math.min(...pointAt(drawn, 2, 10))).toBeGreaterThan(240)
  expect(pointAt(drawn, 27, 10)[1]).toBeGreaterThan(120)
})

test.each([
  ['a PNG that claims 3,600 million points', pictureBomb()],
  ['half a JPEG’s head', phonePhoto().subarray(0, 40)],
  ['half a PNG', screenshot().subarray(0, 60)],
  ['no picture', new TextEncoder().encode('<svg onload=alert(1)>')],
  ['nothing', new Uint8Array()],
])('%s is not drawn', (_what, bytes) => {
  expect(redrawn(bytes)).toBeNull()
})

const script = join(root, 'dist/cli/pictures.js')

test.runIf(existsSync(script))('on Node each picture is drawn in a thread of its own, many at once in turn', async () => {
  const redraw = redrawBeside(pathToFileURL(script))
  const drawn = await Promise.all([phonePhoto(), screenshot(), pictureBomb(), phonePhoto(), new Uint8Array(3)].map(bytes => redraw(bytes)))
  expect(drawn.map(one => one !== null)).toEqual([true, true, false, true, false])
  expect(await redrawBeside(new URL('file:///tidak/ada.js'))(phonePhoto())).toBeNull()
})
