/** Back to a page of ours and nowhere else. */
export function inside(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])[\w\-./?=&%:@~+]*$/.test(next) ? next : undefined
}

/** The page a form stands on, when it is ours: where to go back to once a person has proved themselves. */
export function pageBefore(c: { req: { header(name: string): string | undefined; url: string } }): string | undefined {
  const referer = URL.parse(c.req.header('Referer') ?? '')
  return referer && referer.host === new URL(c.req.url).host ? inside(`${referer.pathname}${referer.search}`) : undefined
}

/** `/masuk/ulang` and the like, with the way back. */
export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path
}
