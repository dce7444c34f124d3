import type { Catalogue } from '../language/catalogue.ts'

/** Acts on many tickets of the queue. */
export const queue: Catalogue = {
  texts: {
    'Pilih semua {} yang cocok, juga di halaman lain': 'Choose all {} that match, on other pages too',
    '{}Paling banyak {} yang dicentang sekali jalan; dengan saringan {}.': '{}At most {} ticked at once; by a filter {}.',
    '{} · masuk {}': '{} · came in {}',
    '{} dari {} tiket selesai; halaman ini memuat diri sendiri.': '{} of {} tickets done; this page reloads itself.',
    'Gabungkan ke tiket lain…': 'Merge into another ticket…',
    'Gabungkan ke tiket lain': 'Merge into another ticket',
    'Tidak ada tiket yang cocok lagi.': 'No ticket matches any more.',
    'Tulis nomor tiket yang dilanjutkan.': 'Write the number of the ticket that goes on.',
    'Tunggu sampai selesai, atau hentikan dahulu; lalu urungkan.': 'Wait until it is done, or stop it first; then undo.',
    'Penggabungan dari antrean diurungkan.': 'The merge from the queue was undone.',
    'Yang memulai tindakan ini tidak lagi punya akses.': 'Whoever began this has no access any more.',
    'Atau nomor lain': 'Or another number',
    Nomornya: 'Its number',
    'Misalnya TKT-2611-0042. Bila diisi, nomor ini yang berlaku.': 'For example TKT-2611-0042. If filled in, this number counts.',
    'Dipilih dengan': 'Chosen by',
    'Seratus yang pertama dikerjakan sekarang, selebihnya di latar belakang; halaman hasil menunjukkan sampai mana.':
      'The first hundred are done now, the others in the background; the page of results shows how far it is.',
    'Dapat diurungkan di halaman hasil.': 'Can be undone on the page of results.',
    'Tidak dapat diurungkan sekaligus: hanya satu per satu di tiketnya.': 'Cannot be undone together: only one by one on each ticket.',
    'Untuk laporan tentang kejadian yang sama. Tidak ada kata, nomor, atau tautan yang hilang; pelapornya mengikuti tiket yang dilanjutkan.':
      'For reports of the same event. No word, number or link is lost; their reporters follow the ticket that goes on.',
    'Tiket yang dilanjutkan': 'The ticket that goes on',
    'Dikerjakan di latar belakang; Anda boleh pergi dari halaman ini dan kembali.':
      'It is done in the background; you may leave this page and come back.',
    Hentikan: 'Stop',
    'yang sudah dikerjakan tetap': 'what is done stays',
    'Tidak jadi dikerjakan': 'Not done after all',
    'Tidak dapat diurungkan': 'Cannot be undone',
    'Tidak berhasil sejak semula': 'Did not succeed in the first place',
  },
  sentences: {
    'Lebih dari {} tiket cocok. Persempit saringannya.': 'More than {} tickets match. Narrow the filter.',
    'Perbaiki saringannya dahulu, agar jelas tiket mana yang dimaksud: {word}':
      'Mend the filter first, so that it is clear which tickets are meant: {}',
    'Periksa dahulu: {word}': 'Check first: {}',
    'Tiap tiket diperiksa sendiri; yang tidak boleh atau sudah berubah ditolak dengan alasannya.{word}':
      'Each ticket is judged by itself; what is not allowed or has changed is refused with its reason.{}',
    'Gabungkan {} tiket': 'Merge {} tickets',
    'Kerjakan {} tiket': 'Do it to {} tickets',
  },
}
