import type { Profile } from '../../../core/profile.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

/** What becomes of a reporter's data: only what this program really does, and what the team adds about itself. */
export function Privacy({ frame, profile }: { frame: Frame; profile: Profile }) {
  const { team } = frame
  return (
    <PublicPage frame={frame} title="Data pribadi">
      <h1>Apa yang terjadi dengan data Anda</h1>
      <p class="lead">Kami hanya meminta yang diperlukan untuk menangani insiden, dan tidak menitipkannya kepada pihak lain.</p>
      <h2>Yang kami simpan</h2>
      <ul>
        <li>Dari laporan: cerita, alamat sistem, berkas, instansi, nama, jabatan, dan satu cara menghubungi Anda.</li>
        <li>Dari tautan konfirmasi: jawaban, catatan, dan berkas yang Anda kirim, dengan waktunya.</li>
        <li>Alamat internet pengirim hanya untuk membatasi kiriman berulang; dihapus setelah sehari.</li>
        <li>Dari petugas yang masuk: akun, sesi, dan jejak tindakannya.</li>
      </ul>
      <h2>Yang tidak kami lakukan</h2>
      <ul>
        <li>
          Tidak ada pelacak, iklan, atau permintaan ke situs lain dari halaman ini. Pelapor tidak diberi kuki, kecuali yang memilih bahasa
          Inggris: satu kuki bernama “bahasa” yang hanya mengingat pilihan itu, paling lama setahun.
        </li>
        <li>Isian yang belum dikirim tinggal di perangkat Anda, dan hilang begitu laporan diterima.</li>
        <li>Nama dan kontak pelapor tidak pernah diumumkan.</li>
      </ul>
      <h2>Siapa yang melihatnya</h2>
      <p>
        Petugas {asWritten(team.name)} yang menangani, dan instansi yang bersangkutan sejauh tanda TLP mengizinkan. Setiap pembacaan bukti
        dan setiap perubahan dicatat dengan nama dan waktunya.
      </p>
      <h2>Dasar dan lamanya</h2>
      <p>
        Penanganan insiden adalah tugas dalam rangka kepentingan umum (UU 27/2022 tentang Pelindungan Data Pribadi). Riwayat sebuah insiden
        tidak dapat diubah atau dihapus diam-diam: pembetulan ditambahkan, yang lama tetap terbaca.
      </p>
      {profile.retention && <p class="long">{profile.retention}</p>}
      <h2>Hak Anda</h2>
      <p>
        Anda boleh menanyakan data apa tentang Anda yang ada pada kami dan meminta pembetulannya.{' '}
        {!profile.privacyContact && <TeamContact team={team} />}
      </p>
      {profile.privacyContact && <p class="long">{profile.privacyContact}</p>}
    </PublicPage>
  )
}
