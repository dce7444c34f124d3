import { spoken } from '../../language/spoken.ts'

/** A small memory: the last things kept under a key, `most` of them; when it is full it begins anew. */
export function memory<T>(most: number) {
  const kept = new Map<string, T>()
  return {
    find: (key: string): T | undefined => kept.get(key),
    keep(key: string, value: T): T {
      if (kept.size >= most) kept.clear()
      kept.set(key, value)
      return value
    },
  }
}

/**
 * What was drawn before from the very same values is taken as it is. The key must hold every value that is drawn. A queue is
 * looked at all day by everybody, and little of it changes from one look to the next.
 */
export function drawings<T>(most: number) {
  const known = memory<T>(most)
  return (key: string, draw: () => T): T => {
    const spokenKey = `${spoken()} ${key}`
    return known.find(spokenKey) ?? known.keep(spokenKey, draw())
  }
}
