import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isPublicAddress, publicUrl } from '../../core/public-address.ts'
import type { Fetched, Ports } from '../../ports.ts'

interface Way {
  /** Tests go to a server of their own. */
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>
  isAllowed?: (address: string) => boolean
  port?: number
  ca?: string
}

const mostHops = 3

/**
 * A name is resolved once, every address it has must be public, and the connection goes to the one that was looked at: a name that answers
 * otherwise a moment later leads nowhere else. Each redirect is judged like the first address.
 */
export function publicFetcher(way: Way = {}): Ports['fetchPublic'] {
  return async (address, { bytes, seconds }) => {
    const until = AbortSignal.timeout(seconds * 1000)
    let next = address
    try {
      for (let hop = 0; hop <= mostHops; hop++) {
        const answer = await oneHop(next, way, until)
        if ('reason' in answer) return answer
        const { response, url } = answer
        const status = response.statusCode ?? 0
        if (status === 200) return await readUpTo(response, bytes)
        response.destroy()
        const location = status >= 300 && status < 400 ? response.headers.location : undefined
        if (!location) return { reason: `servernya menjawab ${status}.` }
        next = URL.parse(location, url.href)?.href ?? ''
      }
      return { reason: `dialihkan lebih dari ${mostHops} kali.` }
    } catch (error) {
      return { reason: until.aborted ? `tidak selesai dalam ${seconds} detik.` : sentence(error) }
    }
  }
}

async function oneHop(
  address: string,
  way: Way,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; url: URL } | { reason: string }> {
  const url = publicUrl(address)
  if (!url) return { reason: 'hanya alamat https dengan nama host umum yang boleh dipakai.' }
  const found = await (way.resolve ?? (host => lookup(host, { all: true })))(url.hostname)
  const isAllowed = way.isAllowed ?? isPublicAddress
  const [first] = found
  if (!first || !found.every(one => isAllowed(one.address))) return { reason: 'namanya menunjuk ke jaringan dalam.' }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({
      host: first.address,
      family: first.family,
      servername: url.hostname,
      port: way.port ?? 443,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, Accept: 'application/json', 'User-Agent': 'Tanggap' },
      agent: false,
      signal,
      ...(way.ca && { ca: way.ca }),
    })
    asked.once('response', resolve).once('error', reject).end()
  })
  return { response, url }
}

async function readUpTo(response: IncomingMessage, most: number): Promise<Fetched> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) {
      response.destroy()
      return { reason: `lebih besar dari ${Math.floor(most / 1024 / 1024)} MB.` }
    }
    parts.push(part)
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)) }
}

/** The system's own words without addresses: what a name resolves to inside is nobody's business. */
function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'galat'
  return code === 'ENOTFOUND' ? 'nama hostnya tidak ditemukan.' : `sambungan gagal (${code}).`
}
