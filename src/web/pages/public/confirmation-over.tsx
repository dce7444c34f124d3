import type { Over } from '../../../core/advisory/link.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

/** Instead of the advisory, of which it tells nothing: the link is old, and may have been passed on. */
export function ConfirmationOver({ frame, no, because }: { frame: Frame; no: string; because: Over }) {
  return (
    <PublicPage frame={frame} title="Tidak perlu dijawab lagi" secret>
      <p class="over">{no}</p>
      <h1>Tidak perlu dijawab lagi</h1>
      <p class="note warn">{reasons[because]}</p>
      <h2>Bila masih ada masalah</h2>
      <p>
        {asWritten(frame.team.name)}: <TeamContact team={frame.team} />
      </p>
      <p>Sebutkan nomor di atas.</p>
      <p>
        <a href={`${frame.base}/lapor`}>Laporkan kejadian baru</a>
      </p>
    </PublicPage>
  )
}

const reasons: Record<Over, string> = {
  withdrawn: 'Imbauan ini sudah dicabut. Tidak ada yang perlu Anda lakukan.',
  corrected: 'Imbauan ini sudah diganti oleh koreksinya. Jawablah lewat tautan di surel koreksi itu.',
  ended: 'Penanganannya sudah selesai, dan masa jawabnya sudah lewat. Isinya tidak ditampilkan lagi di sini.',
}
