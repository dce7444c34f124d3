/** The closed word lists of the trade. Values are what is stored and what the API speaks; labels are what people read. */

export const kinds = {
  web: 'Situs web diubah, mis. judi online',
  phishing: 'Pengelabuan (phishing)',
  malware: 'Virus atau ransomware',
  akun: 'Akun diambil alih',
  'kebocoran-data': 'Kebocoran data',
  ddos: 'Layanan lumpuh (DDoS)',
  kerentanan: 'Celah keamanan',
  hoaks: 'Hoaks',
  lainnya: 'Lainnya',
  'belum-tahu': 'Belum tahu',
} as const
export type Kind = keyof typeof kinds

export const severities = { rendah: 'Rendah', sedang: 'Sedang', tinggi: 'Tinggi', kritis: 'Kritis' } as const
export type Severity = keyof typeof severities

/** "Belum diketahui" is always an answer; it makes a task due in 24 h. */
export const answers3 = { ya: 'Ya', tidak: 'Tidak', 'belum-diketahui': 'Belum diketahui' } as const
export type Answer3 = keyof typeof answers3

/** What the reporter sees: five words, whatever the playbook calls its steps. */
export const publicStatuses = {
  diterima: 'Diterima',
  diperiksa: 'Diperiksa',
  ditangani: 'Ditangani',
  dipantau: 'Dipantau',
  selesai: 'Selesai',
} as const
export type PublicStatus = keyof typeof publicStatuses

export const roles = {
  reporter: 'Pelapor',
  regency: 'Admin kabupaten/kota',
  contact: 'Narahubung',
  analyst: 'Analis',
  lead: 'Ketua tim',
  editor: 'Penyunting',
  admin: 'Admin sistem',
  auditor: 'Pemeriksa',
  observer: 'Pengamat',
} as const
export type Role = keyof typeof roles

export const contactRoles = { agen: 'Agen siber', pimpinan: 'Pimpinan', ppdp: 'Pejabat PDP', humas: 'Humas' } as const
export type ContactRole = keyof typeof contactRoles

export const organisationKinds = {
  provinsi: 'Provinsi',
  kabupaten: 'Kabupaten',
  kota: 'Kota',
  opd: 'OPD',
  kecamatan: 'Kecamatan',
  desa: 'Desa',
  lainnya: 'Lainnya',
} as const
export type OrganisationKind = keyof typeof organisationKinds

export const assetKinds = { domain: 'Domain', aplikasi: 'Aplikasi', alamat: 'Rentang alamat', produk: 'Produk' } as const
export type AssetKind = keyof typeof assetKinds

/** State of one affected asset or agency within an incident (DOMAIN §6). */
export const affectedStates = {
  ditemukan: 'Ditemukan',
  'diberi-tahu': 'Diberi tahu',
  'ditutup-sementara': 'Ditutup sementara',
  dibersihkan: 'Dibersihkan',
  'tayang-lagi': 'Tayang lagi',
  selesai: 'Selesai',
  dinonaktifkan: 'Dinonaktifkan',
} as const
export type AffectedState = keyof typeof affectedStates

/** What a recipient of an advisory can answer. */
export const confirmations = {
  diterima: 'Kami terima dan baca',
  selesai: 'Sudah selesai ditindaklanjuti',
  'tidak-terdampak': 'Kami tidak terdampak',
  'butuh-bantuan': 'Kami butuh bantuan',
} as const
export type Confirmation = keyof typeof confirmations

/** Delivery states in the words the analyst reads (DOMAIN §5). "Accepted by the server" is never "confirmed". */
export const deliveryStates = {
  antre: 'Antre',
  terkirim: 'Terkirim',
  ditunda: 'Ditunda',
  gagal: 'Gagal',
  dikonfirmasi: 'Dikonfirmasi',
  selesai: 'Selesai',
  'tidak-terdampak': 'Tidak terdampak',
  'butuh-bantuan': 'Butuh bantuan',
} as const
export type DeliveryState = keyof typeof deliveryStates

export const advisoryStatuses = {
  draft: 'Draf',
  approved: 'Disetujui',
  sent: 'Dikirim',
  withdrawn: 'Dicabut',
} as const
export type AdvisoryStatus = keyof typeof advisoryStatuses

export const notices = {
  N1: 'Tanda Terima',
  N2: 'Notifikasi Insiden',
  N3: 'Notifikasi Kerentanan',
  N4: 'Imbauan Keamanan',
  N5: 'Permintaan Tindakan',
  N6: 'Laporan ke BSSN',
  N7: 'Draf Pemberitahuan PDP',
  N8: 'Pernyataan Publik',
  N9: 'Pembaruan',
  N10: 'Klarifikasi Hoaks',
} as const
export type Notice = keyof typeof notices

/** The work queue's views; the values stand in its address (`?v=`). */
export const queueViews = {
  baru: 'Triase baru',
  saya: 'Milik saya',
  'hampir-lewat': 'Hampir lewat',
  dijawab: 'Dijawab',
  'menunggu-opd': 'Menunggu OPD',
  semua: 'Semua',
  ditunda: 'Ditunda',
  ditahan: 'Ditahan',
} as const
export type QueueView = keyof typeof queueViews

/** Why a report waits for review before it counts as an incident. */
export const heldReasons = {
  jebakan: 'Isian jebakan robot terisi',
  cepat: 'Dikirim kurang dari 3 detik setelah formulir dibuka',
  alamat: 'Lebih dari 5 laporan dalam satu jam dari jaringan ini',
  surel: 'Lebih dari 20 laporan dalam satu jam dengan surel ini',
  tim: 'Lebih dari 200 laporan umum dalam satu jam kepada tim',
} as const
export type HeldReason = keyof typeof heldReasons

/** What a token may be used for. Every call of the API names the one it needs. */
export const tokenScopes = {
  'reports:write': 'Melaporkan insiden',
  'incidents:read': 'Membaca insiden, riwayat, dan daftar bukti',
  'incidents:write': 'Menangani insiden: memilih, mengelompokkan, mencatat, menambah bukti',
  'evidence:read': 'Mengunduh bukti',
  'registry:read': 'Membaca instansi, narahubung, dan aset',
  'registry:write': 'Mengubah instansi, narahubung, dan aset',
  'advisories:read': 'Membaca imbauan dan jawabannya',
  'advisories:write': 'Menyusun imbauan',
  'advisories:send': 'Menyetujui, mengirim, mengingatkan, dan mencabut imbauan',
  'playbooks:read': 'Membaca playbook',
  'statistics:read': 'Membaca statistik',
} as const
export type TokenScope = keyof typeof tokenScopes

/** True when `word` is one of the words of `list`. */
export function isWord<L extends Record<string, string>>(list: L, word: unknown): word is keyof L & string {
  return typeof word === 'string' && Object.hasOwn(list, word)
}
