import type { Catalogue } from '../language/catalogue.ts'

/** Linked tickets, those that may tell of the same event, and calls. */
export const linked: Catalogue = {
  texts: {
    Tersambung: 'Got through',
    'Pilih siapa yang ditelepon.': 'Choose who was called.',
    'Pilih bagaimana hasilnya.': 'Choose how it ended.',
    'Tulis apa yang dibicarakan.': 'Write what was said.',
    'Nomor tiket itu tidak ada, masih ditahan, atau bukan untuk Anda.':
      'That ticket number does not exist, is still held for review, or is not for you.',
    'Tulis apa hubungannya.': 'Write how they are related.',
    'Dibuka dari insiden': 'Opened from incident',
    'Terkait dengan': 'Related to',
    'ceritanya mirip': 'a similar story',
    'Tiket tidak dapat dikaitkan dengan dirinya sendiri.': 'A ticket cannot be linked to itself.',
  },
  sentences: {
    'Tiket itu sudah digabung ke {}; kaitkan dengan yang itu.': 'That ticket was merged into {}; link to that one.',
    '{} (pelapor)': '{} (reporter)',
    'sama-sama menyebut {}': 'both name {}',
  },
}
