import type { Catalogue } from '../language/catalogue.ts'

export const colleagues: Catalogue = {
  texts: {
    'Kejadian ini juga dilaporkan pihak lain; kami menanganinya bersama, dan kabar berikutnya tetap ada di sini.':
      'Somebody else reported this event too; we handle both together, and news will still appear here.',
    'Laporan ini kami tangani tersendiri lagi.': 'We handle this report by itself again.',
  },
}
