import type { Catalogue } from '../language/catalogue.ts'

export const public4: Catalogue = {
  texts: {},
  sentences: {
    'Ada kesalahan pada sistem kami. Sebutkan nomor ini bila menghubungi kami: {}':
      'Something went wrong on our side. Mention this number when you contact us: {}',
    'Kiriman ini terlalu besar: paling banyak {} MB.': 'This submission is too large: at most {} MB.',
    'Paling banyak {} baris.': 'At most {} lines.',
    'Satu baris satu tautan http(s); “{}” bukan tautan.': 'One http(s) link per line; “{}” is not a link.',
    ' dan {} lagi': ' and {} more',
    'Tidak ada di daftar instansi: {}{}. Tulis kodenya (35.25/dinkes) atau namanya lengkap.':
      'Not in the list of agencies: {}{}. Write its code or its full name.',
    '{} (lebih dari satu)': '{} (more than one)',
    'Paling banyak {} huruf.': 'At most {} characters.',
    'nomor baris produk dari 1 sampai {}, mis. 1, 3.': 'product line numbers from 1 to {}, e.g. 1, 3.',
    'Baris {}: {word}': 'Line {}: {}',
    'Ada {} hal yang perlu diperbaiki': '{} things need correcting',
    'Tiket {}, kode {}: {}': 'Ticket {}, code {}: {}',
    '{#} berkas': '{#} file[s]',
    'Zona waktu {}; formulir menerima laporan kapan saja.': 'Time zone {}; the form takes reports at any time.',
    ' untuk {}': ' for {}',
    'Formulir laporan {}': 'Report form {}',
    'Tidak ada; pakai tulisan saya: {}': 'None of these; use what I wrote: {}',
    'Tiket {}': 'Ticket {}',
    'Imbauan keamanan {}': 'Security advisories {}',
    '{word} Sekarang ditangani {} dengan nomor {}.': '{} It is now handled by {} under number {}.',
    'Status: {word}.': 'Status: {}.',
    'Bukti ditambahkan: {}': 'Evidence added: {}',
    'Sistem: {}': 'System: {}',
    'Dampak: {}': 'Impact: {}',
    'Tindakan: {}': 'Action: {}',
    'Peran Anda tidak mencakup halaman ini: {word}.': 'Your role does not include this page: {}.',
    'Paling banyak {} berkas.': 'At most {} files.',
    '{} lebih dari 10 MB.': '{} is over 10 MB.',
  },
}
