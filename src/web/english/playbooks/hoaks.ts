import type { Catalogue } from '../../language/catalogue.ts'

export const hoaksPlaybook: Catalogue = {
  texts: {
    'Klarifikasi hoaks': 'Hoax clarification',
    'Simpan tangkapan layar pesan, gambar, atau video itu, lengkap dengan tautan dan tanggalnya.':
      'Keep a screenshot of the message, picture or video, with its link and date.',
    'Tulis dari mana Anda menerimanya - nama grup, akun, atau situs.': 'Write where you got it from - name of the group, account or site.',
    'Cari dulu di daftar klarifikasi kami; mungkin jawabannya sudah ada.':
      'Search our list of clarifications first; the answer may already be there.',
    'Tunggu jawaban kami sebelum mempercayai atau membagikannya.': 'Wait for our answer before you believe or share it.',
    'Jangan meneruskan pesan itu, walaupun untuk bertanya apakah benar.': 'Do not forward the message, not even to ask whether it is true.',
    'Jangan menyebut orang atau akun tertentu sebagai penyebar hoaks.': 'Do not name a person or account as the source of the hoax.',
    'Jangan menghapus pesan aslinya sebelum tangkapan layarnya tersimpan.':
      'Do not delete the original message before you have a screenshot.',
    'Jangan mengisi data diri atau mengirim uang pada tautan di dalamnya.': 'Do not enter personal data or send money at any link in it.',
    'Pertanyaan Anda sudah kami terima. Kami periksa dulu apakah klarifikasinya sudah ada.':
      'We have received your question. We first look whether there is a clarification already.',
    'Klarifikasi mana yang sudah ada, atau tidak ada?': 'Which clarification exists already, or none?',
    'Cari klaim yang sama di arsip klarifikasi, dan catat tautannya bila ada':
      'Look for the same claim in the archive of clarifications, and record the link if there is one',
    'Belum ada, mulai pemeriksaan fakta': 'None yet, begin fact checking',
    'Sudah ada klarifikasinya, jawab sekarang': 'Clarified already, answer now',
    'Sama dengan permintaan yang sedang diperiksa': 'Same as a request that is being checked',
    'Klarifikasinya sudah ada. Kami mengirimkan tautannya kepada Anda.': 'There is a clarification already. We are sending you the link.',
    'Jawab pemohon saat ini juga dengan tautan klarifikasi yang sudah ada':
      'Answer whoever asked right away with the link to the existing clarification',
    'Pemohon sudah dijawab, tutup': 'Whoever asked has been answered, close',
    'Ternyata klaim lain, mulai pemeriksaan fakta': 'A different claim after all, begin fact checking',
    'Kami sedang memeriksa klaim itu dan bertanya kepada instansi yang bersangkutan.':
      'We are checking the claim and asking the agency concerned.',
    'Apa klaimnya, dalam satu kalimat netral?': 'What is the claim, in one neutral sentence?',
    'Tulis klaim dalam satu kalimat netral, tanpa menilai dan tanpa mengulang judul yang memancing':
      'Write the claim in one neutral sentence, without judging and without repeating a baiting headline',
    'Apa jawaban OPD, dari siapa, dan jam berapa?': 'What did the agency answer, who, and when?',
    'Tanyakan kebenarannya kepada OPD yang bersangkutan sebagai sumber primer, dan catat siapa yang menjawab':
      'Ask the agency concerned, as the primary source, and record who answered',
    'Apa saja sumbernya, dan mana yang primer?': 'What are the sources, and which is primary?',
    'Kumpulkan paling sedikit dua sumber yang tidak saling mengutip, satu di antaranya primer':
      'Gather at least two sources that do not quote each other, one of them primary',
    'Telusuri asal gambar, video, atau teksnya, dan simpan salinannya':
      'Trace where the picture, video or text comes from, and keep a copy',
    'Bila belum selesai dalam 24 jam, jawab pemohon dengan jujur - apa yang sudah diperiksa, dan bahwa kesimpulan belum ada':
      'If it is not done within 24 hours, answer honestly - what has been checked, and that there is no conclusion yet',
    'Bukti cukup, tulis klarifikasi': 'Enough evidence, write the clarification',
    'Belum cukup bukti, tulis apa adanya': 'Not enough evidence, write it as it is',
    'Pemeriksaan selesai. Kami sedang menulis klarifikasinya.': 'The check is done. We are writing the clarification.',
    'Tulis klarifikasi - klaim, putusan (Hoaks, Disinformasi, Misinformasi, Fakta, atau Belum cukup bukti), penjelasan, dan sumber':
      'Write the clarification - claim, verdict (Hoax, Disinformation, Misinformation, Fact, or Not enough evidence), explanation and sources',
    'Apa bunyi slidenya, paling banyak 12 kata?': 'What does the slide say, in at most 12 words?',
    'Tulis slide videotron, paling banyak 12 kata, dengan fakta lebih dulu daripada klaim':
      'Write the videotron slide, at most 12 words, the fact before the claim',
    'Bila mengubah klarifikasi yang sudah terbit, tulis koreksi yang terlihat - apa yang salah, apa yang benar, dan kapan':
      'When changing a published clarification, write a visible correction - what was wrong, what is right, and when',
    'Perlu sumber lain, periksa lagi': 'Needs other sources, check again',
    'Klarifikasi sudah ditulis dan sedang dibaca oleh penyunting.': 'The clarification is written and is being read by an editor.',
    'Baca klarifikasi - klaim netral, sumber dapat dibuka, putusan sesuai bukti, tidak ada data pribadi':
      'Read the clarification - claim neutral, sources can be opened, verdict fits the evidence, no personal data',
    'Klarifikasi disetujui. Kami menerbitkannya dan menjawab setiap orang yang bertanya.':
      'The clarification is approved. We are publishing it and answering everybody who asked.',
    'Apa alamat klarifikasinya?': 'What is the address of the clarification?',
    'Terbitkan klarifikasi di halaman publik, dan catat alamatnya': 'Publish the clarification on the public page, and record its address',
    'Berapa pemohon yang dijawab, dan lewat apa?': 'How many were answered, and by what way?',
    'Jawab setiap pemohon, termasuk semua yang permintaannya digabung, dengan tautan klarifikasi':
      'Answer everybody who asked, also those whose requests were merged, with the link to the clarification',
    'Tayangkan slide videotron dengan tanggal berakhirnya': 'Show the videotron slide, with its end date',
    'Semua pemohon sudah dijawab, tutup': 'Everybody who asked has been answered, close',
    'Ada yang keliru, tulis koreksi': 'Something is wrong, write a correction',
    'Klarifikasinya sudah kami kirimkan kepada Anda. Terima kasih sudah bertanya sebelum membagikan.':
      'We have sent you the clarification. Thank you for asking before sharing.',
    'Kami menunggu jawaban dari pihak lain. Bila belum ada kesimpulan dalam 24 jam, Anda tetap kami kabari.':
      'We are waiting for an answer from others. If there is no conclusion within 24 hours, you will hear from us all the same.',
    'Lanjutkan pemeriksaan fakta': 'Continue fact checking',
    'Klarifikasi ini kami buka kembali. Bila ada yang keliru, koreksinya akan terlihat.':
      'We are reopening this clarification. If something is wrong, the correction will be visible.',
    'Catat keterangan baru atau kekeliruan yang membuat klarifikasi ini dibuka kembali':
      'Record the new information or the mistake because of which this clarification was reopened',
    'Tulis koreksi yang terlihat': 'Write a visible correction',
    'Permintaan ini tidak dapat diperiksa faktanya, misalnya karena berupa pendapat. Terima kasih sudah bertanya.':
      'The facts of this request cannot be checked, for example because it is an opinion. Thank you for asking.',
    'Klaim yang sama sedang kami periksa. Anda menerima jawabannya bersama pemohon yang lain.':
      'We are checking the same claim already. You will get the answer together with the others who asked.',
    'Ternyata klaim lain, buka kembali': 'A different claim after all, reopen',
  },
}
