import type { Catalogue } from '../language/catalogue.ts'

export const colleagues: Catalogue = {
  texts: {
    'Kejadian ini juga dilaporkan pihak lain; kami menanganinya bersama, dan kabar berikutnya tetap ada di sini.':
      'Somebody else reported this event too; we handle both together, and news will still appear here.',
    'Laporan ini kami tangani tersendiri lagi.': 'We handle this report by itself again.',
    'Nomor tiket itu tidak ada, masih ditahan, atau bukan untuk Anda.':
      'That ticket number does not exist, is still held for review, or is not for you.',
    'Tulis apa hubungannya.': 'Write how they are related.',
    'Dibuka dari insiden': 'Opened from incident',
    'Terkait dengan': 'Related to',
    'ceritanya mirip': 'a similar story',
    'Tiket tidak dapat dikaitkan dengan dirinya sendiri.': 'A ticket cannot be linked to itself.',
    'Selesai ditangani': 'Solved',
    'Bukan insiden, duplikat, atau dialihkan': 'No incident, duplicate, or transferred',
    'Simpan dan kembali ke isi': 'Save and go back to the content',
    '☐ Selesai': '☐ Done',
  },
  sentences: {
    'Tiket itu sudah digabung ke {}; kaitkan dengan yang itu.': 'That ticket was merged into {}; link to that one.',
    'sama-sama menyebut {}': 'both name {}',
  },
}
