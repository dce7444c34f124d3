import type { IncidentProps } from '../../../src/web/pages/console/incident/page.tsx'
import type { QueueRow } from '../../../src/web/pages/console/queue/page.tsx'
import { at, formId, hours, now, orgs, sha256, values, wrote } from './given.ts'

export const row = (more: Partial<QueueRow>): QueueRow => ({
  no: 'JATIM-2026-0142',
  title: 'Halaman judi pada situs dinas',
  organisation: 'Dinas Kesehatan Kab. Gresik',
  step: 'Penanganan',
  severity: 'sedang',
  tlp: 'AMBER',
  owner: 'Rina W.',
  seq: 3,
  ...more,
})
export const rows: QueueRow[] = [
  row({
    no: 'JATIM-2026-0145',
    accept: { choice: 'terima', label: 'Terima' },
    severity: null,
    deadline: { clock: 'K2', name: 'Tanggapan pertama petugas', due: hours(0.6), warn: true },
  }),
  row({
    title: 'Ransomware pada server kepegawaian',
    severity: 'kritis',
    tlp: 'RED',
    deadline: { clock: 'K6', name: 'Laporan insiden IIV kepada TTIS sektor (BSSN), tembusan TTIS nasional', due: hours(-2.2) },
  }),
  row({
    no: 'JATIM-2026-0140',
    title: 'Kebocoran daftar penerima bantuan',
    severity: 'tinggi',
    tlp: 'AMBER+STRICT',
    deadline: { name: 'Minta log akses web dari pengelola hosting, paling sedikit tujuh hari terakhir', due: hours(53) },
  }),
  row({ no: 'JATIM-2026-0138', title: 'Tautan palsu presensi', severity: 'rendah', tlp: 'GREEN', owner: null }),
]
export const incident: IncidentProps = {
  observables: [
    { id: 1, kind: 'domain', shown: 'dinkes[.]gresikkab[.]go[.]id', warning: 'sendiri', mark: null },
    { id: 2, kind: 'url', shown: 'hxxps://gacor-maxwin[.]example/daftar?ref=dinkes', warning: null, mark: 'bahaya' },
    { id: 3, kind: 'sha256', shown: sha256, warning: null, mark: null },
  ],
  elsewhere: {
    moves: ['Dialihkan dari Sultra-CSIRT, TKT-2607-0003.'],
    shares: ['Bali-CSIRT'],
    links: [{ says: 'Terkait dengan', number: 'JATIM-2026-0140', why: 'server yang sama', made: true }],
    closed: false,
  },
  message: 'Klasifikasi disimpan. Tenggat K2 terpenuhi.',
  colleagues: ['Bagus Prasetyo', 'Rina Wulandari'],
  talk: { answered: true, since: hours(-1) },
  reply: { all: 1, mailed: 1, inWords: true },
  similar: [
    {
      number: 'JATIM-2026-0139',
      title: 'Situs dinas berisi judi',
      openedAt: hours(-30),
      closed: false,
      why: ['sama-sama menyebut hxxps://gacor-maxwin[.]example/daftar', 'instansi dan jenisnya sama, dalam 7 hari'],
    },
    { number: 'JATIM-2026-0101', title: 'Iklan slot pada halaman berita', openedAt: hours(-300), closed: true, why: ['ceritanya mirip'] },
  ],
  frame: at('/konsol/tiket/JATIM-2026-0142'),
  now,
  no: 'JATIM-2026-0142',
  seq: 14,
  formId,
  title: 'Halaman judi pada situs Dinas Kesehatan Kab. Gresik',
  severity: 'tinggi',
  tlp: 'AMBER',
  steps: {
    labels: ['Diterima', 'Verifikasi', 'Triase', 'Penanganan', 'Pemulihan', 'Pemantauan', 'Tindak lanjut', 'Selesai'],
    current: 3,
    name: 'Penanganan',
    purpose: 'Hentikan penyebaran, temukan jalur masuk, lalu bersihkan.',
  },
  playbook: { id: 'web', version: 2, movedFrom: 'web versi 1' },
  snoozed: { until: hours(20), reason: 'Menunggu log dari penyedia', by: 'Rina Wulandari', seq: 13 },
  owner: { id: 'u1', name: 'Rina Wulandari' },
  people: [
    { id: 'u1', name: 'Rina Wulandari' },
    { id: 'u2', name: 'Dimas Aryo' },
  ],
  why: 'Anda melihat ini sebagai analis JatimProv-CSIRT.',
  choices: [
    {
      choice: 'pulihkan',
      label: 'Lanjut ke pemulihan',
      primary: true,
      hint: 'OPD diminta menayangkan ulang.',
      fields: [{ name: 'entry_vector', label: 'Jalur masuk penyerang', kind: 'text' }],
    },
    { choice: 'tunggu', label: 'Tunggu OPD', fields: [{ name: 'waiting_for', label: 'Menunggu siapa, sampai kapan', kind: 'text' }] },
    { choice: 'tutup', label: 'Tutup', missing: [{ requirement: 'evidence', label: 'bukti yang tersimpan' }] },
  ],
  rsit: [{ label: 'Intrusions', options: [{ value: 'unauthorised-information-modification', label: 'Unauthorised modification' }] }],
  phases: [
    {
      phase: 'Analisis',
      tasks: [
        { id: 't1', label: 'Periksa dengan perujuk pencarian', role: 'Analis', done: { by: 'Rina W.', at: hours(-1), result: 'Terbukti' } },
      ],
    },
    {
      phase: 'Penghapusan',
      tasks: [
        { id: 't2', label: 'Simpan salinan webshell', role: 'Analis', due: hours(2) },
        { id: 't3', label: 'Hapus halaman sisipan', role: 'Narahubung', after: 'Simpan salinan webshell' },
      ],
    },
  ],
  clocks: [
    { id: 'K2', name: 'Tanggapan pertama', basis: 'bawaan tim', due: hours(-1), state: 'met' },
    { id: 'K4', name: 'Notifikasi tertulis', basis: 'SOP', due: hours(2), state: 'warn' },
    { id: 'K8', name: 'Pemberitahuan PDP', basis: 'UU 27/2022 ps. 46', due: hours(53), state: 'running' },
    { id: 'K3', name: 'Kontak informal', basis: 'SOP', due: hours(-3), state: 'breached' },
  ],
  affected: {
    lines: [
      {
        id: 'a1',
        organisation: 'Dinkes Kab. Gresik',
        organisationHref: '/konsol/instansi/35.25',
        asset: 'dinkes.gresikkab.example',
        state: 'dibersihkan',
      },
      { id: 'a2', organisation: 'Dispora Kab. Gresik', organisationHref: '/konsol/instansi/35.25', state: 'selesai' },
    ],
    suggestions: [{ organisation: '35.25/x', asset: 'as9', label: 'bkpsdm.gresikkab.example', why: 'server yang sama' }],
  },
  organisations: orgs,
  evidence: [{ id: 'e1', name: 'access.log.gz', size: 3_210_000, sha256, by: 'Budi S.', at: hours(-2), state: 'karantina' }],
  absorbed: [
    { number: 'JATIM-2026-0139', title: 'Situs dinas berisi judi', at: hours(-3), by: 'Rina W.', reason: 'Situs dan halaman yang sama' },
  ],
  timeline: {
    events: [
      { at: hours(-0.5), by: 'Rina W.', ours: false, ...wrote('Webshell ditemukan di folder unggahan.'), kind: 'catatan' },
      { at: hours(-0.7), by: 'Rina W.', ours: false, ...wrote('GET /unggah/a.php 200\n'.repeat(400)), kind: 'catatan', seq: 4 },
      {
        at: hours(-1),
        by: 'Tanggap',
        ours: true,
        text: 'Tanda terima (N1) diterima server surel untuk budi@dinkes.example.',
        own: '',
        kind: 'sistem',
      },
      { at: hours(-21), by: 'Pelapor', ours: true, ...wrote('Halamannya muncul lagi.'), kind: 'pesan', number: 'JATIM-2026-0139' },
      { at: hours(-22), by: 'Budi Santoso', ours: false, text: 'Laporan diterima.', own: '', kind: 'pesan', visible: true },
    ],
    filter: 'semua',
    older: '2026-07-01T00:00:00.000Z~000000003~',
  },
  advisories: [
    { href: '/konsol/imbauan/IMB-2607-0031', no: 'IMB-2607-0031', title: 'Sisipan judi daring', status: 'sent', confirmed: 2, sent: 5 },
  ],
  reporter: {
    name: 'Budi Santoso',
    position: 'Pranata Komputer',
    organisation: 'Dinkes Kab. Gresik',
    phone: '0812-3456-7890',
    email: 'budi@contoh.example',
  },
  callable: [
    { id: 'pelapor', name: 'Budi Santoso (pelapor)', phone: '0812-3456-7890' },
    { id: 'c1', name: 'Bu Wati', role: 'agen', organisation: 'Dinkes Kab. Gresik', phone: '(031) 3981234' },
  ],
  report: {
    kind: 'web',
    story: values.story,
    system: values.system,
    impact: values.impact,
    ongoing: 'ya',
    receivedAt: hours(-22),
    via: 'formulir',
  },
  values: { title: 'Halaman judi', severity: 'tinggi', tlp: 'AMBER', rsit: 'unauthorised-information-modification', iiv: 'tidak' },
}
