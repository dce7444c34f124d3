import type { Catalogue } from '../../language/catalogue.ts'

export const ddosPlaybook: Catalogue = {
  texts: {
    'Catat jam layanan mulai lambat atau mati, dan alamat layanan yang terkena.':
      'Note when the service became slow or stopped, and the addresses concerned.',
    'Telepon penyedia internet (ISP) atau penyedia hosting Anda, dan minta nomor tiketnya.':
      'Call your internet (ISP) or hosting provider, and ask for their ticket number.',
    'Simpan grafik trafik serta log firewall, load balancer, dan server web sebelum tertimpa.':
      'Keep traffic graphs and the logs of firewall, load balancer and web server before they are overwritten.',
    'Periksa apakah ada hal lain yang terjadi bersamaan, misalnya login asing atau perubahan data.':
      'Check whether anything else happens at the same time, such as foreign logins or changed data.',
    'Siapkan jalur layanan pengganti, dan beri tahu pimpinan serta petugas layanan.':
      'Prepare another way to give the service, and tell your head and the staff at the counter.',
    'Jangan membayar atau membalas pihak yang meminta tebusan agar serangan berhenti; simpan pesannya.':
      'Do not pay or answer anybody who demands a ransom to stop the attack; keep their message.',
    'Jangan menyerang balik atau memindai alamat penyerang.': 'Do not attack back and do not scan the attacker’s addresses.',
    'Jangan menyalakan ulang server atau firewall berkali-kali; log di memori akan hilang.':
      'Do not restart the server or firewall again and again; the logs in memory would be lost.',
    'Jangan membuka semua aturan firewall agar layanan hidup kembali.': 'Do not open all firewall rules to bring the service back.',
    'Jangan mengumumkan alamat IP asli server atau cara penangkalannya.':
      'Do not publish the server’s real IP address or how you defend it.',
    'Kami sedang memastikan apakah layanan lumpuh karena serangan atau karena gangguan biasa.':
      'We are finding out whether the service is down because of an attack or an ordinary fault.',
    'Buka layanan dari dua jaringan berbeda, dan simpan tangkapan layar serta grafik trafiknya sebagai bukti':
      'Open the service from two different networks, and keep screenshots and its traffic graphs as evidence',
    'Siapa yang dihubungi, dan apa yang mereka lihat?': 'Who was contacted, and what do they see?',
    'Telepon ISP atau penyedia hosting sejak dugaan pertama, minta mereka memeriksa trafiknya dan bersiap menyaring; catat petugas dan jamnya':
      'Call the ISP or hosting provider at the first suspicion, ask them to check the traffic and prepare to filter it; record whom you spoke to and when',
    'Singkirkan sebab lain - listrik atau kabel putus, sertifikat atau domain habis, pembaruan gagal, lonjakan pengguna yang wajar':
      'Rule out other causes - power or cable cut, certificate or domain expired, failed update, ordinary rush of users',
    'Pastikan OPD pemilik layanan, narahubungnya, dan ISP atau penyedia hosting yang melayaninya':
      'Establish the agency that owns the service, its contacts, and the ISP or hosting provider behind it',
    'Serangannya benar. Kami menilai dampaknya dan segera menghubungi pemilik layanan serta penyedia internetnya.':
      'It is an attack. We are judging its impact and contacting the service’s owner and its internet provider at once.',
    'Catat semua layanan dan instansi yang ikut lumpuh, termasuk yang berbagi jalur atau server yang sama':
      'Record all services and agencies that are down with it, including those on the same line or server',
    'Kami bekerja bersama pemilik layanan dan penyedia internet untuk menyaring serangan dan menghidupkan layanan.':
      'We are working with the service’s owner and the internet provider to filter the attack and bring the service back.',
    'Siapa yang dihubungi, dan berapa nomor tiketnya?': 'Who was contacted, and what is the ticket number?',
    'Telepon ISP atau penyedia hosting, minta penyaringan trafik, dan catat nama petugas, nomor tiket, serta jamnya':
      'Call the ISP or hosting provider, ask for traffic filtering, and record the name, ticket number and time',
    'Bagaimana keadaan layanan dan trafiknya sekarang?': 'How are service and traffic now?',
    'Catat keadaan layanan dan trafik saat ini, lalu kabarkan kepada OPD pemilik dan ketua tim':
      'Record how service and traffic are now, and tell the owning agency and the team lead',
    'Salin grafik trafik, NetFlow, contoh paket, dan log firewall beserta jamnya; simpan dengan SHA-256':
      'Copy traffic graphs, NetFlow, packet samples and firewall logs with their times; store them with SHA-256',
    'Kenali pola serangan - volumetrik, protokol, atau aplikasi - beserta sasaran, sumber, dan ukurannya':
      'Recognise the pattern - volumetric, protocol or application - with target, sources and size',
    'Apakah ada tanda serangan lain di balik DDoS ini, dan apa dasarnya?':
      'Is there a sign of another attack behind this DDoS, and what shows it?',
    'Periksa apakah serangan ini hanya tabir - login asing, data keluar, akun baru, atau perubahan sistem selama layanan lumpuh':
      'Check whether this attack is only a cover - foreign logins, data going out, new accounts or system changes while the service was down',
    'Tanyakan apakah ada pesan ancaman atau permintaan tebusan; simpan pesannya dan jangan membalas':
      'Ask whether there was a threat or a ransom demand; keep the message and do not answer',
    'Pastikan trafik serangan disaring - scrubbing ISP, CDN atau WAF, pembatasan laju, blokir sumber atau wilayah - dan layanan terjangkau':
      'Make sure that attack traffic is filtered - scrubbing by the ISP, CDN or WAF, rate limits, blocked sources or regions - and the service can be reached',
    'Bila layanan publik belum hidup, bantu OPD membuka jalur pengganti dan memberi tahu warga':
      'If a public service is not back yet, help the agency to open another way and to tell the public',
    'Serangan tertahan, lanjut ke pemulihan': 'Attack contained, on to recovery',
    'Serangan sudah tertahan. Layanan sedang dikembalikan ke keadaan biasa secara bertahap.':
      'The attack is contained. The service is being brought back to normal step by step.',
    'Uji layanan dari beberapa jaringan, termasuk jaringan seluler, dan pastikan pengguna yang sah tidak ikut terblokir':
      'Test the service from several networks, mobile ones too, and make sure that real users are not blocked',
    'Sepakati pencegahan dengan OPD dan ISP - IP asli tersembunyi di balik CDN atau WAF, pembatasan laju, kontak darurat ISP':
      'Agree on prevention with agency and ISP - real IP hidden behind CDN or WAF, rate limits, the ISP’s emergency contact',
    'Masih diserang, kembali ke penanganan': 'Still under attack, back to the response',
    'Layanan sudah pulih. Laporan ini kami tutup bila layanan tetap tenang selama 72 jam.':
      'The service is restored. We close this report if it stays quiet for 72 hours.',
    'Apakah trafik dan layanan tenang sejak pemeriksaan terakhir?': 'Have traffic and service been quiet since the last check?',
    'Periksa trafik dan ketersediaan layanan; ditutup hanya bila tenang 72 jam berturut-turut':
      'Check traffic and availability of the service; closed only after 72 quiet hours in a row',
    'Tenang selama 72 jam, lanjut ke tindak lanjut': 'Quiet for 72 hours, on to follow-up',
    'Diserang lagi, kembali ke penanganan': 'Attacked again, back to the response',
    'Susun laporan akhir - kronologi, lama layanan lumpuh, pola dan ukuran serangan, penanganan, dan saran':
      'Write the final report - timeline, length of the outage, pattern and size of the attack, response and advice',
  },
}
