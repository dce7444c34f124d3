import { type Confirmation, confirmations, type DeliveryState, deliveryStates } from '../../../../core/vocabulary.ts'
import { StateBadge, type Tone } from '../../parts/badges.tsx'
import { Heads } from '../../parts/heads.tsx'
import { Deadline, Time } from '../../parts/time.tsx'

/** One contact written to. */
export interface DeliveryLine {
  organisation: string
  organisationHref: string
  contact: string
  address: string
  state: DeliveryState
  sentAt?: Date | undefined
  /** What the mail server said last. */
  response?: string | undefined
  answer?: Confirmation | undefined
  note?: string | undefined
  answeredAt?: Date | undefined
  /** By when an answer is due. */
  due?: Date | undefined
  reminders: number
}

/** What needs somebody comes first. */
const order: DeliveryState[] = ['butuh-bantuan', 'gagal', 'ditunda', 'antre', 'terkirim', 'dikonfirmasi', 'tidak-terdampak', 'selesai']
const tones: Record<DeliveryState, Tone> = {
  antre: 'quiet',
  terkirim: 'busy',
  ditunda: 'warn',
  gagal: 'bad',
  dikonfirmasi: 'good',
  selesai: 'good',
  'tidak-terdampak': 'good',
  'butuh-bantuan': 'warn',
}
const heads = ['Instansi', 'Narahubung', 'Keadaan', 'Jawaban', 'Pengingat']

export function Deliveries({ deliveries, now, zone }: { deliveries: readonly DeliveryLine[]; now: Date; zone: string }) {
  if (deliveries.length === 0) return <p class="empty">Tidak ada surel yang dikirim; imbauan ini terbit di halaman umum.</p>
  return (
    <section aria-labelledby="pengiriman-judul">
      <h2 id="pengiriman-judul">Pengiriman</h2>
      <table class="cards">
        <Heads of={heads} />
        {order.map(state => (
          <Group state={state} lines={deliveries.filter(line => line.state === state)} now={now} zone={zone} />
        ))}
      </table>
    </section>
  )
}

function Group({ state, lines, now, zone }: { state: DeliveryState; lines: readonly DeliveryLine[]; now: Date; zone: string }) {
  if (lines.length === 0) return null
  return (
    <tbody id={`keadaan-${state}`}>
      <tr>
        <th colspan={heads.length} scope="rowgroup">
          {deliveryStates[state]} ({lines.length})
        </th>
      </tr>
      {lines.map(line => (
        <Line line={line} now={now} zone={zone} />
      ))}
    </tbody>
  )
}

function Line({ line, now, zone }: { line: DeliveryLine; now: Date; zone: string }) {
  return (
    <tr data-row={line.address}>
      <th scope="row">
        <a href={line.organisationHref}>{line.organisation}</a>
      </th>
      <td class="wide">
        {line.contact}
        <span class="soft under">{line.address}</span>
      </td>
      <td class="wide">
        <StateBadge tone={tones[line.state]}>{deliveryStates[line.state]}</StateBadge>{' '}
        {line.sentAt && <Time date={line.sentAt} zone={zone} short />}
        {line.response && <span class="soft under">{line.response}</span>}
      </td>
      <td class="wide">
        <Answer line={line} now={now} zone={zone} />
      </td>
      <td data-label="Pengingat:">{line.reminders > 0 && `${line.reminders}×`}</td>
    </tr>
  )
}

function Answer({ line, now, zone }: { line: DeliveryLine; now: Date; zone: string }) {
  if (!line.answer) return line.due ? <Deadline due={line.due} now={now} zone={zone} /> : <span class="soft">Belum</span>
  return (
    <>
      {confirmations[line.answer]}
      {line.note && <span class="text under">“{line.note}”</span>}
      {line.answeredAt && (
        <span class="soft under">
          <Time date={line.answeredAt} zone={zone} short />
        </span>
      )}
    </>
  )
}
