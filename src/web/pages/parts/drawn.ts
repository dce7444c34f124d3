import { raw } from 'hono/html'

const most = 5000
const drawn = new Map<string, string>()

/**
 * HTML that was drawn before from the very same values is taken as it is: `key` must hold every value that `draw` reads.
 * A queue of fifty rows is looked at all day by everybody, and few of its rows change from one look to the next.
 */
export function drawnOnce(key: string, draw: () => { toString(): string | Promise<string> }) {
  const known = drawn.get(key)
  if (known !== undefined) return raw(known)
  const html = String(draw())
  if (drawn.size >= most) drawn.clear()
  drawn.set(key, html)
  return raw(html)
}
