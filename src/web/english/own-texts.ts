import type { Catalogue } from '../language/catalogue.ts'

/** What is said about a team's own wording of a notice or letter. */
export const ownTexts: Catalogue = {
  texts: {
    'Templat ini terlalu besar atau terlalu lama dijalankan.': 'This template is too large or takes too long to run.',
    'Penulisan Liquid salah di sini: periksa kurung kurawal, {% endif %} dan {% endfor %}.':
      'The Liquid here is wrong: check the braces, {% endif %} and {% endfor %}.',
    'Templat harus diawali bagian --- yang berisi subject.': 'A template must begin with a --- part that holds subject.',
    'Bagian --- tidak terbaca: periksa titik dua dan tanda kutip.': 'The --- part cannot be read: check colons and quotation marks.',
    'Templat tidak punya subject.': 'The template has no subject.',
    'Subjek harus memuat kode TLP: tulis [TLP:{{ tlp }}].': 'The subject must contain the TLP code: write [TLP:{{ tlp }}].',
    'Baris pertama isi harus memuat kode TLP: tulis **TLP:{{ tlp }}**.':
      'The first line of the body must contain the TLP code: write **TLP:{{ tlp }}**.',
    'nama tim': 'the team’s name',
    'kontak tim': 'the team’s contact',
    'cara mengonfirmasi': 'how to confirm',
    'jenis indikasi': 'the kind of indication',
    'sistem terdampak': 'the system affected',
    'tindakan yang diminta': 'the action asked for',
    'riwayat versi': 'the history of versions',
    'data pribadi yang terungkap': 'the personal data revealed',
    'kapan data itu terungkap': 'when the data was revealed',
    'bagaimana data itu terungkap': 'how the data was revealed',
    'upaya penanganan': 'the response',
    'upaya pemulihan': 'the recovery',
    'nama pengendali data': 'the data controller’s name',
    'nomor tiket': 'the ticket number',
    'tautan tiket': 'the link to the ticket',
    'alamat yang dimaksud': 'the address concerned',
    'petugas yang dapat dihubungi': 'the officer to contact',
    'deskripsi insiden': 'the description of the incident',
    'Ada tanda yang tidak terlihat di baris ini; ketik ulang.': 'There is an invisible character in this line; type it anew.',
    'HTML tidak boleh dipakai; tulis dengan Markdown.': 'HTML may not be used; write Markdown.',
    'Surat ini menjadi terlalu besar bila semua isinya penuh: kurangi pengulangannya.':
      'This letter becomes too large when everything in it is full: repeat less.',
    'Deret angka seperti (1..100) tidak boleh dipakai.': 'Ranges of numbers such as (1..100) may not be used.',
    'Pengulangan di dalam pengulangan tidak boleh dipakai.': 'Loops within loops may not be used.',
    'Insiden TLP:RED tidak dipakai untuk pratinjau.': 'TLP:RED incidents are not used for previews.',
    'Tiket itu tidak ada, atau bukan untuk Anda.': 'That ticket does not exist, or is not for you.',
    'Di sini tidak ada teks sendiri.': 'There is no own text here.',
    'Teks ini belum dapat dipakai.': 'This text cannot be used yet.',
    'Playbook ini tidak ada.': 'This playbook does not exist.',
    'Periksa untuk siapa teks ini.': 'Check for whom this text is.',
    'Teks ini sudah diubah orang lain sejak halaman Anda dibuka. Tulisan Anda masih di bawah; salin dulu, lalu muat ulang.':
      'Somebody else has changed this text since your page was opened. What you wrote is still below; copy it first, then reload.',
  },
  sentences: {
    'Nilai “{}” tidak tersedia untuk templat ini.': 'The value “{}” is not available for this template.',
    'Filter “{}” tidak dikenal.': 'The filter “{}” is unknown.',
    'Tag “{}” tidak dikenal atau tidak boleh dipakai.': 'The tag “{}” is unknown or may not be used.',
    'Kunci “{}” tidak dikenal: bagian --- hanya berisi subject.': 'The key “{}” is unknown: the --- part holds only subject.',
    'Templat ini harus mencantumkan {word}: tulis {}.': 'This template must state {}: write {}.',
    'tidak bisa disusun: {}': 'cannot be composed: {}',
    'Teks ini {} KB; paling banyak 64 KB.': 'This text has {} KB; at most 64 KB.',
    'Teks ini memakai lebih dari {} tanda Liquid.': 'This text uses more than {} Liquid marks.',
    'Bersarang terlalu dalam: paling banyak {} tingkat.': 'Nested too deeply: at most {} levels.',
  },
}
