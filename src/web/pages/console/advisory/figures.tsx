import type { Child } from 'hono/jsx'
import type { DeliveryState } from '../../../../core/vocabulary.ts'
import { Bars, type Piece } from '../../parts/share.tsx'
import { number } from '../../words.ts'
import type { DeliveryLine } from './deliveries.tsx'

interface Figure {
  label: string
  states: readonly DeliveryState[]
  tone: Piece['tone']
}

/** In the order of the bar: every line of the table is in exactly one of them. */
const figures: Figure[] = [
  { label: 'Selesai atau tidak terdampak', states: ['selesai', 'tidak-terdampak'], tone: 'good' },
  { label: 'Dikonfirmasi', states: ['dikonfirmasi'], tone: 'done' },
  { label: 'Butuh bantuan', states: ['butuh-bantuan'], tone: 'warn' },
  { label: 'Belum menjawab', states: ['terkirim', 'antre', 'ditunda'], tone: 'busy' },
  { label: 'Gagal terkirim', states: ['gagal'], tone: 'bad' },
]

export function Figures({ deliveries }: { deliveries: readonly DeliveryLine[] }) {
  const counted = figures.map(figure => ({ ...figure, count: deliveries.filter(line => figure.states.includes(line.state)).length }))
  const delivered = deliveries.filter(line => !['gagal', 'antre', 'ditunda'].includes(line.state)).length
  return (
    <section class="panel" aria-labelledby="angka-judul">
      <h2 id="angka-judul">
        {number(delivered)} dari {number(deliveries.length)} terkirim{' '}
        <span class="soft">di {number(new Set(deliveries.map(line => line.organisation)).size)} OPD</span>
      </h2>
      <Bars pieces={counted} />
      <ul class="figures">
        {counted.map(({ label, count, states }) => (
          <li>
            <Linked to={deliveries.find(line => states.includes(line.state))?.state}>
              <b>{number(count)}</b> <span>{label}</span>
            </Linked>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Linked({ to, children }: { to: DeliveryState | undefined; children: Child }) {
  return to ? <a href={`#keadaan-${to}`}>{children}</a> : <span class="soft">{children}</span>
}
