import type { Catalogue } from '../../language/catalogue.ts'

/** What more than one playbook says. */
export const everyPlaybook: Catalogue = {
  texts: {
    'Laporan Anda sudah kami terima. Petugas akan membacanya dan memeriksa kejadiannya.':
      'We have received your report. An officer will read it and look into what happened.',
    'Baca laporan, dan hubungi pelapor bila keterangannya belum cukup':
      'Read the report, and contact the reporter if it does not say enough',
    'Tetapkan klasifikasi RSIT, tingkat keparahan, TLP, dan penanggung jawab':
      'Set the RSIT classification, severity, TLP and the person responsible',
    'Jawab tiga pertanyaan - apakah infrastruktur informasi vital, apakah data pribadi terdampak, apakah masih berlangsung':
      'Answer three questions - is vital information infrastructure concerned, is personal data affected, is it still going on',
    'Kirim Notifikasi Insiden kepada OPD pemilik, dengan tembusan kepada kepalanya':
      'Send an Incident Notification to the owning agency, with a copy to its head',
    'Kami menyusun laporan akhir dan pelajaran dari kejadian ini.': 'We are writing the final report and the lessons from this event.',
    'Kabari pelapor dan OPD pemilik bahwa penanganan selesai, beserta saran pencegahannya':
      'Tell the reporter and the owning agency that the response is complete, with advice on prevention',
    'Penanganan sudah selesai. Terima kasih atas laporan Anda; hubungi kami bila kejadian ini muncul lagi.':
      'The response is complete. Thank you for your report; contact us if this happens again.',
    'Kami menunggu keterangan atau tindakan dari pihak lain. Batas waktu menurut hukum dan SOP tetap berjalan.':
      'We are waiting for information or action from others. Deadlines of law and procedure keep running.',
    'Tanyakan kembali kepada pihak yang ditunggu': 'Ask again those who are being waited for',
    'Laporan ini kami buka kembali dan kami periksa lagi.': 'We are reopening this report and looking into it again.',
    'Catat keterangan baru yang membuat insiden ini dibuka kembali':
      'Record the new information because of which this incident was reopened',
    'Setelah diperiksa, kejadian ini bukan insiden siber. Terima kasih sudah melapor; hubungi kami bila ada keterangan baru.':
      'On examination this was not a cyber incident. Thank you for reporting; contact us if you learn more.',
    'Kejadian ini sudah pernah dilaporkan dan kami tangani dalam laporan yang lebih dahulu.':
      'This was reported before, and we are handling it under the earlier report.',
    'Laporan Anda kami teruskan kepada tim yang berwenang menanganinya. Tim itu akan menghubungi Anda.':
      'We have passed your report to the team that is responsible for it. That team will contact you.',
    'Ketua tim memutuskan': 'The team lead decides',
    'Peraturan BSSN 1/2024 ps. 15 (5)': 'BSSN Regulation 1/2024 art. 15 (5)',
    'TTIS organisasi penyelenggara IIV': 'Response team of the organisation that runs vital information infrastructure',
    'Peraturan BSSN 1/2024 ps. 15; lamanya bawaan tim': 'BSSN Regulation 1/2024 art. 15; the length is the team’s default',
    'TTIS organisasi': 'The organisation’s response team',
    'UU 27/2022 ps. 46': 'Act 27/2022 art. 46',
    'OPD pengendali data pribadi': 'Agency that controls the personal data',
    'Isinya menurut Peraturan BSSN 1/2024 ps. 15; lamanya bawaan tim':
      'Content by BSSN Regulation 1/2024 art. 15; the length is the team’s default',
    'Wajib menurut Peraturan BSSN 1/2024 ps. 15; lamanya bawaan tim':
      'Required by BSSN Regulation 1/2024 art. 15; the length is the team’s default',
    'Janji layanan Klinik Hoaks': 'Service promise of the Hoax Clinic',
    'OPD pemilik sistem': 'Agency that owns the system',
    'Menuju 3×24 jam UU 27/2022 ps. 46; lamanya bawaan tim':
      'Towards the 3×24 hours of Act 27/2022 art. 46; the length is the team’s default',
    'Hubungi narahubung OPD lewat telepon atau WhatsApp, dan catat siapa yang menjawab serta jamnya':
      'Contact the agency by telephone or WhatsApp, and record who answered and when',
    'Catat konfirmasi tertulis dari pemilik bahwa layanan sudah pulih':
      'Record the owner’s written confirmation that the service is restored',
    'Pulih, mulai pemantauan': 'Restored, begin monitoring',
    'Kami sedang memastikan kejadiannya dan mencari instansi pemilik sistem.':
      'We are confirming what happened and finding the agency that owns the system.',
    'Pastikan OPD pemilik sistem dan narahubungnya': 'Establish the agency that owns the system and its contacts',
    'Kejadiannya benar. Kami menilai tingkat keparahannya dan segera menghubungi pemilik sistem.':
      'It did happen. We are judging how severe it is and contacting the system’s owner at once.',
    'Catat semua instansi dan aset yang terdampak': 'Record all agencies and assets affected',
    'Susun laporan akhir - kronologi, dampak, jalur masuk, penanganan, dan saran':
      'Write the final report - timeline, impact, way in, response and advice',
  },
}
