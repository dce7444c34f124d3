import type { Kind, Severity } from '../../core/vocabulary.ts'

/** One incident of the demo: where, what, how long ago it was reported, and how far it has come. */
export interface Scene {
  kind: Kind
  /** Which of the areas, and which agency there. */
  area: number
  agency: 'dinkes' | 'diskominfo' | 'disdik'
  story: string
  hoursAgo: number
  step: string
  severity: Severity
}

const slot = 'Halaman depan menampilkan tautan slot gacor bila dibuka dari mesin pencari; dari alamat langsung tampak biasa.'
const deface = 'Beranda diganti tulisan "hacked by" dan gambar hitam sejak dini hari; menu lain masih terbuka.'

export const scenes: Scene[] = [
  { kind: 'web', area: 24, agency: 'dinkes', story: slot, hoursAgo: 0.4, step: 'diterima', severity: 'sedang' },
  {
    kind: 'phishing',
    area: 3,
    agency: 'diskominfo',
    story: 'Surel mengaku dari bagian kepegawaian meminta masuk ulang ke surat elektronik dinas.',
    hoursAgo: 1.2,
    step: 'diterima',
    severity: 'sedang',
  },
  { kind: 'web', area: 11, agency: 'disdik', story: deface, hoursAgo: 2.5, step: 'diterima', severity: 'sedang' },
  {
    kind: 'akun',
    area: 7,
    agency: 'diskominfo',
    story: 'Akun media sosial resmi mengunggah iklan kripto; sandi sudah tidak bisa dipakai.',
    hoursAgo: 26,
    step: 'diterima',
    severity: 'tinggi',
  },
  { kind: 'web', area: 0, agency: 'diskominfo', story: slot, hoursAgo: 5, step: 'verifikasi', severity: 'sedang' },
  {
    kind: 'ddos',
    area: 16,
    agency: 'disdik',
    story: 'Pendaftaran siswa tidak dapat dibuka sejak pukul tujuh; lalu lintas naik dua puluh kali.',
    hoursAgo: 3,
    step: 'verifikasi',
    severity: 'tinggi',
  },
  { kind: 'web', area: 5, agency: 'dinkes', story: slot, hoursAgo: 8, step: 'triase', severity: 'tinggi' },
  {
    kind: 'malware',
    area: 13,
    agency: 'dinkes',
    story: 'Berkas di komputer loket berakhiran asing dan ada catatan meminta tebusan.',
    hoursAgo: 6,
    step: 'triase',
    severity: 'kritis',
  },
  { kind: 'web', area: 9, agency: 'disdik', story: slot, hoursAgo: 20, step: 'penanganan', severity: 'sedang' },
  { kind: 'web', area: 2, agency: 'dinkes', story: deface, hoursAgo: 30, step: 'penanganan', severity: 'tinggi' },
  { kind: 'web', area: 18, agency: 'diskominfo', story: slot, hoursAgo: 90, step: 'penanganan', severity: 'sedang' },
  {
    kind: 'kebocoran-data',
    area: 4,
    agency: 'dinkes',
    story: 'Berkas berisi nama dan nomor telepon pasien ditawarkan di forum; contohnya mirip data kami.',
    hoursAgo: 40,
    step: 'penanganan',
    severity: 'tinggi',
  },
  { kind: 'web', area: 20, agency: 'disdik', story: slot, hoursAgo: 60, step: 'menunggu', severity: 'sedang' },
  {
    kind: 'kerentanan',
    area: 8,
    agency: 'diskominfo',
    story: 'Peneliti memberi tahu halaman unduh menerima nama berkas sembarang.',
    hoursAgo: 70,
    step: 'menunggu',
    severity: 'sedang',
  },
  { kind: 'web', area: 1, agency: 'dinkes', story: slot, hoursAgo: 100, step: 'pemulihan', severity: 'sedang' },
  {
    kind: 'phishing',
    area: 22,
    agency: 'disdik',
    story: 'Tautan undangan rapat palsu meminta kata sandi surel; tiga orang sempat mengisi.',
    hoursAgo: 80,
    step: 'pemulihan',
    severity: 'sedang',
  },
  { kind: 'web', area: 6, agency: 'diskominfo', story: slot, hoursAgo: 150, step: 'pemantauan', severity: 'sedang' },
  { kind: 'web', area: 15, agency: 'dinkes', story: deface, hoursAgo: 200, step: 'pemantauan', severity: 'tinggi' },
  {
    kind: 'malware',
    area: 10,
    agency: 'diskominfo',
    story: 'Antivirus menemukan penambang kripto di server arsip.',
    hoursAgo: 160,
    step: 'pemantauan',
    severity: 'sedang',
  },
  { kind: 'web', area: 12, agency: 'disdik', story: slot, hoursAgo: 700, step: 'tindak-lanjut', severity: 'sedang' },
  { kind: 'web', area: 17, agency: 'dinkes', story: slot, hoursAgo: 1000, step: 'selesai', severity: 'sedang' },
  { kind: 'web', area: 19, agency: 'diskominfo', story: deface, hoursAgo: 1300, step: 'selesai', severity: 'tinggi' },
  {
    kind: 'ddos',
    area: 21,
    agency: 'dinkes',
    story: 'Antrean daring lambat dua jam, pulih sendiri setelah penyaringan.',
    hoursAgo: 900,
    step: 'selesai',
    severity: 'sedang',
  },
  {
    kind: 'lainnya',
    area: 14,
    agency: 'disdik',
    story: 'Pesan berantai mengatasnamakan dinas; tidak ada sistem yang terkena.',
    hoursAgo: 120,
    step: 'bukan-insiden',
    severity: 'rendah',
  },
  { kind: 'web', area: 24, agency: 'dinkes', story: slot, hoursAgo: 0.9, step: 'duplikat', severity: 'sedang' },
  {
    kind: 'akun',
    area: 23,
    agency: 'diskominfo',
    story: 'Akun surel pegawai dipakai menyebar tautan; pemiliknya pegawai pusat.',
    hoursAgo: 50,
    step: 'dialihkan',
    severity: 'sedang',
  },
  { kind: 'web', area: 5, agency: 'disdik', story: slot, hoursAgo: 800, step: 'dibuka-kembali', severity: 'sedang' },
]
