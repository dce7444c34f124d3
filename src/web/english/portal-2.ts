import type { Catalogue } from '../language/catalogue.ts'

export const portal2: Catalogue = {
  texts: {
    'Cari nomor atau judul {}': 'Find a number or title {}',
    'Tampilkan semua': 'Show all',
    'Tidak ada laporan dengan nomor atau judul itu.': 'No report has that number or title.',
    'akun instansi': 'agency account',
  },
  sentences: {
    '{#} narahubung': '{#} contact[s]',
    '; nilai tengah semua instansi {} %': '; median of all agencies {} %',
    '; nilai tengah semua instansi {word}': '; median of all agencies {}',
    ', dengan {word}': ', with {}',
    'Pakai tulisan saya: {}': 'Use what I wrote: {}',
    'Terima kasih, {#} jawaban sudah tercatat.': 'Thank you, {#} answer[s] [is|are] recorded.',
    'Imbauan ini sudah diganti oleh {}; jawablah yang itu.': 'This advisory has been replaced by {}; answer that one.',
    'Tidak dikirimi: {word}': 'Not sent to: {}',
    'di {}': ' on {}',
  },
}
