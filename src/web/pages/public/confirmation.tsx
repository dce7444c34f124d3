import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { type Confirmation, confirmations } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { AdvisoryText, type AdvisoryTextProps } from '../parts/advisory-text.tsx'
import { TlpSentence } from '../parts/badges.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { optionsOf, TextArea } from '../parts/field.tsx'
import { FileField, type StoredFile, StoredFiles } from '../parts/files.tsx'
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

export interface PastAnswer {
  answer: Confirmation
  at: Date
  note: boolean
  files: number
}

export interface ConfirmationProps {
  frame: Frame
  now: Date
  token: string
  recipient: { name: string; organisation: string }
  advisory: { no: string; title: string; tlp: Tlp; sentAt: Date; due?: Date | undefined; text: AdvisoryTextProps['text'] }
  /** `open` asks; `answered` thanks (after the POST, or on a later visit) and still lets the answer be changed. */
  state: 'open' | 'answered'
  /** This recipient's own last answer. */
  own?: GivenAnswer | undefined
  others: readonly GivenAnswer[]
  /** Ticket opened by `butuh-bantuan`. */
  helpTicket?: string | undefined
  formId: string
  values: Typed
  /** What this recipient answered before, oldest first. Words and files are not shown: a link that was passed on tells no more than the mail did. */
  history: readonly PastAnswer[]
  /** Files that came with a form that was refused. */
  files?: readonly StoredFile[] | undefined
  /** Proposals of a new contact that the team has not looked at. */
  proposals?: { count: number; last: Date } | undefined
  errors?: readonly FieldError[] | undefined
}

export function ConfirmationPage(props: ConfirmationProps) {
  const { frame, advisory, state, recipient, errors } = props
  return (
    <PublicPage frame={frame} title={asWritten(advisory.title)} secret>
      <ErrorSummary errors={errors} />
      {state === 'answered' && <Thanks {...props} />}
      <TlpSentence tlp={advisory.tlp} />
      <p class="over">
        {advisory.no} · untuk {asWritten(recipient.name)}, {asWritten(recipient.organisation)}
      </p>
      <h1 translate="no">{advisory.title}</h1>
      <Due {...props} />
      <p class="soft">
        Anda melihat ini karena memegang tautan rahasia yang kami kirim kepada {asWritten(recipient.name)}, narahubung{' '}
        {asWritten(recipient.organisation)}. Jangan teruskan: siapa pun yang memegangnya dapat menjawab atas nama Anda.
      </p>
      <AdvisoryText text={advisory.text} />
      <AnswerForm {...props} />
      <Others {...props} />
      <section aria-labelledby="hubungi">
        <h2 id="hubungi">Hubungi tim</h2>
        <p>
          {asWritten(frame.team.name)}: <TeamContact team={frame.team} />
        </p>
        <p>
          <a href={`${frame.base}/b/${props.token}/kontak`}>Bukan saya lagi narahubungnya</a>
        </p>
        {props.proposals && <Proposals zone={frame.team.zone} {...props.proposals} />}
      </section>
    </PublicPage>
  )
}

export function Proposals({ count, last, zone }: { count: number; last: Date; zone: string }) {
  return (
    <p class="soft">
      {number(count)} usulan pengganti menunggu pemeriksaan tim, terakhir <Time date={last} zone={zone} />.
    </p>
  )
}

function Due({ advisory, now, frame, state }: ConfirmationProps) {
  if (!advisory.due) return null
  return (
    <p class="due">
      {state === 'open' && (
        <>
          <a href="#jawab">Jawab</a> dan kerjakan{' '}
        </>
      )}
      {state === 'open' ? 'paling lambat' : 'Paling lambat'}{' '}
      <strong>
        <Time date={advisory.due} zone={frame.team.zone} />
      </strong>{' '}
      <span class="soft">({timeLeft(advisory.due, now)})</span>
    </p>
  )
}

/** Of a moment ago, or of an earlier visit. */
function Thanks({ own, frame, token, helpTicket, now, history }: ConfirmationProps) {
  const fresh = own !== undefined && now.getTime() - own.at.getTime() < 120_000
  const last = history.at(-1)
  return (
    <section class="note good" role="status">
      <strong>{fresh ? 'Terima kasih, jawaban Anda sudah tercatat.' : 'Anda sudah menjawab; jawaban Anda sudah tercatat.'}</strong>
      {own && (
        <p>
          {confirmations[own.answer]}, <Time date={own.at} zone={frame.team.zone} />
          {last && withIt(last)}. <a href="#jawab">Ubah</a> bila keadaannya berubah.
        </p>
      )}
      {helpTicket && (
        <p>
          Tiket {helpTicket} sudah dibuka. Tim menghubungi narahubung yang tercatat lewat surel atau telepon; Anda tidak memerlukan kode.
          Mendesak: <TeamContact team={frame.team} />
        </p>
      )}
      {helpTicket && own?.answer === 'butuh-bantuan' && (
        <p>
          <a href={`${frame.base}/b/${token}/bantuan`}>Lihat statusnya</a>
        </p>
      )}
    </section>
  )
}

function withIt({ note, files }: PastAnswer): string {
  const parts = [note && 'catatan', files > 0 && `${number(files)} berkas`].filter(Boolean)
  return parts.length > 0 ? `, dengan ${parts.join(' dan ')}` : ''
}

const hints: Record<Confirmation, string> = {
  diterima: 'Akan atau sedang kami kerjakan.',
  selesai: 'Semua langkah di atas sudah dilakukan.',
  'tidak-terdampak': 'Tidak ada sistem kami yang terkena.',
  'butuh-bantuan': 'Tim membuka tiket dan menghubungi Anda; sebutkan sistem mana di catatan.',
}

function AnswerForm({ frame, token, formId, values, errors, state, history, files = [] }: ConfirmationProps) {
  const form = { values, errors }
  return (
    <form class="answer" id="jawab" method="post" action={`${frame.base}/b/${token}`} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="form_id" value={formId} />
      <Radios
        form={form}
        name="answer"
        legend={state === 'answered' ? 'Ubah jawaban' : 'Jawaban Anda'}
        options={optionsOf(confirmations).map(option => ({ ...option, hint: hints[option.value as Confirmation] }))}
      />
      <History history={history} zone={frame.team.zone} />
      <TextArea form={form} name="note" label="Catatan" optional rows={3} />
      <StoredFiles files={files} />
      <FileField form={form} label="Bukti" camera />
      <button type="submit" class="main">
        {state === 'answered' ? 'Kirim jawaban baru' : 'Kirim jawaban'}
      </button>
    </form>
  )
}

function History({ history, zone }: { history: readonly PastAnswer[]; zone: string }) {
  if (history.length === 0) return null
  return (
    <details>
      <summary>Jawaban Anda sejauh ini: {number(history.length)}</summary>
      <ul class="lines">
        {history.map(past => (
          <li>
            <span>
              {confirmations[past.answer]}
              {withIt(past)}
            </span>
            <span class="soft">
              <Time date={past.at} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      <p class="soft">Catatan dan berkas tersimpan pada tim, semuanya; demi kerahasiaan isinya tidak ditampilkan lagi di sini.</p>
    </details>
  )
}

function Others({ others, recipient, frame }: ConfirmationProps) {
  if (others.length === 0) return null
  return (
    <section aria-labelledby="sudah">
      <h2 id="sudah">Sudah menjawab untuk {asWritten(recipient.organisation)}</h2>
      <ul class="lines">
        {others.map(({ name, answer, at }) => (
          <li>
            <span>
              <strong>{asWritten(name)}</strong>: {confirmations[answer]}
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
