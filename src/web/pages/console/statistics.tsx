import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { number } from '../words.ts'

export interface Figures {
  title: string
  figures: readonly { label: string; n: number }[]
}

export interface StatisticsProps {
  frame: Frame
  total: number
  open: number
  overdue: number
  tables: readonly Figures[]
}

export function Statistics({ frame, total, open, overdue, tables }: StatisticsProps) {
  return (
    <ConsolePage frame={frame} title="Statistik">
      <h1>Statistik</h1>
      <p>
        {number(total)} insiden, {number(open)} terbuka, {number(overdue)} melewati tenggat terdekatnya.
      </p>
      <p class="soft">Insiden TLP:RED tidak ikut dihitung.</p>
      <div class="two even">
        {tables.map(table => (
          <Table {...table} />
        ))}
      </div>
    </ConsolePage>
  )
}

function Table({ title, figures }: Figures) {
  if (figures.length === 0) return null
  return (
    <table class="panel">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Kelompok</th>
          <th scope="col">Jumlah</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ label, n }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
