import type { Context } from 'hono'

/** Bytes that no browser may show: always a download, of no type, in a sandbox. Browsers decode `filename*`; the name is text and never a header of its own. */
export function asDownload(c: Context, name: string, bytes: Uint8Array): Response {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return c.body(bytes.slice().buffer, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="berkas"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
}
