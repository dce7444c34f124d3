import type { Catalogue } from '../language/catalogue.ts'

/** What the ticket's page says beside its first words: replies to reporters, and what was saved. */
export const ticket: Catalogue = {
  texts: {
    'Balasan masih kosong.': 'The reply is still empty.',
    'Balas pelapor': 'Reply to the reporter',
    'Kepada pelapor': 'To the reporter',
    'Kirim balasan': 'Send the reply',
    'Pelapor tidak meninggalkan surel: balasan ini hanya tampil di halaman laporannya.':
      'The reporter left no e-mail: this reply is shown on the page of their report only.',
    'dan dikirim lewat surel': 'and sent by e-mail',
    'dan diberitahukan lewat surel tanpa isinya (TLP:RED)': 'and announced by e-mail without its words (TLP:RED)',
    ', dikirim juga lewat surel': ', also sent by e-mail',
    ', tanpa surel': ', without e-mail',
    'Jawaban lewat surel sudah kami terima.': 'We received the answer by e-mail.',
    'Menunggu pelapor': 'Waiting for the reporter',
    'Dijawab pelapor': 'Answered by the reporter',
    Dijawab: 'Answered',
    '{} Ditanyakan {}; belum dijawab.': '{} Asked {}; not answered yet.',
    'Baca jawabannya': 'Read the answer',
    '{} {}, masuk {}. Tanda ini hilang begitu Anda menindaklanjutinya.': '{} {}, came in {}. This mark goes once you act upon it.',
  },
  sentences: {
    '- {} Pelapor: menjawab lewat surel': '- {} Reporter: answered by e-mail',
    'Kepada pelapor tiket ini dan pelapor {}': 'To the reporter of this ticket and the reporter of {}',
    'kepada {} dari {} pelapor': 'to {} of {} reporters',
    'Tampil di halaman laporan {}{}. Jawabannya lewat surel masuk ke tiket ini.':
      'Shown on the page of the report {}{}. Answers by e-mail come into this ticket.',
  },
}
