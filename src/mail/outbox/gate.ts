/** Who enters waits until fewer than `limit` with the same key are inside, in the order of arrival. The answer is the way out. */
export type Gate = (key: string) => Promise<() => void>

export function openGate(limit: number): Gate {
  const inside = new Map<string, number>()
  const waiting = new Map<string, (() => void)[]>()

  const leave = (key: string) => () => {
    const next = waiting.get(key)?.shift()
    if (next) return next()
    const left = (inside.get(key) ?? 1) - 1
    if (left > 0) inside.set(key, left)
    else inside.delete(key)
    waiting.delete(key)
  }
  return async key => {
    const here = inside.get(key) ?? 0
    if (here < limit) inside.set(key, here + 1)
    else
      await new Promise<void>(resolve => {
        const line = waiting.get(key)
        if (line) line.push(resolve)
        else waiting.set(key, [resolve])
      })
    return leave(key)
  }
}
