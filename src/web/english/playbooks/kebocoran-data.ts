import type { Catalogue } from '../../language/catalogue.ts'

export const kebocoranDataPlaybook: Catalogue = {
  texts: {
    'Catat kapan kebocoran pertama kali diketahui, oleh siapa, dan dari mana; jam itu menentukan batas waktu menurut undang-undang.':
      'Note when the breach was first known, by whom, and from where; that moment sets the deadlines of the law.',
    'Ambil tangkapan layar unggahan atau tawarannya, lengkap dengan alamat, akun penawar, dan jamnya.':
      'Take a screenshot of the post or offer, with its address, the account that made it, and the time.',
    'Simpan log akses aplikasi, basis data, dan penyimpanan awan sebelum tertimpa.':
      'Keep the access logs of application, database and cloud storage before they are overwritten.',
    'Tutup akses publik ke data itu bila masih terbuka, tanpa menghapus apa pun.':
      'Close public access to the data if it is still open, without deleting anything.',
    'Beri tahu pimpinan dan pejabat pelindungan data pribadi (PPDP) instansi Anda.':
      'Tell your head and your agency’s data protection officer.',
    'Jangan mengunduh, membeli, atau menyebarkan data yang bocor, walaupun untuk memeriksanya.':
      'Do not download, buy or spread leaked data, not even to check it.',
    'Jangan menghubungi atau berunding dengan penjual atau pengunggahnya.': 'Do not contact or negotiate with whoever sells or posted it.',
    'Jangan menghapus log, akun, atau berkas yang terkait; semuanya bukti.':
      'Do not delete logs, accounts or files that belong to it; all of it is evidence.',
    'Jangan membantah atau mengumumkan apa pun sebelum contohnya dicocokkan.':
      'Do not deny or announce anything before the sample has been compared.',
    'Jangan mengirim data pribadi lewat formulir ini; cukup jenis dan jumlahnya.':
      'Do not send personal data through this form; its kind and amount are enough.',
    'Kami sedang mencocokkan contoh datanya dan mencari instansi pemiliknya.':
      'We are comparing the sample data and finding the agency it belongs to.',
    'Simpan tangkapan layar unggahan atau tempat datanya terbuka, lengkap dengan alamat dan jamnya, sebagai bukti':
      'Keep a screenshot of the post or of the place where the data is open, with address and time, as evidence',
    'Baris mana yang dicocokkan, dengan siapa, dan apa hasilnya?': 'Which rows were compared, with whom, and with what result?',
    'Cocokkan beberapa baris contoh dengan data asli bersama pemiliknya; jangan mengunduh lebih dari yang perlu, dan jangan membeli':
      'Compare some rows of the sample with the original data together with its owner; do not download more than needed, and do not buy',
    'Pastikan OPD pengendali datanya, narahubung, dan pejabat PDP-nya':
      'Establish the agency that controls the data, its contacts and its data protection officer',
    'Datanya memang bocor. Kami menilai dampaknya dan segera menghubungi instansi pengendali data.':
      'The data did leak. We are judging the impact and contacting the agency that controls the data at once.',
    'Jawab tiga pertanyaan - infrastruktur informasi vital, data pribadi, masih berlangsung; "data pribadi - ya" memulai kedua tenggat K8':
      'Answer three questions - vital information infrastructure, personal data, still going on; "personal data - yes" starts both K8 deadlines',
    'Catat semua instansi, aplikasi, dan tempat penyimpanan yang datanya ikut keluar':
      'Record all agencies, applications and places of storage whose data went out',
    'Kami bekerja bersama pengendali data untuk menghentikan kebocoran, menghitung dampaknya, dan memberi tahu yang berhak tahu.':
      'We are working with the data’s controller to stop the leak, count its impact and tell those who have a right to know.',
    'Hubungi narahubung dan pejabat PDP instansi lewat telepon, dan catat siapa yang menjawab serta jamnya':
      'Contact the agency and its data protection officer by telephone, and record who answered and when',
    'Kirim Notifikasi Insiden kepada OPD pengendali data, dengan tembusan kepada kepalanya':
      'Send an Incident Notification to the agency that controls the data, with a copy to its head',
    'Apa yang ditutup, jam berapa, dan bagaimana diuji?': 'What was closed, when, and how was it tested?',
    'Pastikan aliran data berhenti - tutup akses publik, cabut kunci API dan token, akhiri sesi, batasi akun - tanpa menghapus apa pun':
      'Make sure that the flow of data stops - close public access, revoke API keys and tokens, end sessions, restrict accounts - without deleting anything',
    'Salin log akses, log basis data, setelan, dan unggahan yang beredar; simpan dengan SHA-256':
      'Copy access logs, database logs, settings and the posts in circulation; store them with SHA-256',
    'Siapa mengetahui apa, kapan, dan dari mana?': 'Who knew what, when, and from where?',
    'Catat siapa mengetahui apa, kapan, dan dari mana; bila lebih dahulu daripada laporan ini, betulkan "diketahui sejak" pada K8a dan K8b':
      'Record who knew what, when and from where; if earlier than this report, correct "known since" on K8a and K8b',
    'Data pribadi apa yang keluar, termasuk yang bersifat spesifik?': 'Which personal data went out, including special categories?',
    'Pastikan jawaban "data pribadi" bukan lagi "belum diketahui" - sebutkan jenis data dan dasarnya':
      'Make sure that the answer "personal data" is no longer "not known" - name the kinds of data and what shows it',
    'Cari jalur keluarnya data - celah aplikasi, penyimpanan terbuka, akun curian, orang dalam, pihak ketiga':
      'Find the way the data went out - application vulnerability, open storage, stolen account, insider, third party',
    'Berapa orang, data apa, dan sejak kapan? Tulis perkiraan bila belum pasti.':
      'How many people, which data, and since when? Write an estimate if it is not certain.',
    'Hitung subjek data dan jenis datanya, sejak kapan terbuka, dan siapa saja yang mungkin mengambilnya':
      'Count the data subjects and kinds of data, since when it was open, and who may have taken it',
    'Di mana drafnya, dan siapa yang menandatangani? Bukan data pribadi - tulis dasarnya.':
      'Where is the draft, and who signs? No personal data - write what shows it.',
    'Siapkan draf kedua surat bersama OPD - kepada subjek data dan kepada lembaga - berisi data apa, kapan dan bagaimana, serta penanganannya':
      'Prepare drafts of both letters with the agency - to the data subjects and to the authority - saying which data, when and how, and the response',
    'Apa yang dikirim, kepada siapa, dan kapan? Sudah lengkap - tulis "sudah lengkap".':
      'What was sent, to whom, and when? Complete already - write "complete".',
    'Bila surat lengkap belum terkirim pada jam ke-60, bantu OPD mengirim pemberitahuan sementara - apa yang sudah dan belum diketahui':
      'If the full letters are not sent by hour 60, help the agency to send an interim notification - what is known and not known',
    'Pastikan OPD mengirim kedua surat; unggah tanda kirimnya dan tutup tenggat hukumnya dengan bukti itu':
      'Make sure that the agency sends both letters; upload the proof of sending and close the legal deadlines with it',
    'Minta platform, forum, atau mesin pencari menurunkan data yang beredar, dan catat jawabannya':
      'Ask the platform, forum or search engine to take down the data in circulation, and record the answer',
    'Pastikan jalur keluarnya ditutup dan semua kunci, token, serta kata sandi yang ikut keluar diganti':
      'Make sure that the way out is closed and all keys, tokens and passwords that went out are changed',
    'Aliran berhenti dan pemberitahuan terkirim, lanjut ke pemulihan': 'Flow stopped and notifications sent, on to recovery',
    'Kebocoran sudah dihentikan. Sistemnya sedang diuji, dan pertanyaan dari pemilik data dijawab.':
      'The leak has been stopped. The system is being tested, and questions of those concerned are answered.',
    'Uji bahwa data tidak dapat diambil lagi lewat jalur yang sama dan yang serupa':
      'Test that the data cannot be taken any more by the same way or one like it',
    'Siapa yang menjawab, dan lewat apa?': 'Who answers, and by what way?',
    'Sepakati dengan OPD siapa yang menjawab pertanyaan pemilik data, lewat nomor atau alamat apa':
      'Agree with the agency who answers the questions of those concerned, at which number or address',
    'Catat konfirmasi tertulis dari pengendali data bahwa kebocoran berhenti dan layanannya aman dipakai':
      'Record the controller’s written confirmation that the leak has stopped and the service is safe to use',
    'Aman, mulai pemantauan': 'Safe, begin monitoring',
    'Masih bocor, kembali ke penanganan': 'Still leaking, back to the response',
    'Kebocoran sudah dihentikan. Kami memeriksa sampai hari ke-30 apakah datanya beredar lagi.':
      'The leak has been stopped. We check until day 30 whether the data circulates again.',
    'Periksa akses tidak wajar pada sistemnya, dan cari apakah data yang sama beredar atau ditawarkan lagi':
      'Check for unusual access to the system, and look whether the same data circulates or is offered again',
    'Tidak beredar lagi, lanjut ke tindak lanjut': 'No longer in circulation, on to follow-up',
    'Beredar atau bocor lagi, kembali ke penanganan': 'In circulation or leaking again, back to the response',
    'Susun laporan akhir - kronologi siapa tahu apa dan kapan, jumlah subjek, jalur keluar, pemberitahuan beserta buktinya, dan saran':
      'Write the final report - who knew what and when, number of data subjects, way out, notifications with their proof, and advice',
    'Bocor lagi, kembali ke penanganan': 'Leaking again, back to the response',
  },
}
