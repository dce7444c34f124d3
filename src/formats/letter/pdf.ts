import { dateOf } from '../../core/dates.ts'
import { type Letter, letterNumber, papers } from '../../core/letter.ts'
import { type Block, blocksOf, type Run } from './blocks.ts'
import { plain } from './plain.ts'

type Doc = PDFKit.PDFDocument
const regular = 'Helvetica'
const bold = 'Helvetica-Bold'
const oblique = 'Helvetica-Oblique'
const margins = { top: 50, bottom: 70, left: 85, right: 57 }
const labels = 62

export interface Printed {
  letter: Letter
  /** null = a draft: it says so on every page and has no number. */
  serial: number | null
  final: boolean
  /** Bytes of the PNG that `letter.head.logo` names. */
  logo?: Uint8Array | null
}

/**
 * A letter as a tagged PDF in Indonesian. Standard fonts only, so every reader shows it; loaded when the first letter is
 * printed. The same letter gives the same bytes.
 */
export async function letterPdf(printed: Printed): Promise<Uint8Array> {
  const { letter } = printed
  const doc = await newDocument(letter)
  const bytes = collected(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const add: Add = (type, draw) => {
    root.add(doc.struct(type, {}, draw as never))
  }
  head(doc, printed, add)
  opening(doc, printed, add)
  for (const block of blocksOf(letter.body)) drawBlock(doc, block, add)
  closing(doc, letter, add)
  root.end()
  pageMarks(doc, printed)
  doc.end()
  return bytes
}

type Add = (type: string, draw: () => void) => void

async function newDocument({ paper, subject, date }: Letter): Promise<Doc> {
  const pdfkit = await import('pdfkit')
  const { registerStdFonts } = pdfkit as { registerStdFonts?: (...fonts: unknown[]) => void }
  if (registerStdFonts) await registerFonts(registerStdFonts)
  return new pdfkit.default({
    size: [...papers[paper]],
    margins,
    tagged: true,
    lang: 'id-ID',
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    info: { Title: plain(subject), Creator: 'Tanggap', Producer: 'Tanggap', CreationDate: new Date(date) },
  })
}

/** The build for browsers and Workers is given its fonts; Node's reads its own. */
async function registerFonts(register: (...fonts: unknown[]) => void): Promise<void> {
  const fonts = await Promise.all([
    import('pdfkit/standard-fonts/Helvetica'),
    import('pdfkit/standard-fonts/HelveticaBold'),
    import('pdfkit/standard-fonts/HelveticaOblique'),
  ])
  register(...fonts.map(font => font.default))
}

function collected(doc: Doc): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('error', reject)
    doc.on('end', () => resolve(joined(parts)))
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function widthOf(doc: Doc): number {
  return doc.page.width - margins.left - margins.right
}

/** The kop: logo at the left, lines in the middle, a double rule below. */
function head(doc: Doc, { letter, logo }: Printed, add: Add): void {
  if (!letter.head || letter.head.lines.length === 0) return
  const { lines, address } = letter.head
  const shift = logo ? 72 : 0
  const at = { width: widthOf(doc) - shift * (logo ? 2 : 0), align: 'center' as const }
  const top = doc.y
  if (logo) add('Figure', () => doc.image(logo as never, margins.left, top, { fit: [62, 72] }))
  doc.y = top
  lines.forEach((line, n) => {
    const last = n === lines.length - 1
    add('P', () => doc.font(last ? bold : regular, last ? 14 : 12).text(plain(line), margins.left + shift, doc.y, at))
  })
  for (const line of address) add('P', () => doc.font(regular, 9).text(plain(line), margins.left + shift, doc.y, at))
  const y = Math.max(doc.y + 6, logo ? top + 78 : 0)
  doc.markContent('Artifact', { type: 'Layout' } as never)
  const right = doc.page.width - margins.right
  doc.lineWidth(2).moveTo(margins.left, y).lineTo(right, y).stroke()
  doc
    .lineWidth(0.5)
    .moveTo(margins.left, y + 3)
    .lineTo(right, y + 3)
    .stroke()
  doc.endMarkedContent()
  doc.y = y + 14
}

/** Place and date, then Nomor, Sifat, Lampiran, Hal. */
function opening(doc: Doc, { letter, serial }: Printed, add: Add): void {
  const { place, date, zone, nature, subject, tlp } = letter
  const when = [plain(place) || '……………………', dateOf(new Date(date), zone)].join(', ')
  add('P', () => doc.font(regular, 11).text(when, margins.left, doc.y, { width: widthOf(doc), align: 'right' }))
  doc.moveDown(0.4)
  const rows: [string, string][] = [
    ['Nomor', letterNumber(letter, serial)],
    ['Sifat', tlp ? `${nature} (TLP:${tlp})` : nature],
    ['Lampiran', '–'],
    ['Hal', subject],
  ]
  for (const [label, value] of rows) {
    const y = doc.y
    add('P', () => {
      doc.font(regular, 11).text(label, margins.left, y, { width: labels, continued: false })
      doc.font(label === 'Hal' ? bold : regular, 11).text(`: ${plain(value)}`, margins.left + labels, y, { width: widthOf(doc) - labels })
    })
  }
  doc.moveDown(1)
}

function drawBlock(doc: Doc, { kind, runs, marker }: Block, add: Add): void {
  const indent = kind === 'item' ? 18 : 0
  const x = margins.left + indent
  const width = widthOf(doc) - indent
  if (kind === 'heading') {
    keepTogether(doc, 60)
    doc.moveDown(0.5)
    add('H2', () => doc.font(bold, 11.5).text(runs.map(({ text }) => text).join(''), x, doc.y, { width }))
    return
  }
  if (kind === 'item') keepTogether(doc, 16)
  const draw = () => {
    const y = doc.y
    if (marker) doc.font(regular, 11).text(marker, margins.left, y, { width: 18, lineBreak: false })
    drawRuns(doc, runs, { x, y, width })
  }
  add('P', draw)
  doc.moveDown(kind === 'item' ? 0.2 : 0.6)
}

function drawRuns(doc: Doc, runs: readonly Run[], { x, y, width }: { x: number; y: number; width: number }): void {
  const shown = runs.filter(({ text }) => text !== '')
  shown.forEach((run, n) => {
    const options = { width, lineGap: 1.5, continued: n < shown.length - 1 }
    doc.font(run.bold ? bold : run.italic ? oblique : regular, 11)
    if (n === 0) doc.text(run.text, x, y, options)
    else doc.text(run.text, options)
  })
}

/** Signature at the right, tembusan below; never torn from each other's heads. */
function closing(doc: Doc, { signedAs, signatory, cc }: Letter, add: Add): void {
  keepTogether(doc, 150)
  doc.moveDown(1)
  const x = margins.left + widthOf(doc) / 2
  const width = widthOf(doc) / 2
  const line = (text: string, font = regular) => add('P', () => doc.font(font, 11).text(plain(text), x, doc.y, { width }))
  line(signedAs || signatory.position || 'Yang menandatangani,')
  doc.y += 56
  line(signatory.name || '(……………………………………)', signatory.name ? bold : regular)
  if (signedAs && signatory.position) line(signatory.position)
  if (signatory.nip) line(`NIP ${signatory.nip}`)
  if (cc.length === 0) return
  keepTogether(doc, 50)
  doc.moveDown(1)
  add('P', () => doc.font(regular, 10).text('Tembusan:', margins.left, doc.y, { width: widthOf(doc) }))
  for (const [n, one] of cc.entries())
    add('P', () => doc.font(regular, 10).text(`${n + 1}. ${plain(one)}`, margins.left, doc.y, { width: widthOf(doc) }))
}

function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margins.bottom) doc.addPage()
}

/** Page numbers, and that a draft is one. They are no part of what is read aloud. */
function pageMarks(doc: Doc, { letter, final }: Printed): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' } as never)
    const mark = [!final && 'DRAF, belum bernomor', letter.tlp && `TLP:${letter.tlp}`, `Halaman ${page - start + 1} dari ${count}`]
    doc.font(regular, 9).text(mark.filter(Boolean).join('  ·  '), margins.left, doc.page.height - 45, {
      width: widthOf(doc),
      align: 'center',
      lineBreak: false,
    })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
