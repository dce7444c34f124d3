import type { AgencyLine, DeliveryLine } from '../../../src/web/pages/console/advisory/deliveries.tsx'
import type { AdvisoryProps } from '../../../src/web/pages/console/advisory.tsx'
import { at, formId, hours, now } from './given.ts'

export const recipients = [
  { id: 'c1', organisation: 'Dinas Kesehatan Kab. Gresik', name: 'Siti Aminah' },
  { id: 'c2', organisation: 'Dinas Kesehatan Kab. Gresik', name: 'dr. Joko Prasetyo' },
  { id: 'c3', organisation: 'BKPSDM Kab. Gresik', name: 'Agus Pratama' },
]

export const advisory: AdvisoryProps = {
  frame: at('/konsol/imbauan/IMB-2607-0031'),
  now,
  formId,
  no: 'IMB-2607-0031',
  texts: 0,
  seq: 2,
  notice: 'N2',
  title: 'Sisipan judi daring pada situs Anda',
  tlp: 'AMBER+STRICT',
  status: 'draft',
  later: { zone: 'Asia/Jakarta' },
  author: 'Rina Wulandari',
  incident: { no: 'JATIM-2026-0142', title: 'Halaman judi pada situs Dinas Kesehatan Kab. Gresik' },
  createdAt: hours(-27),
  due: hours(22),
  own: false,
  why: 'Anda melihat ini karena Anda analis tim pemilik imbauan ini.',
  recipients,
  mail: {
    recipient: 'c1',
    from: 'JatimProv-CSIRT <csirt@jatimprov.example>',
    to: 'Siti Aminah <siti@dinkes.example>',
    subject: '[TLP:AMBER+STRICT] Notifikasi Insiden IMB-2607-0031: Sisipan judi daring pada situs Anda',
    text: `TLP:AMBER+STRICT

Yth. Siti Aminah
Agen siber, Dinas Kesehatan Kab. Gresik

Kami menemukan indikasi insiden siber pada sistem yang Anda kelola.

## Yang perlu dilakukan

1. Perbarui plugin unggah ke versi 4.2.1.
2. Cari berkas .php di folder unggahan.

Konfirmasi: https://csirt.jatimprov.example/b/9aK2hT7wQmZ4xR1nVb8cYd`,
  },
  agencies: [],
}

const line = (more: Partial<DeliveryLine>): DeliveryLine => ({
  contact: 'Siti Aminah',
  address: 'siti@dinkes.example',
  state: 'terkirim',
  sentAt: hours(-26),
  response: '250 2.0.0 OK',
  ...more,
})

const agency = (name: string, more: Partial<AgencyLine>): AgencyLine => ({
  code: `35.25/${name.toLowerCase().replace(/[^a-z]+/g, '-')}`,
  name,
  href: '/konsol/instansi/35.25%2Fdinkes',
  standing: 'belum-menjawab',
  contacts: [line({})],
  files: [],
  due: hours(22),
  reminders: 0,
  ...more,
})

const finished = line({
  state: 'selesai',
  answer: 'selesai',
  answeredAt: hours(-3),
  by: 'Siti Aminah',
  note: 'Plugin diperbarui, sandi diganti.',
})
const calls = line({
  contact: 'Agus Pratama',
  address: 'agus@bkpsdm.example',
  state: 'butuh-bantuan',
  answer: 'butuh-bantuan',
  answeredAt: hours(-2),
  by: 'Agus Pratama',
  note: 'Tidak punya akses ke panel hosting.',
})

export const agencies: AgencyLine[] = [
  agency('Dinas Kesehatan Kab. Gresik', {
    standing: 'selesai',
    answered: finished,
    contacts: [finished, line({ contact: 'dr. Joko Prasetyo', address: 'joko@dinkes.example', state: 'dikonfirmasi', answer: 'diterima' })],
    files: [
      {
        id: 'f1',
        name: 'tangkapan-layar-situs-setelah-dibersihkan-dengan-nama-panjang.png',
        size: 481_220,
        sha256: '9f2c4be1d0a37e65'.repeat(4),
      },
    ],
  }),
  agency('BKPSDM Kab. Gresik', { standing: 'butuh-bantuan', answered: calls, contacts: [calls], help: 'JATIM-2026-0151' }),
  agency('Dispora Kab. Gresik', { contacts: [line({ contact: 'Wati', address: 'wati@dispora.example' })], due: hours(-1), reminders: 2 }),
  agency('Kec. Cerme', { contacts: [line({ contact: 'Bagus', address: 'bagus@cerme.example' })] }),
  agency('Bappeda Kab. Gresik', {
    standing: 'gagal',
    contacts: [
      line({
        contact: 'Hadi',
        address: 'hadi@bappeda.example',
        state: 'gagal',
        sentAt: undefined,
        response: '550 5.1.1 User unknown in virtual mailbox table',
      }),
    ],
  }),
]
