/**
 * Reference Security Incident Taxonomy (RSIT), version 1003: every value a classification may have.
 * Source: ENISA RSIT task force, CC0 (db/data/taxonomy/rsit.json); the Indonesian labels are ours.
 */

export const rsitClasses = {
  'abusive-content': 'Konten kasar atau melanggar',
  'malicious-code': 'Kode berbahaya',
  'information-gathering': 'Pengumpulan informasi',
  'intrusion-attempts': 'Percobaan penyusupan',
  intrusions: 'Penyusupan',
  availability: 'Ketersediaan',
  'information-content-security': 'Keamanan isi informasi',
  fraud: 'Penipuan',
  vulnerable: 'Kerentanan',
  other: 'Lainnya',
  test: 'Uji coba',
} as const
type RsitClass = keyof typeof rsitClasses

/** Trap: the machine value of "Exploitation of Known Vulnerabilities" is `ids-alert`; `exploit` is "New Attack Signature". */
export const rsit = {
  spam: { label: 'Spam', class: 'abusive-content' },
  'harmful-speech': { label: 'Ujaran yang merugikan', class: 'abusive-content' },
  violence: { label: 'Konten eksploitasi anak, seksual, atau kekerasan', class: 'abusive-content' },
  'infected-system': { label: 'Sistem terinfeksi', class: 'malicious-code' },
  'c2-server': { label: 'Server kendali (C2)', class: 'malicious-code' },
  'malware-distribution': { label: 'Penyebaran malware', class: 'malicious-code' },
  'malware-configuration': { label: 'Konfigurasi malware', class: 'malicious-code' },
  scanner: { label: 'Pemindaian', class: 'information-gathering' },
  sniffing: { label: 'Penyadapan jaringan', class: 'information-gathering' },
  'social-engineering': { label: 'Rekayasa sosial', class: 'information-gathering' },
  'ids-alert': { label: 'Percobaan eksploitasi celah yang sudah dikenal', class: 'intrusion-attempts' },
  'brute-force': { label: 'Percobaan masuk berulang', class: 'intrusion-attempts' },
  exploit: { label: 'Pola serangan baru', class: 'intrusion-attempts' },
  'privileged-account-compromise': { label: 'Akun berhak istimewa diambil alih', class: 'intrusions' },
  'unprivileged-account-compromise': { label: 'Akun biasa diambil alih', class: 'intrusions' },
  'application-compromise': { label: 'Aplikasi dikuasai penyerang', class: 'intrusions' },
  'system-compromise': { label: 'Sistem dikuasai penyerang', class: 'intrusions' },
  burglary: { label: 'Penyusupan fisik', class: 'intrusions' },
  dos: { label: 'Penolakan layanan (DoS)', class: 'availability' },
  ddos: { label: 'Penolakan layanan terdistribusi (DDoS)', class: 'availability' },
  misconfiguration: { label: 'Kesalahan konfigurasi', class: 'availability' },
  sabotage: { label: 'Sabotase', class: 'availability' },
  outage: { label: 'Gangguan layanan', class: 'availability' },
  'unauthorised-information-access': { label: 'Akses tidak sah ke informasi', class: 'information-content-security' },
  'unauthorised-information-modification': { label: 'Perubahan tidak sah atas informasi', class: 'information-content-security' },
  'data-loss': { label: 'Kehilangan data', class: 'information-content-security' },
  'data-leak': { label: 'Kebocoran informasi rahasia', class: 'information-content-security' },
  'unauthorised-use-of-resources': { label: 'Penggunaan sumber daya tanpa hak', class: 'fraud' },
  copyright: { label: 'Pelanggaran hak cipta', class: 'fraud' },
  masquerade: { label: 'Penyamaran identitas', class: 'fraud' },
  phishing: { label: 'Pengelabuan (phishing)', class: 'fraud' },
  'weak-crypto': { label: 'Kriptografi lemah', class: 'vulnerable' },
  'ddos-amplifier': { label: 'Penguat DDoS', class: 'vulnerable' },
  'potentially-unwanted-accessible': { label: 'Layanan terbuka yang tidak semestinya', class: 'vulnerable' },
  'information-disclosure': { label: 'Keterbukaan informasi teknis', class: 'vulnerable' },
  'vulnerable-system': { label: 'Sistem rentan', class: 'vulnerable' },
  other: { label: 'Tidak terklasifikasi', class: 'other' },
  undetermined: { label: 'Belum dapat ditentukan', class: 'other' },
  test: { label: 'Uji coba', class: 'test' },
} as const satisfies Record<string, { label: string; class: RsitClass }>
export type Rsit = keyof typeof rsit

/** True when `word` is a value of RSIT v1003. */
export function isRsit(word: unknown): word is Rsit {
  return typeof word === 'string' && Object.hasOwn(rsit, word)
}
