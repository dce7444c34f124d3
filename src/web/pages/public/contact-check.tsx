import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { Radios } from '../parts/radios.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

export interface ContactCheckProps {
  frame: Frame
  token: string
  recipient: { name: string; organisation: string }
  answer?: 'ya' | 'tidak' | undefined
  errors?: readonly FieldError[] | undefined
}

export function ContactCheck({ frame, token, recipient: { name, organisation }, answer, errors }: ContactCheckProps) {
  const form = { values: { answer }, errors }
  return (
    <PublicPage frame={frame} title="Masih narahubung?" secret>
      <ErrorSummary errors={errors} />
      {answer && (
        <section class="note good" role="status">
          <strong>Terima kasih, jawaban Anda tercatat.</strong>{' '}
          {answer === 'tidak' && `Tim akan mencari penggantinya. Sampai saat itu daftar tidak berubah.`}
        </section>
      )}
      <h1>Apakah Anda masih narahubung?</h1>
      <p class="lead">
        {asWritten(name)}, narahubung keamanan siber {asWritten(organisation)}.
      </p>
      <form class="answer" method="post" action={`${frame.base}/n/${token}`} novalidate>
        <Radios
          form={form}
          name="answer"
          legend={answer ? 'Ubah jawaban' : 'Jawaban Anda'}
          options={[
            { value: 'ya', label: 'Ya, masih' },
            { value: 'tidak', label: 'Tidak lagi' },
          ]}
        />
        <button type="submit" class="main">
          Kirim jawaban
        </button>
      </form>
      <p>
        {asWritten(frame.team.name)}: <TeamContact team={frame.team} />
      </p>
    </PublicPage>
  )
}
