import type { Facts } from './facts.ts'

/** One believable value for everything: what templates are checked against, and what their preview shows without an incident. */
export const exampleFacts: Facts = {
  team: {
    name: 'Tim Tanggap Insiden Siber Provinsi Jawa Timur',
    short_name: 'TTIS Jatim',
    phone: '(031) 8290000',
    email: 'csirt@contoh.go.id',
    url: 'https://csirt.contoh.go.id',
  },
  tlp: 'AMBER+STRICT',
  ticket: {
    number: 'JATIM-2026-0042',
    code: 'K7QM2XPA',
    url: 'https://csirt.contoh.go.id/t/contoh',
    title: 'Situs web diubah: dinkes.contohkab.go.id',
    kind: 'Situs web diubah, mis. judi online',
  },
  reporter: { name: 'Siti Aminah' },
  next: {
    says: 'Petugas akan membaca laporan Anda dan memeriksa kejadiannya.',
    by: 'Selasa, 7 Juli 2026 pukul 13.05 WIB',
  },
  guidance: { now: ['Simpan log server web.'], not_yet: ['Jangan menghapus berkas.'] },
  advisory: {
    number: 'N2-2026-0017',
    version: 2,
    notice_name: 'Notifikasi Insiden',
    kind: 'Situs web diubah, mis. judi online',
    title: 'Halaman judi online pada dinkes.contohkab.go.id',
    actions: ['Tutup halaman sisipan tanpa menghapus berkas.', 'Simpan log akses 30 hari terakhir.'],
    system: 'dinkes.contohkab.go.id',
    explanation: 'Ditemukan 214 halaman sisipan di folder unggahan.',
    indicators: ['hxxps://slot-gacor[.]example/'],
    references: ['https://www.bssn.go.id/'],
    due: 'Kamis, 9 Juli 2026 pukul 13.05 WIB',
    history: ['Versi 1, 7 Juli 2026: terbit pertama'],
    withdrawn: false,
  },
  recipient: { name: 'Budi Santoso', organisation: 'Dinas Kesehatan Kab. Contoh', role: 'Agen siber' },
  confirm_url: 'https://csirt.contoh.go.id/b/contoh',
  reminder: { number: 1, escalated: false },
  clock: {
    id: 'K4',
    name: 'Notifikasi tertulis kepada OPD',
    article: null,
    due: 'Selasa, 7 Juli 2026 pukul 21.05 WIB',
    breached: false,
  },
  console_url: 'https://csirt.contoh.go.id/konsol/tiket/JATIM-2026-0042',
  invitation: { url: 'https://csirt.contoh.go.id/undangan/contoh', until: 'Rabu, 8 Juli 2026 pukul 13.05 WIB', role: 'Analis' },
  link: { url: 'https://csirt.contoh.go.id/pulihkan/contoh', until: 'Selasa, 7 Juli 2026 pukul 14.05 WIB' },
  verification: { url: 'https://csirt.contoh.go.id/k/contoh', until: 'Kamis, 6 Agustus 2026 pukul 13.05 WIB', by: 'Siti Aminah' },
  change: { says: 'Narahubung baru: Budi Santoso.', by: 'Siti Aminah', organisation: 'Dinas Kesehatan Kab. Contoh' },
  incident: {
    number: 'JATIM-2026-0042',
    title: 'Situs web diubah: dinkes.contohkab.go.id',
    kind: 'Situs web diubah, mis. judi online (RSIT: Unauthorised modification of information)',
    severity: 'Tinggi',
    organisation: 'Dinas Kesehatan Kab. Contoh',
    system: 'dinkes.contohkab.go.id',
    description: 'Halaman depan menampilkan iklan judi bila dibuka dari mesin pencari.',
    impact: 'Warga diarahkan ke situs judi; pendaftaran vaksin tidak dapat dibuka.',
    occurred: 'Senin, 6 Juli 2026 pukul 08.00 WIB',
    reported: 'Selasa, 7 Juli 2026 pukul 09.05 WIB',
    entry: 'Plugin unggah berkas versi lama.',
    exposed: 'Nama, NIK, dan hasil pemeriksaan 1.204 pasien.',
    chronology: ['Selasa, 7 Juli 2026 pukul 09.05 WIB: Laporan diterima.', 'Selasa, 7 Juli 2026 pukul 10.20 WIB: Masuk tahap Penanganan.'],
    affected: ['dinkes.contohkab.go.id, Dinas Kesehatan Kab. Contoh (Ditutup sementara)'],
    handling: ['Halaman sisipan ditutup.', 'Log akses disimpan.'],
    recovery: ['Situs dipasang ulang dari cadangan bersih.'],
    officer: 'Rina Wulandari',
  },
  letter: { date: '7 Juli 2026', due: 'Jumat, 10 Juli 2026 pukul 09.05 WIB', article: 'UU 27/2022 ps. 46' },
  statement: {
    kind: 'Situs web diubah, mis. judi online',
    organisation: 'Dinas Kesehatan Kab. Contoh',
    date: '7 Juli 2026',
    status: 'Ditangani',
  },
}

/** The same where nothing is known that need not be known: no phone, no due time, empty lists. */
export const bareFacts: Facts = {
  ...exampleFacts,
  team: { ...exampleFacts.team, phone: null, url: null },
  ticket: { ...exampleFacts.ticket, code: null, url: null },
  next: { ...exampleFacts.next, by: null },
  guidance: { now: [], not_yet: [] },
  advisory: {
    ...exampleFacts.advisory,
    version: 1,
    system: null,
    explanation: null,
    indicators: [],
    references: [],
    due: null,
    history: [],
  },
  clock: { ...exampleFacts.clock, article: null },
}

/** What a template may meet: all is known, little is known, and the other turn of every either-or. */
export const variants: readonly Facts[] = [
  exampleFacts,
  bareFacts,
  {
    ...bareFacts,
    advisory: { ...bareFacts.advisory, withdrawn: true },
    reminder: { number: 3, escalated: true },
    clock: { ...bareFacts.clock, breached: true },
  },
]
