import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { type Confirmation, confirmations } from '../../../core/vocabulary.ts'
import { AdvisoryText, type AdvisoryTextProps } from '../parts/advisory-text.tsx'
import { TlpSentence } from '../parts/badges.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { optionsOf, TextArea } from '../parts/field.tsx'
import { FileField } from '../parts/files.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { Radios } from '../parts/radios.tsx'
import { TeamContact } from '../parts/team-contact.tsx'
import { Time } from '../parts/time.tsx'
import { number, timeLeft } from '../words.ts'

/** An answer already given for the same agency. */
export interface GivenAnswer {
  name: string
  answer: Confirmation
  at: Date
}

export interface ConfirmationProps {
  frame: Frame
  now: Date
  token: string
  recipient: { name: string; organisation: string }
  advisory: { no: string; title: string; tlp: Tlp; sentAt: Date; due?: Date | undefined; text: AdvisoryTextProps['text'] }
  /** `open` asks; `answered` thanks (after the POST, or on a later visit) and still lets the answer be changed; `withdrawn` and `corrected` ask nothing. */
  state: 'open' | 'answered' | 'withdrawn' | 'corrected'
  /** Why it was withdrawn. */
  withdrawnBecause?: string | undefined
  /** This recipient's own last answer. */
  own?: GivenAnswer | undefined
  others: readonly GivenAnswer[]
  /** Ticket opened by `butuh-bantuan`. */
  helpTicket?: string | undefined
  formId: string
  values: Typed
  /** What this recipient sent before. It is not shown: a link that was passed on tells no more than the mail did. */
  kept?: { note: boolean; files: number } | undefined
  errors?: readonly FieldError[] | undefined
}

export function ConfirmationPage(props: ConfirmationProps) {
  const { frame, advisory, state, recipient, errors } = props
  return (
    <PublicPage frame={frame} title={advisory.title} secret>
      <ErrorSummary errors={errors} />
      {state === 'withdrawn' && (
        <p class="note warn">
          <strong>Imbauan ini sudah dicabut.</strong> {props.withdrawnBecause} Tidak ada yang perlu Anda lakukan.
        </p>
      )}
      {state === 'corrected' && (
        <p class="note warn">
          <strong>Imbauan ini sudah diganti oleh koreksinya.</strong> Jawablah lewat tautan di surel koreksi itu; yang ini tidak perlu
          dijawab lagi.
        </p>
      )}
      {state === 'answered' && <Thanks {...props} />}
      <TlpSentence tlp={advisory.tlp} />
      <p class="over">
        {advisory.no} · untuk {recipient.name}, {recipient.organisation}
      </p>
      <h1>{advisory.title}</h1>
      <p class="soft">
        Anda melihat ini karena memegang tautan rahasia yang kami kirim kepada {recipient.name}, narahubung {recipient.organisation}.
      </p>
      <AdvisoryText text={advisory.text} due={<Due {...props} />} />
      {(state === 'open' || state === 'answered') && <AnswerForm {...props} />}
      <Others {...props} />
      <section aria-labelledby="hubungi">
        <h2 id="hubungi">Hubungi tim</h2>
        <p>
          {frame.team.name}: <TeamContact team={frame.team} />
        </p>
        <p>
          <a href={`${frame.base}/b/${props.token}/kontak`}>Bukan saya lagi narahubungnya</a>
        </p>
      </section>
    </PublicPage>
  )
}

function Due({ advisory, now, frame }: ConfirmationProps) {
  if (!advisory.due) return null
  return (
    <p class="due">
      Paling lambat{' '}
      <strong>
        <Time date={advisory.due} zone={frame.team.zone} />
      </strong>{' '}
      <span class="soft">({timeLeft(advisory.due, now)})</span>
    </p>
  )
}

function Thanks({ own, frame, helpTicket }: ConfirmationProps) {
  return (
    <section class="note good" role="status">
      <strong>Terima kasih, jawaban Anda sudah tercatat.</strong>
      {own && (
        <p>
          {confirmations[own.answer]}, <Time date={own.at} zone={frame.team.zone} />. Boleh diubah di bawah bila keadaannya berubah.
        </p>
      )}
      {helpTicket && <p>Tiket {helpTicket} sudah dibuka; tim akan menghubungi Anda.</p>}
    </section>
  )
}

function AnswerForm({ frame, token, formId, values, errors, state, kept }: ConfirmationProps) {
  const form = { values, errors }
  return (
    <form class="answer" method="post" action={`${frame.base}/b/${token}`} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="form_id" value={formId} />
      <Radios
        form={form}
        name="answer"
        legend={state === 'answered' ? 'Ubah jawaban' : 'Jawaban Anda'}
        options={optionsOf(confirmations)}
      />
      {kept && (kept.note || kept.files > 0) && (
        <p class="soft">
          Tersimpan pada tim:{' '}
          {[kept.note && 'catatan Anda', kept.files > 0 && `${number(kept.files)} berkas`].filter(Boolean).join(' dan ')}. Demi kerahasiaan
          tidak ditampilkan lagi di sini.
        </p>
      )}
      <TextArea form={form} name="note" label="Catatan" optional rows={3} />
      <FileField form={form} label="Bukti" />
      <button type="submit" class="main">
        {state === 'answered' ? 'Kirim jawaban baru' : 'Konfirmasi'}
      </button>
    </form>
  )
}

function Others({ others, recipient, frame }: ConfirmationProps) {
  if (others.length === 0) return null
  return (
    <section aria-labelledby="sudah">
      <h2 id="sudah">Sudah menjawab untuk {recipient.organisation}</h2>
      <ul class="lines">
        {others.map(({ name, answer, at }) => (
          <li>
            <span>
              <strong>{name}</strong>: {confirmations[answer]}
            </span>
            <span class="soft">
              <Time date={at} zone={frame.team.zone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
