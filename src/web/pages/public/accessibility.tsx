import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

/** What we keep to, how it is tested, where it falls short, and whom to tell. */
export function Accessibility({ frame }: { frame: Frame }) {
  return (
    <PublicPage frame={frame} title="Aksesibilitas">
      <h1>Aksesibilitas</h1>
      <p class="lead">
        Halaman ini dibuat agar dapat dipakai siapa saja: dengan ponsel lama, papan ketik, pembaca layar, atau huruf besar.
      </p>
      <h2>Yang kami pegang</h2>
      <p>
        WCAG 2.2 tingkat AA. Setiap formulir dapat dikirim tanpa JavaScript. Warna tidak pernah menjadi satu-satunya tanda. Tidak ada batas
        waktu mengisi, tidak ada teka-teki gambar.
      </p>
      <h2>Bagaimana diuji</h2>
      <p>
        Setiap perubahan program diperiksa dengan axe pada lebar 320, 360, dan 1280 piksel, terang dan gelap. Formulir diuji dengan papan
        ketik saja dan tanpa JavaScript.
      </p>
      <h2>Yang belum sempurna</h2>
      <ul>
        <li>Belum ada pengujian tetap bersama pengguna pembaca layar.</li>
        <li>Surat PDF bertanda struktur, tetapi aksara selain Latin belum tercetak.</li>
        <li>Berkas yang dilampirkan orang lain ditampilkan apa adanya.</li>
      </ul>
      <h2>Ada yang sulit dipakai?</h2>
      <p>
        Beri tahu kami; laporan juga kami terima lewat telepon. <TeamContact team={frame.team} />
      </p>
    </PublicPage>
  )
}
