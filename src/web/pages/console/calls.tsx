import { callOutcomes } from '../../../core/advisory/call.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { contactRoles, isWord, type Notice, type Severity } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { SeverityBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame } from '../parts/frame.ts'
import { Deadline, Time } from '../parts/time.tsx'
import { isMobile, number, telephone, whatsApp } from '../words.ts'

export interface SilentLine {
  number: string
  title: string
  notice: Notice
  tlp: Tlp
  organisation: string
  name: string
  due: Date
  reminders: number
  severity: Severity | null
  /** Not one of its messages arrived. */
  unreached: boolean
  contacts: readonly { id: string; name: string; role: string; phone: string }[]
  last?: { at: Date; name: string; outcome: string; by: string } | undefined
}

export interface CallsProps {
  frame: Frame
  now: Date
  formId: string
  /** This page of them. */
  lines: readonly SilentLine[]
  count: number
  before?: string | undefined
  after?: string | undefined
  /** The viewer may write down calls. */
  log: boolean
  /** The viewer may send the list to the Sekda now. */
  tellSekda?: boolean | undefined
  message?: string | undefined
}

export function Calls(props: CallsProps) {
  const { frame, lines, count, before, after, message } = props
  return (
    <ConsolePage frame={frame} title="Perlu ditelepon" message={message}>
      <div class="narrow">
        <p>
          <a href="/konsol/imbauan">Imbauan</a>
        </p>
        <h1>Perlu ditelepon {count > 0 && <span class="soft">{number(count)}</span>}</h1>
        <p class="soft">
          Instansi yang belum menjawab imbauan, yang paling berisiko dahulu. Telepon mengingatkan; jawabannya tetap lewat tautan di
          surelnya.
        </p>
        {props.tellSekda && (
          <form method="post" action="/konsol/telepon/sekda" class="row">
            <FormKey id={`${props.formId}.sekda`} />
            <button type="submit">Kirim daftar kepada Sekda</button>
            <span class="soft">
              Yang tetap diam sesudah tiga pengingat. <a href="/konsol/admin/kejar">Atur daftar Sekda</a>
            </span>
          </form>
        )}
        {count === 0 && <p class="empty">Semua instansi sudah menjawab.</p>}
        {lines.map((line, n) => (
          <Silent {...props} line={line} n={n} />
        ))}
        {(before || after) && (
          <p class="row">
            {before && <a href={before}>Sebelumnya</a>}
            {after && <a href={after}>Berikutnya</a>}
          </p>
        )}
      </div>
    </ConsolePage>
  )
}

function Silent({ frame, now, formId, log, line, n }: CallsProps & { line: SilentLine; n: number }) {
  const { number, title, name, due, reminders, severity, tlp, unreached, contacts, last } = line
  const { zone } = frame.team
  return (
    <article class="panel" aria-labelledby={`diam-${n}`}>
      <h2 id={`diam-${n}`}>{asWritten(name)}</h2>
      <p>
        <a href={`/konsol/imbauan/${number}`}>
          <span class="no">{number}</span> {asWritten(title)}
        </a>{' '}
        {severity && <SeverityBadge severity={severity} />} <TlpBadge tlp={tlp} />
      </p>
      <p>
        <Deadline due={due} now={now} zone={zone} />
        <span class="soft">
          {' '}
          {reminders > 0 ? `${reminders} pengingat` : 'belum diingatkan'}
          {unreached && '; tidak satu pun suratnya sampai'}
        </span>
      </p>
      {last && (
        <p class="soft">
          Telepon terakhir <Time date={last.at} zone={zone} short />: {asWritten(last.name)}, {last.outcome} ({asWritten(last.by)})
        </p>
      )}
      {contacts.length === 0 && <p class="soft">Tidak ada nomor telepon di daftar narahubungnya.</p>}
      {contacts.map(contact => (
        <Person team={frame.team.shortName} line={line} contact={contact} formId={`${formId}.${n}.${contact.id}`} log={log} />
      ))}
    </article>
  )
}

interface PersonProps {
  team: string
  line: SilentLine
  contact: SilentLine['contacts'][number]
  formId: string
  log: boolean
}

/** The message names no incident, no system and no link: a telephone is read by whoever holds it. */
function Person({ team, line: { number, organisation }, contact: { id, name, role, phone }, formId, log }: PersonProps) {
  const text = `Selamat siang, kami dari ${team}. Mohon buka surel kami bernomor ${number} dan beri jawaban lewat tautan di dalamnya. Terima kasih.`
  return (
    <div class="row">
      <span>
        {asWritten(name)} <span class="soft">{isWord(contactRoles, role) ? contactRoles[role] : role}</span>
      </span>
      <a href={telephone(phone)}>{phone}</a>
      {isMobile(phone) && (
        <a href={whatsApp(phone, text)} rel="noreferrer">
          WhatsApp
        </a>
      )}
      {log && (
        <form method="post" action={`/konsol/imbauan/${number}/telepon`} class="row">
          <FormKey id={formId} />
          <input type="hidden" name="organisation" value={organisation} />
          <input type="hidden" name="contact" value={id} />
          {Object.entries(callOutcomes).map(([outcome, label]) => (
            <button type="submit" name="outcome" value={outcome}>
              {label}
              <span class="vh"> ({asWritten(name)})</span>
            </button>
          ))}
        </form>
      )}
    </div>
  )
}
