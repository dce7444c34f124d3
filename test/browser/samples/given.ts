import { parseClocks, parsePlaybook } from '../../../src/formats/playbook.ts'
import { markdownHtml } from '../../../src/mail/render.ts'
import { readTexts } from '../../../src/runtime/node/texts.ts'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'

export const now = new Date('2026-07-07T06:05:00Z')
export const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
export const frame: Frame = {
  base: '',
  team: {
    slug: 'jatim',
    name: 'Tim Tanggap Insiden Siber Provinsi Jawa Timur',
    shortName: 'JatimProv-CSIRT',
    colour: '#0b5d8a',
    phone: '(031) 8294608',
    email: 'csirt@jatimprov.example',
    zone: 'Asia/Jakarta',
  },
  path: '/',
}
export const consoleFrame: Frame = {
  ...frame,
  path: '/konsol/antrean',
  viewer: { name: 'Rina Wulandari', role: 'analyst', roleLabel: 'Analis' },
}
export const at = (path: string): Frame => ({ ...consoleFrame, path })
export const formId = 'f_01J2'
export const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
export const values = {
  kind: 'web',
  story:
    'Halaman berita menampilkan iklan slot bila dibuka dari hasil pencarian Google. Dari kantor terlihat biasa saja.\nKetahuan dari warga lewat WhatsApp.',
  noticed: 'hari-ini',
  ongoing: 'ya',
  system: 'dinkes.gresikkab.example/berita',
  impact: 'Warga diarahkan ke situs judi.',
  organisation: 'Dinkes Gresik',
  name: 'Budi Santoso',
  position: 'Pranata Komputer',
  phone: '0812-3456-7890',
}
export const guidance = {
  now: ['Simpan log server 30 hari terakhir', 'Ambil tangkapan layar beserta alamat dan jamnya', 'Catat siapa saja yang punya akses'],
  notYet: ['Menghapus berkas yang mencurigakan', 'Memformat atau memasang ulang server', 'Mematikan komputer'],
}
export const text = {
  actions: ['Perbarui plugin unggah ke versi 4.2.1.', 'Cari berkas .php di folder unggahan.', 'Ganti sandi admin dan aktifkan 2 langkah.'],
  system: 'CMS dengan plugin unggah berkas versi 4.2.0 atau sebelumnya',
  explanation: {
    html: markdownHtml(
      '### Ringkas\n\nPelaku mengunggah **webshell** lewat plugin lama, lalu menyisipkan halaman judi.\n\n- Tiga OPD terdampak dalam tujuh hari.\n\n```\nPOST /wp-content/plugins/unggah.php\n```',
    ),
  },
  indicators: ['https://slot-gacor.example/amp', '203.0.113.45', sha256],
  references: ['https://www.bssn.go.id/', 'Peraturan BSSN 1/2024'],
}
export const orgs = ['Dinas Kesehatan Kab. Gresik', 'Dinas Pendidikan Kab. Gresik', 'Kota Malang']

/** The one we ship: the page must carry it whole. */
export function readWebPlaybook() {
  const { playbooks, templates } = readTexts()
  const read = parseClocks('clocks.yaml', playbooks['clocks.yaml'] ?? '')
  const names = Object.keys(templates).map(name => name.replace('.md', ''))
  const parsed = 'clocks' in read ? parsePlaybook('web.yaml', playbooks['web.yaml'] ?? '', read.clocks, { templates: names }) : read
  if ('faults' in parsed) throw new Error('web.yaml is not sound')
  return parsed.playbook
}

/** A line of the history that somebody wrote. */
export function wrote(text: string) {
  return { text, own: text }
}
