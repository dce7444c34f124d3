import type { Catalogue } from '../../language/catalogue.ts'

export const akunPlaybook: Catalogue = {
  texts: {
    'Ganti kata sandi dari perangkat lain yang bersih, lalu keluarkan semua sesi bila Anda masih bisa masuk.':
      'Change your password from another, clean device, then end all sessions if you can still get in.',
    'Ambil tangkapan layar login asing, pesan, dan unggahan palsu, lengkap dengan alamat dan jamnya.':
      'Take screenshots of foreign logins, messages and false posts, with address and time.',
    'Simpan surel pemberitahuan tentang login, perubahan kata sandi, atau perubahan nomor pemulihan.':
      'Keep the e-mails that announce logins, password changes or changes of the recovery number.',
    'Beri tahu rekan dan kontak Anda lewat jalur lain agar mengabaikan pesan dari akun itu.':
      'Tell your colleagues and contacts by another way to ignore messages from that account.',
    'Beri tahu admin akun dan pimpinan, terutama bila akun itu akun resmi atau akun admin.':
      'Tell the account’s admin and your head, above all if it is an official or an admin account.',
    'Jangan menghapus akun, pesan, unggahan palsu, atau aturan penerusan sebelum dicatat; semuanya bukti.':
      'Do not delete the account, messages, false posts or forwarding rules before they are recorded; all of it is evidence.',
    'Jangan memberikan kode OTP atau kata sandi kepada siapa pun, termasuk yang mengaku petugas.':
      'Do not give an OTP code or password to anybody, even if they say they are officials.',
    'Jangan membayar jasa pemulihan akun atau berunding dengan pengambil alih.':
      'Do not pay for account recovery and do not negotiate with whoever took the account.',
    'Jangan memakai kembali kata sandi lama di akun mana pun.': 'Do not use the old password again on any account.',
    'Jangan mengganti kata sandi dari perangkat yang diduga terinfeksi.': 'Do not change passwords from a device that may be infected.',
    'Kami sedang memastikan akunnya diambil alih dan mencari instansi pemiliknya.':
      'We are confirming that the account was taken over and finding the agency it belongs to.',
    'Lihat riwayat login, unggahan, atau pesan palsu, dan simpan tangkapan layar serta jamnya sebagai bukti':
      'Look at the history of logins, posts or false messages, and keep screenshots with their times as evidence',
    'Pastikan pelapor memang pemilik akun atau atasannya, lewat jalur lain daripada akun itu':
      'Make sure by another way than the account that the reporter is its owner or the owner’s superior',
    'Pastikan OPD pemilik akun, narahubungnya, dan siapa admin akun itu':
      'Establish the agency that owns the account, its contacts, and who administers the account',
    'Akunnya benar diambil alih. Kami menilai tingkat keparahannya dan segera menghubungi pemiliknya.':
      'The account was indeed taken over. We are judging how severe it is and contacting its owner at once.',
    'Catat semua akun dan instansi yang terdampak, termasuk yang memakai kata sandi yang sama':
      'Record all accounts and agencies affected, including those that use the same password',
    'Apakah akun resmi, akun pejabat, atau akun admin?': 'Is it an official account, an officeholder’s, or an admin account?',
    'Naikkan ke Tinggi bila akun itu akun resmi instansi, milik pejabat, atau berhak istimewa (admin)':
      'Raise to High if it is an agency’s official account, an officeholder’s, or a privileged (admin) one',
    'Kami bekerja bersama pemilik akun untuk mengeluarkan penyerang, mengamankan bukti, dan merebut akun kembali.':
      'We are working with the account’s owner to put the attacker out, secure evidence and take the account back.',
    'Hubungi narahubung OPD lewat telepon, jangan lewat akun yang diambil alih, dan catat siapa yang menjawab serta jamnya':
      'Contact the agency by telephone, not through the account taken over, and record who answered and when',
    'Simpan tangkapan layar daftar sesi dan perangkat yang masuk, beserta alamat IP dan jamnya, sebelum sesinya diakhiri':
      'Keep screenshots of the sessions and devices logged in, with IP addresses and times, before the sessions are ended',
    'Pastikan semua sesi, token, dan sandi aplikasi akun itu diakhiri; bila akun terkunci, minta admin atau platform membekukannya':
      'Make sure that all sessions, tokens and app passwords of the account are ended; if it is locked, ask the admin or the platform to freeze it',
    'Pastikan kata sandi diganti dari perangkat yang bersih dan autentikasi dua faktor dinyalakan':
      'Make sure that the password is changed from a clean device and two-factor authentication is on',
    'Bila ada unggahan atau pesan palsu atas nama instansi, terbitkan Pernyataan Publik bersama humas lewat jalur resmi lain':
      'If there are false posts or messages in the agency’s name, publish a Public Statement with its press office through another official channel',
    'Salin riwayat login, log surel, unggahan palsu, dan setelan akun sebelum diubah; simpan dengan SHA-256':
      'Copy login history, mail logs, false posts and account settings before they change; store them with SHA-256',
    'Aturan atau delegasi asing apa yang ditemukan?': 'Which foreign rules or delegations were found?',
    'Periksa aturan penerusan, filter, balasan otomatis, dan pendelegasian kotak surat':
      'Check forwarding rules, filters, automatic replies and mailbox delegation',
    'Izin aplikasi atau admin asing apa yang ditemukan?': 'Which foreign app permissions or admins were found?',
    'Periksa izin aplikasi pihak ketiga (OAuth), kunci API, dan admin tambahan pada akun atau halaman media sosial':
      'Check third-party app permissions (OAuth), API keys and added admins on the account or social media page',
    'Alamat, nomor, atau perangkat asing apa yang ditemukan?': 'Which foreign addresses, numbers or devices were found?',
    'Periksa alamat surel, nomor telepon, dan perangkat pemulihan, serta metode dua faktor yang terdaftar':
      'Check recovery e-mail addresses, telephone numbers and devices, and the registered two-factor methods',
    'Tentukan surel, berkas, dan sistem yang dibuka penyerang, serta pesan yang dikirim memakai akun itu':
      'Establish which mails, files and systems the attacker opened, and which messages were sent with the account',
    'Apakah ada data yang dibaca atau diteruskan, dan apa dasarnya?': 'Was any data read or forwarded, and what shows it?',
    'Periksa apakah data pribadi di kotak surat atau berkas bersama dibaca, diunduh, atau diteruskan; bila ya, buka insiden kebocoran data':
      'Check whether personal data in the mailbox or shared files was read, downloaded or forwarded; if so, open a data breach incident',
    'Cari cara akun diambil - phishing, kata sandi bocor atau dipakai ulang, perangkat terinfeksi, pengalihan kartu SIM':
      'Find out how the account was taken - phishing, a leaked or reused password, an infected device, SIM swapping',
    'Pastikan penerusan, izin aplikasi, admin, dan alamat pemulihan milik penyerang dihapus, begitu pula unggahan palsunya':
      'Make sure that the attacker’s forwarding, app permissions, admins and recovery addresses are removed, and the false posts too',
    'Pastikan kata sandi yang sama diganti di semua layanan, dan akun admin lain memakai dua faktor':
      'Make sure that the same password is changed on all services, and other admin accounts use two factors',
    'Penyerang keluar dan akun bersih, lanjut ke pemulihan': 'Attacker out and account clean, on to recovery',
    'Akun sudah diamankan dan sedang diperiksa sebelum dipakai kembali.':
      'The account has been secured and is being checked before it is used again.',
    'Periksa sekali lagi sesi, penerusan, izin aplikasi, dan alamat pemulihan sebelum akun dipakai':
      'Check sessions, forwarding, app permissions and recovery addresses once more before the account is used',
    'Catat konfirmasi tertulis dari pemilik bahwa akun kembali di tangannya, lewat jalur lain daripada akun itu':
      'Record the owner’s written confirmation that the account is in their hands again, by another way than the account',
    'Dipakai lagi, mulai pemantauan': 'Back in use, begin monitoring',
    'Akun sudah dipakai kembali. Kami memeriksanya lagi secara berkala sampai hari ke-14.':
      'The account is back in use. We check it again from time to time until day 14.',
    'Periksa login asing, aturan penerusan, dan izin aplikasi pada akun itu':
      'Check for foreign logins, forwarding rules and app permissions on the account',
    'Diambil alih lagi, kembali ke penanganan': 'Taken over again, back to the response',
    'Susun laporan akhir - kronologi, akun dan data yang dibuka, jalur masuk, penanganan, dan saran':
      'Write the final report - timeline, accounts and data opened, way in, response and advice',
  },
}
