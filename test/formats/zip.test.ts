import { describe, expect, test } from 'vitest'
import { archiveFault } from '../../src/core/advisory/attachments.ts'
import { isZip, zipContents } from '../../src/formats/zip.ts'
import { zipOf } from '../zip.ts'

describe('Looking into a ZIP', () => {
  const fault = (name: string, names: string[], more = {}) => archiveFault(name, zipContents(zipOf(names, more)))

  test('its names are read from its directory, also behind a comment and after other bytes', () => {
    const zip = zipOf(['log/akses.log', 'tangkapan.png'])
    expect([isZip(zip), zipContents(zip)]).toEqual([true, { names: ['log/akses.log', 'tangkapan.png'], encrypted: false }])
    expect(zipContents(new Uint8Array([...zip, 0x20, 0x20]))?.names).toEqual(['log/akses.log', 'tangkapan.png'])
  })

  test('a program inside is refused by its name, wherever it lies, and so are macros under another name', () => {
    expect(fault('laporan.zip', ['log/akses.log', 'log/panduan.png'])).toBeNull()
    expect(fault('laporan.zip', ['log/akses.log', 'dalam/kuitansi.pdf.exe'])).toContain('dalam/kuitansi.pdf.exe')
    expect(fault('surat.docx', ['[Content_Types].xml', 'word/vbaProject.bin'])).toContain('vbaProject.bin')
  })

  test('a picture of vectors inside an office document is its own, in a plain ZIP it is a page that runs', () => {
    const names = ['[Content_Types].xml', 'word/media/image1.svg']
    expect([fault('surat.docx', names), fault('surat.zip', names)]).toEqual([null, expect.stringContaining('image1.svg')])
  })

  test('what is locked goes out as a sample that says so in its name, and not otherwise', () => {
    expect(fault('webshell.zip', ['x.php'], { locked: true })).toContain('SAMPEL-webshell.zip')
    expect(fault('SAMPEL-webshell.zip', ['x.php'], { locked: true })).toBeNull()
    expect(fault('SAMPEL-webshell.zip', ['x.php'])).toContain('x.php')
  })

  test('what is cut, lies about its directory, or is too large for it cannot be looked into, and never throws', () => {
    const zip = zipOf(['a.txt', 'b.txt'])
    for (let length = 0; length < zip.length; length++) expect(zipContents(zip.slice(0, length))).toBeNull()
    for (let at = 0; at < zip.length; at++) {
      const hurt = zip.slice()
      hurt[at] = 0xff
      expect(() => zipContents(hurt)).not.toThrow()
    }
    const far = zip.slice()
    far.set([0xff, 0xff, 0xff, 0xff], zip.length - 6)
    expect([zipContents(far), archiveFault('x.zip', null)]).toEqual([null, expect.stringContaining('tidak dapat diperiksa')])
  })
})
