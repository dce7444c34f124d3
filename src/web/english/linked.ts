import type { Catalogue } from '../language/catalogue.ts'

/** Linked tickets, those that may tell of the same event, and calls. */
export const linked: Catalogue = {
  texts: {
    'Tim ini sudah tidak ada.': 'This team no longer exists.',
    'Tiket ini sudah ditutup; buka kembali dahulu.': 'This ticket is closed; reopen it first.',
    'Tulis judul tiket yang baru.': 'Write the title of the new ticket.',
    'Tulis mengapa ini perkara tersendiri.': 'Write why this is a case of its own.',
    'Mengapa ini perkara tersendiri': 'Why this is a case of its own',
    'Tenggat tiket ini': 'Deadlines of this ticket',
    'Sebagian menjadi tiket tersendiri': 'A part became a ticket of its own',
    'Dibuka dari sebagian tiket lain': 'Opened from a part of another ticket',
    'Sebagian menjadi': 'A part became',
    'Dibuka dari sebagian': 'Opened from a part of',
    'Buka tiket baru dari sebagian': 'Open a new ticket from a part',
    'Yang dipilih disalin ke tiket baru; di sini semuanya tetap ada. Kedua tiket saling menyebut, dan tenggat tiket baru mulai sekarang.':
      'What is chosen is copied to the new ticket; here everything stays. Both tickets name each other, and the new one’s deadlines start now.',
    'Judul tiket baru': 'Title of the new ticket',
    'Buka tiket baru': 'Open a new ticket',
    'Terdampak yang ikut': 'Affected ones that go along',
    'Catatan yang ikut': 'Notes that go along',
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
    'Pecah {}': 'Split {}',
    'Dari {}, {}, {}:\n{}': 'From {}, {}, {}:\n{}',
    '{} (pelapor)': '{} (reporter)',
    'sama-sama menyebut {}': 'both name {}',
  },
}
