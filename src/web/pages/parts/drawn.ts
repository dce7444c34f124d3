/**
 * Keeps what was drawn, `most` pieces of it: what was drawn before from the very same values is taken as it is. The key must
 * hold every value that is drawn. A queue is looked at all day by everybody, and little of it changes from one look to the next.
 */
export function drawings<T>(most: number) {
  const kept = new Map<string, T>()
  return (key: string, draw: () => T): T => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const drawn = draw()
    if (kept.size >= most) kept.clear()
    kept.set(key, drawn)
    return drawn
  }
}
