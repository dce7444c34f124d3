import type { Catalogue } from '../language/catalogue.ts'

/** What is undone by a person: a draft that the second one sends back, a clock that triage no longer asks for. */
export const returned: Catalogue = {
  texts: {
    'Tenggat ini tidak berhenti sendiri: ia berjalan sampai ketua tim menyatakannya tidak berlaku.':
      'This deadline does not end by itself: it runs until a team lead declares that it does not apply.',
    'Tenggat ini tidak berhenti sendiri: ia berjalan sampai analis atau ketua tim menyatakannya tidak berlaku.':
      'This deadline does not end by itself: it runs until an analyst or a team lead declares that it does not apply.',
    'infrastruktur informasi vital': 'vital information infrastructure',
    'data pribadi terdampak': 'personal data affected',
    'masih berlangsung': 'still going on',
    'belum diisi': 'not filled in',
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
    '“infrastruktur informasi vital: {word}”': '“vital information infrastructure: {}”',
    '“data pribadi terdampak: {word}”': '“personal data affected: {}”',
    '“masih berlangsung: {word}”': '“still going on: {}”',
    '“tingkat keparahan {word} ke atas”': '“severity {} or higher”',
    'Triase diubah {} pada {}: {word}. {word}': 'Triage was changed by {} on {}: {}. {}',
    '{word} dari {word} menjadi {word}': '{} from {} to {}',
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
