import { inflateSync } from 'node:zlib'

export interface PdfText {
  page: number
  x: number
  /** From the top of the page. */
  y: number
  size: number
  font: string
  text: string
}

export interface ReadPdf {
  pages: { width: number; height: number }[]
  texts: PdfText[]
  /** Everything outside of streams. */
  objects: string
}

const decoder = new TextDecoder('windows-1252')

/** Reads back the letters that pdfkit wrote: pages in order, each piece of text with its place. No reader for PDF in general. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes)
  const whole = raw.toString('latin1')
  const streams = new Map<string, string>()
  for (const found of whole.matchAll(/(\d+) 0 obj\n<<((?:(?!endobj)[\s\S])*?)>>\nstream\n/g)) {
    const from = found.index + found[0].length
    const part = raw.subarray(from, whole.indexOf('\nendstream', from))
    if (found[2]?.includes('/FlateDecode') && !found[2].includes('/Image'))
      streams.set(found[1] ?? '', inflateSync(part).toString('latin1'))
  }
  const pages = [...whole.matchAll(/\/Type \/Page\n[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]\n\/Contents (\d+) 0 R/g)]
  return {
    pages: pages.map(([, width, height]) => ({ width: Number(width), height: Number(height) })),
    texts: pages.flatMap(([, , height, id], page) => textsOf(streams.get(id ?? '') ?? '', { page, height: Number(height) })),
    objects: whole.replace(/stream\n[\s\S]*?\nendstream/g, ''),
  }
}

/** All the text, a line a piece, in the order in which it was drawn. */
export function textOf(bytes: Uint8Array): string {
  return readPdf(bytes)
    .texts.map(({ text }) => text)
    .join('\n')
}

function textsOf(content: string, { page, height }: { page: number; height: number }): PdfText[] {
  return [...content.matchAll(/BT\n([\s\S]*?)ET/g)].map(([, inside = '']) => {
    const [, x = '0', y = '0'] = /1 0 0 1 ([-\d.]+) ([-\d.]+) Tm/.exec(inside) ?? []
    const [, font = '', size = '0'] = /\/(\w+) ([\d.]+) Tf/.exec(inside) ?? []
    const hex = [...inside.matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('')
    return { page, x: Number(x), y: height - Number(y), size: Number(size), font, text: decoder.decode(Buffer.from(hex, 'hex')) }
  })
}
