import { AdminNav } from '../parts/admin-nav.tsx'
import { StateBadge, type Tone } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'
import { number } from '../words.ts'

export interface CheckLine {
  /** `✓ ! ✗` of the doctor. */
  state: 'good' | 'warn' | 'bad'
  name: string
  says: string
  /** The command or page that mends it. */
  fix?: string | undefined
}

export type MailState = 'queued' | 'sending' | 'sent' | 'failed'

export interface MailLine {
  id: string
  /** N1, N2, pengingat… */
  template: string
  address: string
  state: MailState
  attempts: number
  /** What the mail server said last. */
  response?: string | undefined
  /** Given up, and may be tried again by whoever looks. */
  retriable?: boolean | undefined
  at: Date
}

export interface SystemProps {
  frame: Frame
  version: string
  checks: readonly CheckLine[]
  counts: Record<MailState, number>
  /** Only these are listed. */
  only?: MailState | undefined
  /** Newest first. */
  mails: readonly MailLine[]
  message?: string | undefined
}

const words: Record<CheckLine['state'], string> = { good: 'Baik', warn: 'Perhatikan', bad: 'Rusak' }
const mailStates: Record<MailState, { word: string; tone: Tone }> = {
  queued: { word: 'Antre', tone: 'quiet' },
  sending: { word: 'Sedang dikirim', tone: 'busy' },
  sent: { word: 'Diterima server', tone: 'good' },
  failed: { word: 'Gagal', tone: 'bad' },
}

export function System({ frame, version, checks, counts, only, mails, message }: SystemProps) {
  return (
    <ConsolePage frame={frame} title="Sistem" message={message}>
      <AdminNav frame={frame} />
      <div class="head">
        <h1>Sistem</h1>
        <span class="soft">Tanggap {version}</span>
      </div>
      <div class="one">
        <Checks checks={checks} />
        <section aria-labelledby="surel-judul">
          <h2 id="surel-judul">Surel keluar</h2>
          <p class="row">
            {(Object.keys(mailStates) as MailState[]).map(state => (
              <a
                href={only === state ? '/konsol/admin/sistem#surel-judul' : `/konsol/admin/sistem?keadaan=${state}#surel-judul`}
                aria-current={only === state ? 'true' : undefined}
              >
                <StateBadge tone={mailStates[state].tone}>{mailStates[state].word}</StateBadge> {number(counts[state])}
              </a>
            ))}
          </p>
          {mails.length === 0 ? <p class="empty">Belum ada surel.</p> : <Mails mails={mails} zone={frame.team.zone} />}
        </section>
      </div>
    </ConsolePage>
  )
}

function Checks({ checks }: { checks: readonly CheckLine[] }) {
  return (
    <section class="panel" aria-labelledby="pemeriksaan-judul">
      <h2 id="pemeriksaan-judul">Pemeriksaan</h2>
      <ul class="list">
        {checks.map(({ state, name, says, fix }) => (
          <li>
            <span>
              <StateBadge tone={state}>{words[state]}</StateBadge> <strong>{name}</strong> {says}
              {fix && (
                <span class="under">
                  Perbaiki: <code>{fix}</code>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mails({ mails, zone }: { mails: readonly MailLine[]; zone: string }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {['Kepada', 'Surat', 'Keadaan', 'Jawaban server', 'Dibuat'].map(head => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mails.map(mail => (
          <tr>
            <th scope="row">{mail.address}</th>
            <td>{mail.template}</td>
            <td>
              <StateBadge tone={mailStates[mail.state].tone}>{mailStates[mail.state].word}</StateBadge>
              {mail.attempts > 1 && <span class="soft"> percobaan ke-{mail.attempts}</span>}
            </td>
            <td class="wide">
              {mail.response}
              {mail.retriable && (
                <form method="post" action={`/konsol/admin/sistem/surel/${mail.id}/ulang`}>
                  <button type="submit" aria-label={`Coba lagi: ${mail.template} kepada ${mail.address}`}>
                    Coba lagi
                  </button>
                </form>
              )}
            </td>
            <td>
              <Time date={mail.at} zone={zone} short />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
