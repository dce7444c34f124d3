import { describe, expect, test } from 'vitest'
import { archiveFault } from '../../src/core/advisory/attachments.ts'
import { isZip, zipContents } from '../../src/formats/archive.ts'
import { zipOf } from '../zip.ts'

describe('Looking into a ZIP', () => {
  const fault = async (name: string, names: string[], more = {}) => archiveFault(name, await zipContents(zipOf(names, more)))

  test('its names are read from its directory, also behind a comment and after other bytes', async () => {
    const zip = zipOf(['log/akses.log', 'tangkapan.png'])
    expect([isZip(zip), await zipContents(zip)]).toEqual([true, { names: ['log/akses.log', 'tangkapan.png'], encrypted: false }])
    expect((await zipContents(new Uint8Array([...zip, 0x20, 0x20])))?.names).toEqual(['log/akses.log', 'tangkapan.png'])
  })

  test('a program inside is refused by its name, wherever it lies, and so are macros under another name', async () => {
    expect(await fault('laporan.zip', ['log/akses.log', 'log/panduan.png'])).toBeNull()
    expect(await fault('laporan.zip', ['log/akses.log', 'dalam/kuitansi.pdf.exe'])).toContain('dalam/kuitansi.pdf.exe')
    expect(await fault('surat.docx', ['[Content_Types].xml', 'word/vbaProject.bin'])).toContain('vbaProject.bin')
  })

  test('a picture of vectors inside an office document is its own, in a plain ZIP it is a page that runs', async () => {
    const names = ['[Content_Types].xml', 'word/media/image1.svg']
    expect([await fault('surat.docx', names), await fault('surat.zip', names)]).toEqual([null, expect.stringContaining('image1.svg')])
  })

  test('what is locked goes out as a sample that says so in its name, and not otherwise', async () => {
    expect(await fault('webshell.zip', ['x.php'], { locked: true })).toContain('SAMPEL-webshell.zip')
    expect(await fault('SAMPEL-webshell.zip', ['x.php'], { locked: true })).toBeNull()
    expect(await fault('SAMPEL-webshell.zip', ['x.php'])).toContain('x.php')
  })

  test('what is cut, lies about its directory, or is too large for it cannot be looked into, and never throws', async () => {
    const zip = zipOf(['a.txt', 'b.txt'])
    for (let length = 0; length < zip.length; length++) expect(await zipContents(zip.slice(0, length))).toBeNull()
    for (let at = 0; at < zip.length; at++) {
      const hurt = zip.slice()
      hurt[at] = 0xff
      await zipContents(hurt)
    }
    const far = zip.slice()
    far.set([0xff, 0xff, 0xff, 0xff], zip.length - 6)
    expect([await zipContents(far), archiveFault('x.zip', null)]).toEqual([null, expect.stringContaining('tidak dapat diperiksa')])
  })
})
