import type { Catalogue } from '../../language/catalogue.ts'

export const webPlaybook: Catalogue = {
  texts: {
    'Situs web diubah atau disisipi judi online': 'Website defaced or injected with online gambling',
    'Ambil tangkapan layar halaman yang berubah, lengkap dengan alamat dan jamnya.':
      'Take a screenshot of the changed page, with its address and the time.',
    'Catat kapan dan oleh siapa perubahan pertama kali diketahui.': 'Note when the change was first noticed, and by whom.',
    'Simpan log server web, log aplikasi, dan log akses panel hosting sebelum tertimpa.':
      'Keep the logs of web server, application and hosting panel before they are overwritten.',
    'Beri tahu penanggung jawab aplikasi dan pimpinan OPD Anda.': 'Tell whoever is responsible for the application and your agency’s head.',
    'Bila bisa, tutup situs untuk umum dengan halaman pemeliharaan, tanpa menghapus apa pun.':
      'If you can, close the site to the public with a maintenance page, without deleting anything.',
    'Jangan menghapus berkas atau halaman yang disisipkan; berkas itu adalah bukti.':
      'Do not delete files or pages that were put there; they are evidence.',
    'Jangan memasang ulang, memformat, atau mematikan server.': 'Do not reinstall, format or switch off the server.',
    'Jangan memulihkan cadangan sebelum jalur masuk penyerang diketahui; situs akan diretas kembali.':
      'Do not restore a backup before the attacker’s way in is known; the site would be broken into again.',
    'Jangan mengganti kata sandi dari komputer yang diduga terinfeksi.': 'Do not change passwords from a computer that may be infected.',
    'Jangan menyebarkan tautan halaman judi, termasuk di grup percakapan.':
      'Do not spread links to the gambling pages, not in chat groups either.',
    'Lihat halamannya secara langsung dan simpan tangkapan layar, kode sumber, serta jamnya sebagai bukti':
      'Look at the page directly and keep screenshot, source and time as evidence',
    'Buka halaman yang sama dengan perujuk mesin pencari (referer google.com) dan bandingkan hasilnya':
      'Open the same page with a search engine as referrer (referer google.com) and compare the result',
    'Buka halaman yang sama sebagai ponsel (user agent Android) dan sebagai Googlebot, lalu bandingkan hasilnya':
      'Open the same page as a phone (Android user agent) and as Googlebot, and compare the results',
    'Cari halaman sisipan di mesin pencari, misalnya dengan "site:alamat-situs slot gacor", dan catat jumlahnya':
      'Search for injected pages in search engines, for example with "site:address-of-the-site slot gacor", and record how many',
    'Naikkan ke Tinggi bila halaman depan berubah, ada webshell, atau hosting dipakai bersama situs lain':
      'Raise to High if the front page changed, there is a webshell, or the hosting is shared with other sites',
    'Kami bekerja bersama pemilik situs untuk menahan serangan, mengamankan bukti, dan membersihkan situs.':
      'We are working with the site’s owner to contain the attack, secure evidence and clean the site.',
    'Bila tiga situs atau lebih dari OPD berbeda terdampak dalam tujuh hari, usulkan Imbauan Keamanan untuk semua OPD':
      'If three or more sites of different agencies are hit within seven days, propose a Security Advisory to all agencies',
    'Salin log web, log aplikasi, log panel, dan berkas sisipan beserta waktu ubahnya; simpan dengan SHA-256':
      'Copy web logs, application logs, panel logs and injected files with their times of change; store them with SHA-256',
    'Cari jalur masuk penyerang - formulir unggah, plugin atau CMS usang, kata sandi bocor, situs tetangga di hosting yang sama':
      'Find the attacker’s way in - upload form, outdated plugin or CMS, leaked password, a neighbouring site on the same hosting',
    'Cari webshell dan berkas asing di seluruh akun hosting, juga di folder unggahan, folder gambar, dan basis data':
      'Look for webshells and foreign files in the whole hosting account, also in upload folders, image folders and the database',
    'Periksa yang dapat menghidupkan kembali sisipan - cron, layanan, .htaccess, .user.ini, akun admin baru, kunci SSH':
      'Check what could bring the injection back - cron, services, .htaccess, .user.ini, new admin accounts, SSH keys',
    'Apakah ada data yang dibaca atau disalin, dan apa dasarnya?': 'Was any data read or copied, and what shows it?',
    'Periksa di log apakah penyerang membaca atau menyalin data - basis data, berkas unggahan; bila ya, buka insiden kebocoran data':
      'Check in the logs whether the attacker read or copied data - database, uploaded files; if so, open a data breach incident',
    'Pastikan pemilik menutup halaman sisipan untuk umum (halaman pemeliharaan atau blokir alamat), tanpa menghapus berkas':
      'Make sure that the owner closes injected pages to the public (maintenance page or blocked address), without deleting files',
    'Bila belum ditangani dalam 3×24 jam, minta keputusan ketua tim untuk menonaktifkan sementara situs yang kami kelola':
      'If it is not handled within 3×24 hours, ask the team lead to decide on taking a site that we run offline for a time',
    'Minta pemilik mengganti kata sandi CMS, panel hosting, FTP, dan basis data dari komputer yang bersih':
      'Ask the owner to change passwords of CMS, hosting panel, FTP and database from a clean computer',
    'Pastikan pemilik menghapus halaman sisipan, webshell, dan pintu belakang, atau memasang ulang dari sumber bersih':
      'Make sure that the owner removes injected pages, webshells and back doors, or reinstalls from a clean source',
    'Pastikan celah ditutup - perbarui CMS dan plugin, larang eksekusi PHP di folder unggahan, batasi halaman masuk':
      'Make sure that the vulnerability is closed - update CMS and plugins, forbid PHP in upload folders, restrict the login page',
    'Situs sudah dibersihkan dan sedang diuji sebelum ditayangkan kembali.':
      'The site has been cleaned and is being tested before it goes online again.',
    'Uji ulang sebelum situs tayang lagi - buka langsung, dari mesin pencari, sebagai ponsel, dan pindai celah yang dipakai':
      'Test before the site goes online again - open it directly, from search engines, as a phone, and scan for the vulnerability used',
    'Minta penghapusan halaman sisipan dari indeks mesin pencari (Google Search Console dan Bing) dan kirim ulang peta situs':
      'Ask for the injected pages to be removed from search engines (Google Search Console and Bing) and submit the sitemap again',
    'Catat konfirmasi tertulis dari pemilik bahwa situs bersih dan boleh tayang lagi':
      'Record the owner’s written confirmation that the site is clean and may go online again',
    'Situs sudah tayang kembali. Kami memeriksanya lagi secara berkala sampai hari ke-30.':
      'The site is online again. We check it again from time to time until day 30.',
    'Periksa ulang situs - langsung, dari mesin pencari, dan sebagai ponsel':
      'Check the site again - directly, from search engines, and as a phone',
  },
}
