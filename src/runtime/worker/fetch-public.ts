import { publicUrl } from '../../core/public-address.ts'
import type { Fetched, Ports } from '../../ports.ts'

const mostHops = 3

/** A Worker's `fetch` reaches the public internet only; names that are no public ones are refused all the same, at each redirect. */
export const fetchPublic: Ports['fetchPublic'] = async (address, { bytes, seconds }) => {
  const signal = AbortSignal.timeout(seconds * 1000)
  let next = address
  try {
    for (let hop = 0; hop <= mostHops; hop++) {
      const url = publicUrl(next)
      if (!url) return { reason: 'hanya alamat https dengan nama host umum yang boleh dipakai.' }
      const response = await fetch(url, { redirect: 'manual', signal, headers: { Accept: 'application/json', 'User-Agent': 'Tanggap' } })
      if (response.status === 200) return await readUpTo(response, bytes)
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('Location') : null
      await response.body?.cancel()
      if (!location) return { reason: `servernya menjawab ${response.status}.` }
      next = URL.parse(location, url.href)?.href ?? ''
    }
    return { reason: `dialihkan lebih dari ${mostHops} kali.` }
  } catch {
    return { reason: signal.aborted ? `tidak selesai dalam ${seconds} detik.` : 'sambungan gagal.' }
  }
}

async function readUpTo(response: Response, most: number): Promise<Fetched> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const part = read.value as Uint8Array
    size += part.length
    if (size > most) {
      await reader?.cancel()
      return { reason: `lebih besar dari ${Math.floor(most / 1024 / 1024)} MB.` }
    }
    parts.push(part)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { bytes }
}
