/** A ZIP of files without a byte in them: their names are all that anybody asks for. `locked`: as with a password. */
export function zipOf(names: readonly string[], { locked = false } = {}): Uint8Array<ArrayBuffer> {
  const flags = locked ? 1 : 0
  const told = names.map(name => new TextEncoder().encode(name))
  const locals = told.map(name => [...u32(0x04034b50), ...u16(20), ...u16(flags), ...zeros(18), ...u16(name.length), ...u16(0), ...name])
  const starts = locals.map((_, at) => locals.slice(0, at).reduce((sum, one) => sum + one.length, 0))
  const entries = told.map((name, at) => [
    ...[
      ...u32(0x02014b50),
      ...u16(20),
      ...u16(20),
      ...u16(flags),
      ...zeros(18),
      ...u16(name.length),
      ...zeros(12),
      ...u32(starts[at] ?? 0),
    ],
    ...name,
  ])
  const [body, directory] = [locals.flat(), entries.flat()]
  const end = [
    ...u32(0x06054b50),
    ...zeros(4),
    ...u16(names.length),
    ...u16(names.length),
    ...u32(directory.length),
    ...u32(body.length),
    ...u16(0),
  ]
  return new Uint8Array([...body, ...directory, ...end])
}

const u16 = (value: number) => [value & 255, value >> 8]
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)]
const zeros = (count: number) => Array<number>(count).fill(0)
