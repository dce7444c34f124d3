import type { Catalogue } from '../language/catalogue.ts'

/** A draft that the second person sends back. */
export const returned: Catalogue = {
  texts: {
    'Kembalikan dengan catatan': 'Send back with a note',
    'Dikembalikan dengan catatan': 'Sent back with a note',
    'Apa yang perlu diperbaiki': 'What needs to be mended',
    Kembalikan: 'Send back',
    'Catatan Anda, tidak tersimpan': 'Your note, not saved',
    'Tulis catatannya: apa yang perlu diperbaiki.': 'Write the note: what needs to be mended.',
    'Draf yang dikembalikan': 'A draft sent back',
    'siapa yang mengembalikan': 'who sent it back',
    'Yang mengembalikan draf adalah orang kedua, bukan penyusunnya; Anda dapat mengubahnya.':
      'A draft is sent back by the second person, not its author; you can change it.',
  },
  sentences: {
    '{} mendapat surel; catatan ini tercatat atas nama Anda dan tampil di halaman ini.':
      '{} gets an e-mail; this note is recorded under your name and shown on this page.',
    'Dikembalikan kepada {}, dengan catatan Anda.': 'Sent back to {}, with your note.',
    'Catatan paling panjang {} huruf.': 'A note has at most {} letters.',
    'TLP:{} lebih longgar daripada insidennya (TLP:{}); hanya ketua tim yang menjawabnya.':
      'TLP:{} is wider than its incident (TLP:{}); only a team lead answers it.',
    'Imbauan ini sudah disetujui oleh {}; untuk memperbaikinya, ubah isinya.':
      'This advisory was already approved by {}; to mend it, change its content.',
    'Draf ini sudah diubah {} sejak halaman Anda dibuka. Bacalah lagi; catatan Anda masih ada di bawah dan belum terkirim.':
      'This draft was changed by {} since your page was opened. Read it again; your note is still below and was not sent.',
  },
}
