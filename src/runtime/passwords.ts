import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { Passwords } from '../ports.ts'

interface Cost {
  N: number
  r: number
  p: number
}

// OWASP's set with 32 MB: the larger ones do not fit a Worker (128 MB), nor a small machine when many sign in at once.
const owasp: Cost = { N: 2 ** 15, r: 8, p: 3 }

/**
 * `atOnce`: Node's pool has four threads, and packing pages and reading files need some of them. A Worker has no pool, and
 * a request there may end without a word, so it must never hold a place others wait for: no limit.
 */
export function scryptPasswords(cost: Cost = owasp, atOnce = 2): Passwords {
  const salt = randomBytes(16)
  const inTurn = turns(atOnce)
  return {
    async hash(password) {
      const fresh = randomBytes(16)
      const key = await inTurn(() => derive(password, fresh, cost))
      return ['scrypt', cost.N, cost.r, cost.p, fresh.toString('base64url'), key.toString('base64url')].join('$')
    },
    async verify(hash, password) {
      const stored = hash === null ? null : parse(hash)
      const key = await inTurn(() => derive(password, stored?.salt ?? salt, stored?.cost ?? cost))
      return stored !== null && timingSafeEqual(key, stored.key)
    },
    isOutdated(hash) {
      const made = parse(hash)?.cost
      return made !== undefined && made.N * made.r * made.p < cost.N * cost.r * cost.p
    },
  }
}

/** Lets at most so many run at the same time; the others wait in the order they came. */
function turns(atOnce: number) {
  const waiting: (() => void)[] = []
  let free = atOnce
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

function parse(hash: string) {
  const [, N, r, p, salt, key] = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/.exec(hash) ?? []
  if (!salt || !key) return null
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 160 * cost.N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
