import type { Over } from '../../../core/advisory/link.ts'
import { asWritten } from '../../language/written.ts'
import { TextArea } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

export interface ConfirmationOverProps {
  frame: Frame
  no: string
  because: Over
  /** What was sent all the same; given back, for it is kept nowhere. */
  typed?: Typed | undefined
}

/** Instead of the advisory, of which it tells nothing: the link is old, and may have been passed on. */
export function ConfirmationOver({ frame, no, because, typed }: ConfirmationOverProps) {
  return (
    <PublicPage frame={frame} title="Tidak perlu dijawab lagi" secret>
      <p class="over">{no}</p>
      <h1>Tidak perlu dijawab lagi</h1>
      <p class="note warn">{reasons[because]}</p>
      {typed && <p role="alert">Jawaban Anda tidak tercatat.</p>}
      {typed?.note && (
        <TextArea
          form={{ values: typed }}
          name="note"
          label="Yang Anda tulis"
          hint="Salin bila masih perlu disampaikan kepada tim."
          rows={6}
        />
      )}
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
