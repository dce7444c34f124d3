import type { Catalogue } from '../../language/catalogue.ts'

export const umumPlaybook: Catalogue = {
  texts: {
    'Penanganan insiden umum': 'General incident response',
    'Catat kapan kejadian diketahui, oleh siapa, dan apa yang terlihat.': 'Note when it was noticed, by whom, and what was seen.',
    'Ambil tangkapan layar dan simpan surel, berkas, atau pesan yang mencurigakan tanpa mengubahnya.':
      'Take screenshots and keep suspicious mails, files or messages without changing them.',
    'Simpan log perangkat dan aplikasi yang terkait sebelum tertimpa.':
      'Keep the logs of the devices and applications concerned before they are overwritten.',
    'Putuskan perangkat yang diduga terinfeksi dari jaringan, tetapi biarkan tetap menyala.':
      'Take devices that may be infected off the network, but leave them running.',
    'Beri tahu penanggung jawab sistem dan pimpinan Anda.': 'Tell whoever is responsible for the system and your head.',
    'Jangan menghapus berkas, surel, atau akun yang terkait; semuanya dapat menjadi bukti.':
      'Do not delete files, mails or accounts that belong to it; all of it may be evidence.',
    'Jangan memformat, memasang ulang, atau mematikan perangkat.': 'Do not format, reinstall or switch off devices.',
    'Jangan membalas, membayar, atau berunding dengan pihak yang mengancam.':
      'Do not answer, pay or negotiate with anybody who threatens you.',
    'Jangan membuka tautan atau lampiran yang mencurigakan untuk memeriksanya sendiri.':
      'Do not open suspicious links or attachments to check them yourself.',
    'Lihat bukti kejadian secara langsung dan simpan salinannya': 'Look at the evidence directly and keep a copy',
    'Kami bekerja bersama pemilik sistem untuk menahan serangan, mengamankan bukti, dan memulihkan layanan.':
      'We are working with the system’s owner to contain the attack, secure evidence and restore the service.',
    'Salin log, berkas, dan rekaman yang terkait; simpan dengan SHA-256 dan catat siapa yang menyerahkan':
      'Copy logs, files and recordings concerned; store them with SHA-256 and record who handed them over',
    'Cari jalur masuk penyerang, dan catat dasar kesimpulannya': 'Find the attacker’s way in, and record what shows it',
    'Tentukan sistem, akun, dan data apa saja yang terdampak': 'Establish which systems, accounts and data are affected',
    'Pastikan pemilik memisahkan sistem atau akun yang terdampak, tanpa mematikan dan tanpa menghapus':
      'Make sure that the owner isolates affected systems or accounts, without switching off and without deleting',
    'Minta pemilik mengganti kata sandi dan mengakhiri semua sesi dari perangkat yang bersih':
      'Ask the owner to change passwords and end all sessions from a clean device',
    'Pastikan pemilik menghapus sisa serangan, atau memasang ulang dari sumber bersih':
      'Make sure that the owner removes what the attack left, or reinstalls from a clean source',
    'Pastikan celah yang dipakai penyerang sudah ditutup': 'Make sure that the vulnerability the attacker used is closed',
    'Sistem sudah ditangani dan sedang diuji sebelum dipakai kembali.':
      'The system has been dealt with and is being tested before it is used again.',
    'Uji ulang sistem sebelum dipakai lagi, termasuk celah yang dipakai penyerang':
      'Test the system again before it is used, including the vulnerability the attacker used',
    'Layanan sudah pulih. Kami memeriksanya lagi secara berkala sebelum menutup laporan ini.':
      'The service is restored. We check it again from time to time before closing this report.',
    'Periksa ulang bahwa gangguan tidak kembali': 'Check again that the disturbance has not come back',
  },
}
