import { type Standing, standings } from '../../../../core/advisory/standing.ts'
import { type Confirmation, confirmations, type DeliveryState, deliveryStates } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge, type Tone } from '../../parts/badges.tsx'
import { Heads } from '../../parts/heads.tsx'
import { Deadline, Time } from '../../parts/time.tsx'
import { fileSize, number } from '../../words.ts'

/** One contact written to. */
export interface DeliveryLine {
  contact: string
  address: string
  state: DeliveryState
  sentAt?: Date | undefined
  /** What the mail server said last. */
  response?: string | undefined
  answer?: Confirmation | undefined
  note?: string | undefined
  answeredAt?: Date | undefined
  /** Who answered: the contact, or a colleague who signed in. */
  by?: string | undefined
}

/** One agency written to. */
export interface AgencyLine {
  code: string
  name: string
  href: string
  standing: Standing
  contacts: readonly DeliveryLine[]
  /** The contact's line whose answer holds. */
  answered?: DeliveryLine | undefined
  files: readonly { id: string; name: string; size: number; sha256: string }[]
  /** Number of the incident that its call for help opened. */
  help?: string | undefined
  due: Date
  reminders: number
}

const tones: Record<Standing, Tone> = {
  selesai: 'good',
  dikonfirmasi: 'good',
  'butuh-bantuan': 'warn',
  'belum-menjawab': 'busy',
  gagal: 'bad',
}
const heads = ['Instansi', 'Jawaban', 'Narahubung', 'Pengingat']
/** So many rows a page: a phone need not draw two thousand. */
const most = 100

export interface DeliveriesProps {
  no: string
  agencies: readonly AgencyLine[]
  /** Only these rows, by the address of the page. */
  only?: Standing | undefined
  /** Code of the last agency of the page before. */
  after?: string | undefined
  now: Date
  zone: string
}

/** A table per organisation, always in the order of their codes: nothing moves while one reads. */
export function Deliveries(props: DeliveriesProps) {
  const { no, agencies, only, after, now, zone } = props
  if (agencies.length === 0) return <p class="empty">Tidak ada surel yang dikirim; imbauan ini terbit di halaman umum.</p>
  const meant = agencies.filter(({ standing }) => !only || standing === only)
  const left = meant.filter(({ code }) => !after || code > after)
  const rows = left.slice(0, most)
  return (
    <section aria-labelledby="instansi">
      <h2 id="instansi">
        {only ? standings[only] : 'Per instansi'} <span class="soft">{number(meant.length)}</span>
      </h2>
      <p class="row">
        {only && <a href={`/konsol/imbauan/${no}#instansi`}>Semua instansi</a>}
        <a href={`/konsol/imbauan/${no}/status.csv${only ? `?keadaan=${only}` : ''}`}>Unduh CSV</a>
        <span role="status" data-watch="perubahan lain" />
      </p>
      {rows.length === 0 && <p class="empty">Tidak ada.</p>}
      {rows.length > 0 && (
        <table class="cards">
          <Heads of={heads} />
          <tbody>
            {rows.map(line => (
              <Line no={no} line={line} now={now} zone={zone} />
            ))}
          </tbody>
        </table>
      )}
      {left.length > rows.length && (
        <p>
          <a href={`?${new URLSearchParams({ ...(only && { keadaan: only }), sesudah: rows.at(-1)?.code ?? '' })}#instansi`}>
            {number(left.length - rows.length)} instansi berikutnya
          </a>
        </p>
      )}
    </section>
  )
}

function Line({ no, line, now, zone }: { no: string; line: AgencyLine; now: Date; zone: string }) {
  return (
    <tr data-row={line.code} data-live={line.code}>
      <th scope="row">
        <a href={line.href}>{asWritten(line.name)}</a>
      </th>
      <td class="wide">
        <StateBadge tone={tones[line.standing]}>{standings[line.standing]}</StateBadge> <Answer no={no} line={line} now={now} zone={zone} />
      </td>
      <td class="wide">
        {line.contacts.map(contact => (
          <Contact contact={contact} zone={zone} />
        ))}
      </td>
      <td data-label="Pengingat:">{line.reminders > 0 && `${line.reminders}×`}</td>
    </tr>
  )
}

function Answer({ no, line, now, zone }: { no: string; line: AgencyLine; now: Date; zone: string }) {
  const { answered, files, help } = line
  if (!answered?.answer) return <Deadline due={line.due} now={now} zone={zone} />
  return (
    <>
      {confirmations[answered.answer]}
      {answered.note && <span class="text under">“{asWritten(answered.note)}”</span>}
      <span class="soft under">
        {asWritten(answered.by) ?? asWritten(answered.contact)}
        {answered.answeredAt && (
          <>
            , <Time date={answered.answeredAt} zone={zone} short />
          </>
        )}
      </span>
      {help && (
        <span class="under">
          Tiket bantuan <a href={`/konsol/tiket/${help}`}>{help}</a>
        </span>
      )}
      {files.map(({ id, name, size, sha256 }) => (
        <span class="under">
          <a href={`/konsol/imbauan/${no}/berkas/${id}`}>{asWritten(name)}</a> <span class="soft">{fileSize(size)}</span>{' '}
          <span class="soft" title={sha256}>
            SHA-256 {sha256.slice(0, 12)}…
          </span>
        </span>
      ))}
    </>
  )
}

function Contact({ contact: { contact, address, state, sentAt, response }, zone }: { contact: DeliveryLine; zone: string }) {
  const wrong = state === 'gagal' || state === 'ditunda'
  return (
    <span class="under">
      {asWritten(contact)} <span class="soft">{address}</span> {deliveryStates[state]}
      {sentAt && (
        <span class="soft">
          , <Time date={sentAt} zone={zone} short />
        </span>
      )}
      {wrong && response && <span class="soft under">{response}</span>}
    </span>
  )
}
