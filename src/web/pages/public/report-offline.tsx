import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { telephone } from '../words.ts'

/** Kept on the device and shown when a report could not be sent; the service worker puts what was typed into its form. */
export function ReportOffline({ frame }: { frame: Frame }) {
  const { base, team } = frame
  return (
    <PublicPage frame={frame} title="Belum terkirim">
      <h1>Belum terkirim: tidak ada sambungan</h1>
      <p class="lead">
        Yang Anda ketik masih ada di perangkat ini. Cari sinyal, lalu kirim lagi; laporan yang sama tidak akan tercatat dua kali.
      </p>
      <form method="post" action={`${base}/lapor`}>
        <p class="row">
          <button type="submit" class="main">
            Kirim lagi
          </button>
          {team.phone && (
            <a class="button second" href={telephone(team.phone)}>
              Telepon {team.phone}
            </a>
          )}
        </p>
      </form>
      <p class="soft">Berkas yang baru saja dipilih perlu dipilih lagi; tombol kembali peramban biasanya masih mengingatnya.</p>
    </PublicPage>
  )
}
