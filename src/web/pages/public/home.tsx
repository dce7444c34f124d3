import { asWritten } from '../../language/written.ts'
import { type AdvisoryLine, AdvisoryList } from '../parts/advisory-list.tsx'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { isMobile, telephone, whatsApp } from '../words.ts'

export interface HomeProps {
  frame: Frame
  /** Number of the duty officer, if the team has one. */
  duty?: string | undefined
  /** The last public advisories, newest first. */
  advisories: readonly AdvisoryLine[]
}

export function Home({ frame, advisories, duty }: HomeProps) {
  const { base, team } = frame
  return (
    <PublicPage frame={frame} title="Lapor insiden siber" feed={`${base}/imbauan.atom`} wide>
      <div class="hero">
        <h1>Ada yang tidak beres dengan sistem Anda?</h1>
        <p class="lead">
          {asWritten(team.name)} membantu instansi pemerintah menangani insiden siber. Laporkan dahulu; tidak perlu yakin penyebabnya.
        </p>
      </div>
      <div class="doors">
        <a class="door first" href={`${base}/lapor`}>
          <strong>Laporkan insiden</strong>
          <span>Tiga layar singkat, tanpa akun. Dari ponsel pun bisa.</span>
        </a>
        <a class="door" href={`${base}/tiket`}>
          <strong>Lihat status tiket</strong>
          <span>Dengan nomor tiket dan kode 8 karakter.</span>
        </a>
      </div>
      <section class="urgent" aria-labelledby="darurat">
        <h2 id="darurat">Mendesak? Hubungi langsung</h2>
        <p class="phones">
          {team.phone && <a href={telephone(team.phone)}>{team.phone}</a>}
          {!team.phone && <a href={`mailto:${team.email}`}>{team.email}</a>}
          {duty && <a href={isMobile(duty) ? whatsApp(duty) : telephone(duty)}>{isMobile(duty) ? `WhatsApp ${duty}` : duty}</a>}
        </p>
        <p class="hint">
          Jangan matikan, jangan format, jangan hapus apa pun. Potret layarnya; petunjuk lain tampil setelah laporan terkirim.
        </p>
      </section>
      <section aria-labelledby="terbaru">
        <h2 id="terbaru">Imbauan terbaru</h2>
        <AdvisoryList frame={frame} advisories={advisories} />
      </section>
    </PublicPage>
  )
}
