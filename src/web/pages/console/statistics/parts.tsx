import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Told } from '../../../../casework/statistics/month.ts'
import type { Basis } from '../../../../core/playbook.ts'
import type { Outcome } from '../../../../core/statistics/figures.ts'
import { lengthInWords } from '../../../../core/statistics/sentence.ts'
import { columnsPlot } from '../../../../formats/plot/columns.ts'
import { say } from '../../../language/say.ts'
import { Heads } from '../../parts/heads.tsx'
import { number } from '../../words.ts'

export const bases: Record<Basis, string> = { law: 'Hukum', sop: 'SOP', default: 'Target tim' }
export const outcomes: Record<Outcome, string> = { kept: 'Ditepati', missed: 'Lewat', open: 'Masih berjalan' }

/** A number, with the way to its rows for those who may read them. */
export function Linked({ href, children }: { href: string | undefined; children?: Child }) {
  return href ? <a href={href}>{children}</a> : <span>{children}</span>
}

/** Twelve months as columns, and the same as a table. */
export function Trend({ told, table }: { told: Told; table: 'shown' | 'folded' }) {
  const { trend } = told
  const most = trend.reduce((a, b) => (b.opened > a.opened ? b : a))
  const plot = columnsPlot({
    name: 'tren',
    title: say('Insiden masuk dan selesai ditangani, dua belas bulan'),
    desc: say(`Terbanyak masuk pada ${most.month.label}: ${most.opened}. Tabel di bawahnya memuat semua angka.`),
    series: [say('Insiden masuk'), say('Selesai')],
    columns: trend.map(({ month, opened, closed }) => ({ label: say(shortMonth(month.label)), values: [opened, closed] })),
  })
  return (
    <section aria-labelledby="tren-judul">
      <h2 id="tren-judul">Dua belas bulan</h2>
      <figure class="plot-box">{raw(plot)}</figure>
      {table === 'folded' ? (
        <details>
          <summary>Angkanya</summary>
          <TrendTable told={told} />
        </details>
      ) : (
        <TrendTable told={told} />
      )}
    </section>
  )
}

function TrendTable({ told: { trend } }: { told: Told }) {
  return (
    <table>
      <Heads of={['Bulan', 'Insiden masuk', 'Selesai']} />
      <tbody>
        {trend.map(({ month, opened, closed }) => (
          <tr>
            <th scope="row">
              <a href={`/konsol/statistik?bulan=${month.name}`}>{month.label}</a>
            </th>
            <td>{number(opened)}</td>
            <td>{number(closed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface LinkedProps {
  told: Told
  /** Without it numbers are numbers: for paper, and for those who only count. */
  links: boolean
}

export function Times({ told: { figures, month }, links }: LinkedProps) {
  const rows = [
    ['Tanggapan pertama (MTTA)', figures.response, 'ditanggapi'],
    ['Selesai (MTTR)', figures.solution, 'ditutup'],
  ] as const
  return (
    <section aria-labelledby="lama-judul">
      <h2 id="lama-judul">Lama penanganan</h2>
      <table class="cards">
        <Heads of={['Sampai', 'Median', 'P90', 'Dari']} />
        <tbody>
          {rows.map(([label, { median, p90, of }, question]) => (
            <tr>
              <th scope="row">{label}</th>
              <td data-label="Median:">{lengthInWords(median)}</td>
              <td data-label="P90:">{lengthInWords(p90)}</td>
              <td data-label="Dari:">
                <Linked href={links ? `/konsol/statistik/baris?bulan=${month.name}&apa=${question}` : undefined}>
                  {number(of)} insiden
                </Linked>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Deadlines({ told: { figures, month }, links }: LinkedProps) {
  return (
    <section aria-labelledby="tenggat-judul">
      <h2 id="tenggat-judul">Tenggat insiden yang masuk</h2>
      <table class="cards">
        <Heads of={['Dasar', ...Object.values(outcomes)]} />
        <tbody>
          {(Object.keys(bases) as Basis[]).map(basis => (
            <tr>
              <th scope="row">{bases[basis]}</th>
              {(Object.keys(outcomes) as Outcome[]).map(outcome => (
                <td data-label={`${outcomes[outcome]}:`}>
                  <Linked href={links ? `/konsol/statistik/tenggat?bulan=${month.name}&dasar=${basis}&hasil=${outcome}` : undefined}>
                    {number(figures.clocks[basis][outcome])}
                  </Linked>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Answers({ told: { answers, month }, links }: LinkedProps) {
  const { sent, inTime, late, waiting, medianHours } = answers
  if (sent === 0) return <p>Bulan ini tidak ada imbauan yang dikirim ke instansi.</p>
  return (
    <p>
      Imbauan ke <Linked href={links ? `/konsol/statistik/jawaban?bulan=${month.name}` : undefined}>{number(sent)} instansi</Linked>:{' '}
      {number(inTime)} dijawab tepat waktu, {number(late)} terlambat atau tidak dijawab, {number(waiting)} masih punya waktu. Separuh
      jawaban datang dalam {lengthInWords(medianHours)}.
    </p>
  )
}

/** "Juli 2026" as "Jul". */
function shortMonth(label: string): string {
  return label.slice(0, 3)
}
