import type { Catalogue } from '../../language/catalogue.ts'

export const kerentananPlaybook: Catalogue = {
  texts: {
    'Laporan celah keamanan (CVD)': 'Vulnerability report (CVD)',
    'Tulis alamat atau produk yang rentan, versinya, dan langkah untuk mengulanginya.':
      'Write the vulnerable address or product, its version, and the steps to reproduce it.',
    'Lampirkan tangkapan layar atau permintaan HTTP secukupnya sebagai bukti.':
      'Attach screenshots or HTTP requests, no more than needed, as evidence.',
    'Hentikan pengujian begitu celahnya terbukti.': 'Stop testing once the vulnerability is shown.',
    'Beri tahu kami bila Anda melihat tanda celah itu sudah dipakai orang lain.':
      'Tell us if you see signs that somebody else has used it.',
    'Tulis apakah nama Anda boleh disebut bila celah sudah diperbaiki.': 'Write whether your name may be mentioned once it is repaired.',
    'Jangan mengunduh, mengubah, atau menghapus data yang terbuka karena celah itu.':
      'Do not download, change or delete data that is open because of it.',
    'Jangan memasang pintu belakang atau mencoba masuk lebih dalam ke sistem lain.':
      'Do not install a back door and do not go deeper into other systems.',
    'Jangan menguji dengan membanjiri layanan atau mengelabui pegawai.': 'Do not test by flooding a service or deceiving staff.',
    'Jangan mengumumkan celahnya sebelum diperbaiki atau sebelum tanggal yang disepakati.':
      'Do not publish the vulnerability before it is repaired or before the agreed date.',
    'Kabari pelapor secara pribadi bahwa laporannya diterima, siapa yang memegangnya, dan kapan kabar berikutnya':
      'Tell the reporter personally that the report has arrived, who holds it, and when they will hear next',
    'Kami sedang memastikan celahnya nyata tanpa merusak sistem, dan mencari instansi pemiliknya.':
      'We are confirming the vulnerability without harming the system, and finding the agency it belongs to.',
    'Ulangi langkah pelapor secara aman, tanpa membuka data lebih dari perlu, dan simpan hasilnya sebagai bukti':
      'Repeat the reporter’s steps safely, without opening more data than needed, and keep the result as evidence',
    'Berapa nilai CVSS dan vektornya?': 'What are the CVSS score and vector?',
    'Hitung CVSS celah itu dan catat vektornya sebagai dasar tingkat keparahan':
      'Work out the CVSS of the vulnerability and record its vector as the basis of the severity',
    'Pastikan OPD pemilik sistem, narahubungnya, dan pembuat produknya':
      'Establish the agency that owns the system, its contacts, and the maker of the product',
    'Celahnya nyata, lanjut ke triase': 'The vulnerability is real, on to triage',
    'Celahnya nyata. Kami menilai tingkat keparahannya dan menghubungi pemilik sistem.':
      'The vulnerability is real. We are judging how severe it is and contacting the system’s owner.',
    'Tetapkan klasifikasi RSIT, tingkat keparahan menurut CVSS, TLP, dan penanggung jawab':
      'Set the RSIT classification, the severity by CVSS, TLP and the person responsible',
    'Catat semua instansi dan aset yang memakai produk atau setelan yang sama':
      'Record all agencies and assets that use the same product or settings',
    'Apakah celah ini sudah dipakai, dan apa dasarnya?': 'Has this vulnerability been used, and what shows it?',
    'Periksa log apakah celah sudah dipakai penyerang; bila situs atau server disusupi, buka insiden web':
      'Check the logs whether an attacker has used it; if a site or server was broken into, open a web incident',
    'Data apa yang dibaca atau disalin, dan apa dasarnya?': 'Which data was read or copied, and what shows it?',
    'Bila data dibaca atau disalin lewat celah itu, buka insiden kebocoran data':
      'If data was read or copied through it, open a data breach incident',
    'Mesin mana yang terinfeksi, dan apa dasarnya?': 'Which machines are infected, and what shows it?',
    'Bila ada mesin yang terinfeksi lewat celah itu, buka insiden malware': 'If machines were infected through it, open a malware incident',
    'Akun mana yang diambil alih, dan apa dasarnya?': 'Which accounts were taken over, and what shows it?',
    'Bila ada akun yang diambil alih lewat celah itu, buka insiden akun':
      'If accounts were taken over through it, open an account incident',
    'Apakah pelapor mau disebut, dan dengan nama apa?': 'Does the reporter want to be named, and how?',
    'Tanyakan kepada pelapor apakah namanya boleh disebut; tanpa jawaban, jangan disebut':
      'Ask the reporter whether their name may be mentioned; without an answer, do not mention it',
    'Pemilik sistem sedang memperbaiki celahnya. Kami mendampingi dan mengabari Anda bila sudah diuji ulang.':
      'The system’s owner is repairing the vulnerability. We help, and tell you once it has been tested again.',
    'Hubungi narahubung OPD secara langsung, dan catat siapa yang menjawab serta jamnya':
      'Contact the agency directly, and record who answered and when',
    'Kirim notifikasi tertulis tentang celah dan batas perbaikannya kepada OPD pemilik, dengan tembusan kepada kepalanya':
      'Send a written notification of the vulnerability and the time limit for its repair to the owning agency, with a copy to its head',
    'Kirim Notifikasi Kerentanan kepada OPD lain yang memakai produk yang sama':
      'Send a Vulnerability Notification to other agencies that use the same product',
    'Sepakati tanggal perbaikan dan tanggal pengungkapan dengan OPD, pembuat produk, dan pelapor':
      'Agree on dates of repair and disclosure with the agency, the product’s maker and the reporter',
    'Minta pemilik menyimpan log akses dan setelan sebelum perbaikan; simpan salinannya dengan SHA-256':
      'Ask the owner to keep access logs and settings before the repair; store copies with SHA-256',
    'Pastikan ada penahan sementara - batasi akses, matikan fitur, atau aturan WAF - sampai perbaikan selesai':
      'Make sure that there is a temporary mitigation - restrict access, switch off the feature, or a WAF rule - until the repair is done',
    'Tanyakan kemajuan perbaikan kepada OPD pemilik, dan kabari pelapor':
      'Ask the owning agency how the repair goes, and tell the reporter',
    'Apa yang diperbaiki, dan sejak kapan?': 'What was repaired, and since when?',
    'Catat dari pemilik bahwa celah sudah diperbaiki, dengan cara apa, dan pada versi berapa':
      'Record from the owner that the vulnerability is repaired, how, and in which version',
    'Pemilik menyatakan sudah diperbaiki, uji ulang': 'The owner says it is repaired, test again',
    'Pemilik menyatakan celah sudah diperbaiki. Kami sedang menguji ulang.':
      'The owner says the vulnerability is repaired. We are testing again.',
    'Apa yang diuji, dan apa hasilnya?': 'What was tested, and with what result?',
    'Uji ulang dengan langkah pelapor dan variasinya; selesaikan tugas ini hanya bila celah tidak dapat dipakai lagi':
      'Test again with the reporter’s steps and variations of them; complete this task only if the vulnerability can no longer be used',
    'Catat konfirmasi tertulis dari pemilik bahwa perbaikan terpasang di semua aset terdampak':
      'Record the owner’s written confirmation that the repair is installed on all affected assets',
    'Celah tertutup, mulai pemantauan': 'Vulnerability closed, begin monitoring',
    'Celah masih terbuka, kembali ke perbaikan': 'Vulnerability still open, back to the repair',
    'Celah sudah tertutup. Kami memeriksanya sekali lagi sebelum menutup laporan ini.':
      'The vulnerability is closed. We check once more before closing this report.',
    'Periksa bahwa celah tidak terbuka lagi, misalnya sesudah pembaruan atau pemulihan cadangan':
      'Check that the vulnerability has not opened again, for example after an update or a restored backup',
    'Tetap tertutup, lanjut ke tindak lanjut': 'Still closed, on to follow-up',
    'Terbuka lagi, kembali ke perbaikan': 'Open again, back to the repair',
    'Susun laporan akhir - celah, CVSS, aset terdampak, perbaikan, hasil uji ulang, dan nama pelapor hanya bila ia bersedia':
      'Write the final report - vulnerability, CVSS, affected assets, repair, result of the retest, and the reporter’s name only if they wish it',
    'Penanganan sudah selesai. Terima kasih atas laporan Anda; hubungi kami bila celah ini terbuka lagi.':
      'The response is complete. Thank you for your report; contact us if the vulnerability opens again.',
    'Setelah diperiksa, laporan ini bukan celah keamanan. Terima kasih sudah melapor; hubungi kami bila ada keterangan baru.':
      'On examination this was not a vulnerability. Thank you for reporting; contact us if you learn more.',
  },
}
