import type { Catalogue } from '../../language/catalogue.ts'

export const phishingPlaybook: Catalogue = {
  texts: {
    'Simpan surel atau pesannya utuh, beserta header lengkap (.eml) dan lampirannya.':
      'Keep the mail or message whole, with full headers (.eml) and attachments.',
    'Salin alamat tautannya tanpa membukanya, dan ambil tangkapan layar beserta jamnya.':
      'Copy the address of the link without opening it, and take a screenshot with the time.',
    'Beri tahu kami siapa yang sudah mengeklik, dan siapa yang sudah mengisi kata sandi atau kode OTP.':
      'Tell us who has clicked, and who has entered a password or OTP code.',
    'Siapa pun yang sudah mengisi kata sandi - ganti sekarang dari perangkat lain yang bersih, lalu keluarkan semua sesi.':
      'Whoever has entered a password - change it now from another, clean device, then end all sessions.',
    'Peringatkan rekan sekantor lewat jalur lain agar tidak membuka pesan yang sama.':
      'Warn your colleagues by another way not to open the same message.',
    'Jangan menghapus surel, pesan, atau halaman yang dicurigai; semuanya bukti.':
      'Do not delete suspicious mails, messages or pages; all of it is evidence.',
    'Jangan membuka tautan atau lampirannya untuk memeriksanya sendiri.': 'Do not open the link or attachment to check it yourself.',
    'Jangan membalas pengirimnya atau menelepon nomor yang tertulis di pesan itu.':
      'Do not answer the sender or call a number in the message.',
    'Jangan meneruskan pesan itu ke grup; kirimkan sebagai lampiran hanya kepada kami.':
      'Do not forward the message to a group; send it to us only, as an attachment.',
    'Jangan menyalahkan yang mengeklik; laporan yang cepat lebih penting.': 'Do not blame whoever clicked; a quick report matters more.',
    'Kami sedang memeriksa pesan dan halamannya, dan mencari siapa saja yang menerimanya.':
      'We are examining the message and the page, and finding out who received it.',
    'Simpan surel beserta header lengkap, lalu buka tautannya di lingkungan terpisah dan simpan tangkapan layar, kode sumber, serta jamnya':
      'Keep the mail with full headers, then open its link in a separate environment and keep screenshots, source and times',
    'Di mana halaman palsunya, dan siapa penyedianya?': 'Where is the false page, and who hosts it?',
    'Catat pengirim, semua alamat pengalihan, alamat IP, serta penyedia hosting dan registrar halaman palsu itu':
      'Record sender, all redirects, IP addresses, hosting provider and registrar of the false page',
    'Pastikan OPD yang menerima dan OPD yang ditiru, beserta narahubungnya':
      'Establish the agencies that received it and the one imitated, with their contacts',
    'Pesannya memang pengelabuan. Kami menilai tingkat keparahannya dan segera menghubungi instansi yang terkena.':
      'The message is phishing. We are judging how severe it is and contacting the agencies hit at once.',
    'Catat semua instansi yang menerima pesan itu dan yang namanya ditiru':
      'Record all agencies that received the message and those whose name was imitated',
    'Apakah akun admin atau pejabat terkena, atau layanan publik ditiru?':
      'Are admin or officeholders’ accounts hit, or is a public service imitated?',
    'Naikkan ke Tinggi bila ada kata sandi admin atau pejabat yang diisi, atau bila layanan publik ditiru untuk menjaring warga':
      'Raise to High if an admin’s or officeholder’s password was entered, or a public service is imitated to catch citizens',
    'Kami memblokir halaman palsunya, meminta penyedianya menurunkannya, dan membantu yang telanjur mengisi.':
      'We are blocking the false page, asking its provider to take it down, and helping those who filled it in.',
    'Bila pesan yang sama sampai ke beberapa OPD, kirim Imbauan Keamanan dengan ciri-cirinya':
      'If the same message reached several agencies, send a Security Advisory with its marks',
    'Salin log gerbang surel, log proksi atau DNS, dan salinan halaman palsunya sebelum turun; simpan dengan SHA-256':
      'Copy mail gateway logs, proxy or DNS logs and a copy of the false page before it goes down; store them with SHA-256',
    'Siapa saja yang mengeklik, dan dari mana diketahui?': 'Who clicked, and how is it known?',
    'Cari di log proksi, DNS, dan gerbang surel siapa saja yang menerima pesan itu dan mengeklik tautannya':
      'Look in proxy, DNS and mail gateway logs who received the message and clicked the link',
    'Siapa saja yang mengetik, di layanan mana?': 'Who typed, on which service?',
    'Tanyakan kepada setiap pengeklik apakah kata sandi, OTP, atau data lain diisi; bila ya, buka insiden akun dan catat setiap akun di sana':
      'Ask everybody who clicked whether a password, OTP or other data was entered; if so, open an account incident and record each account there',
    'Di mana diblokir, dan apa hasil ujinya?': 'Where was it blocked, and what did the test show?',
    'Minta pengelola jaringan dan surel memblokir alamat halaman, domain, dan pengirimnya, lalu uji dari dalam jaringan':
      'Ask the network and mail admins to block the page’s address, domain and sender, then test from inside the network',
    'Minta penyedia hosting, registrar, atau platform menurunkan halaman atau akun palsunya; ulangi setiap hari sampai dijawab':
      'Ask the hosting provider, registrar or platform to take down the false page or account; repeat daily until they answer',
    'Minta admin surel menarik pesan yang sama dari semua kotak surat':
      'Ask the mail admin to withdraw the same message from all mailboxes',
    'Apa jawaban penyedia, dan dari mana diuji?': 'What did the provider answer, and from where was it tested?',
    'Catat jawaban penyedia, dan pastikan halaman palsunya tidak dapat dibuka lagi dari dua jaringan berbeda':
      'Record the provider’s answer, and make sure that the false page can no longer be opened from two different networks',
    'Halaman mati dan korban ditangani, lanjut ke pemulihan': 'Page down and victims helped, on to recovery',
    'Halaman palsunya sudah mati. Kami memastikan tidak ada sisa di kotak surat dan jaringan.':
      'The false page is down. We are making sure that nothing is left in mailboxes and networks.',
    'Pastikan blokir masih terpasang, pesan sudah ditarik, dan tidak ada login asing pada akun yang mengetik':
      'Make sure that blocks are still in place, the message is withdrawn, and there are no foreign logins on accounts that were typed in',
    'Sarankan penyaringan yang meloloskan pesan ini diperbaiki - SPF, DKIM, DMARC, tanda "dari luar", dan autentikasi dua faktor':
      'Advise repairing the filter that let the message through - SPF, DKIM, DMARC, an "external" mark, and two-factor authentication',
    'Catat konfirmasi tertulis dari OPD bahwa semua penerima sudah diberi tahu dan kata sandi yang diisi sudah diganti':
      'Record the agency’s written confirmation that all recipients were told and passwords that were entered are changed',
    'Tertangani, mulai pemantauan': 'Handled, begin monitoring',
    'Belum beres, kembali ke penanganan': 'Not settled, back to the response',
    'Kami memeriksa dua kali, berjarak 24 jam, bahwa halaman palsunya tetap mati.':
      'We check twice, 24 hours apart, that the false page stays down.',
    'Alamat mana yang dibuka, jam berapa, dan apa hasilnya?': 'Which addresses were opened, when, and with what result?',
    'Buka lagi semua alamat halaman palsu dari luar jaringan, dan pastikan tetap mati':
      'Open all addresses of the false page again from outside the network, and make sure that they stay down',
    'Dua kali ditemukan mati, lanjut ke tindak lanjut': 'Found down twice, on to follow-up',
    'Hidup lagi atau pindah alamat, kembali ke penanganan': 'Up again or moved, back to the response',
    'Susun laporan akhir - kronologi, jumlah penerima, pengeklik, dan pengetik, penurunan, dan saran':
      'Write the final report - timeline, numbers of recipients, clicks and entries, the takedown, and advice',
    'Hidup lagi, kembali ke penanganan': 'Up again, back to the response',
  },
}
