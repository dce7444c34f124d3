import type { Catalogue } from '../language/catalogue.ts'

/** A confirmation link that asks nothing any more. */
export const confirmation: Catalogue = {
  texts: {
    'Imbauan ini tidak perlu dijawab lagi.': 'This advisory needs no answer any more.',
    'Tidak perlu dijawab lagi': 'No answer is needed any more',
    'Bila masih ada masalah': 'If there is still a problem',
    'Imbauan ini sudah diganti oleh koreksinya. Jawablah lewat tautan di surel koreksi itu.':
      'This advisory has been replaced by its correction. Answer through the link in the correction’s mail.',
    'Penanganannya sudah selesai, dan masa jawabnya sudah lewat. Isinya tidak ditampilkan lagi di sini.':
      'The case has been dealt with, and the time to answer is over. Its contents are no longer shown here.',
    'Sebutkan nomor di atas.': 'Mention the number above.',
    'Jawaban Anda tidak tercatat.': 'Your answer was not recorded.',
    'Yang Anda tulis': 'What you wrote',
    'Salin bila masih perlu disampaikan kepada tim.': 'Copy it if the team still has to know.',
    'Laporkan kejadian baru': 'Report something new',
  },
}
