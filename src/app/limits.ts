import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../core/refusal.ts'

const megabyte = 1024 * 1024

const classes: { paths: RegExp; megabytes: number }[] = [
  // Five files of 10 MB, as base64 in JSON.
  {
    paths: /^\/api\/v1\/(reports|(incidents|advisories)\/[^/]+\/attachments)\/?$/,
    megabytes: 75,
  },
  // The same five as multipart: a report, its later additions, evidence added by the team or a holder of a link.
  {
    paths: /^(\/@[a-z0-9-]+)?\/(lapor(\/|$)|[tb]\/|konsol\/tiket\/[^/]+\/|instansi\/)/,
    megabytes: 60,
  },
  // Attachments of an advisory: what is too much for a mail is refused with a sentence beside its field.
  { paths: /^\/konsol\/imbauan\/(baru|[^/]+\/isi)(\/pratinjau)?\/?$/, megabytes: 60 },
  // A draft that is far too long comes back to the page whole, with a sentence.
  { paths: /^\/konsol\/playbook\/[^/]+\/draf/, megabytes: 4 },
  // A catalogue of vulnerabilities, or a vendor's advisory: 5 MB, and what a form adds.
  { paths: /^\/konsol\/(kev|imbauan\/impor)\/?$/, megabytes: 6 },
  { paths: /^/, megabytes: 1 },
]

export function limitBodies(): MiddlewareHandler {
  const limited = classes.map(({ paths, megabytes }) => ({
    paths,
    megabytes,
    limit: bodyLimit({
      maxSize: megabytes * megabyte,
      onError: tooLarge(megabytes),
    }),
  }))
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const found = limited.find(({ paths }) => paths.test(c.req.path))
    if (!found) return next()
    return isDeclared(c, found.megabytes) ? next() : found.limit(c, next)
  }
}

/** A length that is named and small enough: the server reads no further. Asking the body itself would turn it into a stream first. */
function isDeclared(c: Context, megabytes: number): boolean {
  const length = c.req.header('Content-Length')
  return length !== undefined && c.req.header('Transfer-Encoding') === undefined && Number(length) <= megabytes * megabyte
}

function tooLarge(megabytes: number) {
  return () => {
    throw new Refusal('too_large', `Kiriman ini terlalu besar: paling banyak ${megabytes} MB.`)
  }
}
