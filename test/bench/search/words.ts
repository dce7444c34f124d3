/** Chance that is the same at every run. */
export function chance(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const usual = `situs halaman depan dinas kesehatan laporan kami sudah diperiksa berubah menjadi iklan slot judi server akun surel
pegawai kata sandi diganti peretas menyerang serangan kebocoran data warga bocor pengelabuan tautan palsu dikirimkan pengiriman
berkas terkunci tebusan layanan antrean lumpuh jaringan kantor kabupaten kota instansi petugas memulihkan pemulihan cadangan
dipulihkan celah keamanan pembaruan plugin webshell unggahan diunggah penyerang alamat dari luar negeri basis log catatan bukti
tangkapan layar perangkat komputer sekretariat bidang pelayanan publik aplikasi presensi pendaftaran siswa rumah sakit pasien`.split(/\s+/)

/** The words of a province's reports: few very common, most of them rare. */
export function vocabulary(size: number): string[] {
  const [onset, vowel] = ['bcdgjklmnprstw', 'aiueo']
  const made = Array.from({ length: size - usual.length }, (_, n) => {
    let word = ''
    for (let rest = n + 200; rest > 0; rest = Math.floor(rest / 70))
      word += (onset[rest % 14] ?? 'k') + (vowel[Math.floor(rest / 14) % 5] ?? 'a')
    return word
  })
  return [...usual, ...made]
}

/** So many words, by Zipf's law more or less. */
export function sentence(words: readonly string[], length: number, random: () => number): string {
  return Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? 'situs').join(' ')
}
