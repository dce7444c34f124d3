import type { Told } from '../../../../casework/statistics/month.ts'
import { type Question, questions } from '../../../../core/statistics/figures.ts'
import { lengthInWords } from '../../../../core/statistics/sentence.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'
import { number } from '../../words.ts'
import { Answers, Deadlines, Times, Trend } from './parts.tsx'

export interface MonthReportProps {
  frame: Frame
  told: Told
  nameOf(group: string): string
  printed: Date
}

/** One sheet of A4 for whoever reads one page a month. */
export function MonthReport({ frame, told, nameOf, printed }: MonthReportProps) {
  const { month, figures, groups } = told
  return (
    <ConsolePage frame={frame} title={`Laporan ${month.label}`}>
      <article class="one month">
        <p class="soft noprint">
          <a href={`/konsol/statistik?bulan=${month.name}`}>Statistik</a> · cetak halaman ini pada A4{' '}
          <button type="button" data-print hidden>
            Cetak
          </button>
        </p>
        <p class="soft">{asWritten(frame.team.name)}</p>
        <h1>Laporan insiden siber {month.label}</h1>
        <p class="lead">{told.sentence}</p>
        <ul class="figures">
          {(Object.keys(questions) as Question[]).map(question => (
            <li>
              <b>{number(figures.counts[question])}</b> <span>{questions[question]}</span>
            </li>
          ))}
        </ul>
        <Trend told={told} table="folded" />
        <div class="two even">
          <Times told={told} links={false} />
          <Deadlines told={told} links={false} />
        </div>
        <Answers told={told} links={false} />
        <h2>Delapan jenis terbanyak</h2>
        <table class="cards">
          <Heads of={['Jenis', 'Insiden masuk', 'Selesai', 'Median tanggapan', 'Median penyelesaian']} />
          <tbody>
            {groups.slice(0, 8).map(({ group, figures: { counts, response, solution } }) => (
              <tr>
                <th scope="row">{nameOf(group)}</th>
                <td data-label="Insiden masuk:">{number(counts.masuk)}</td>
                <td data-label="Selesai:">{number(counts.ditutup)}</td>
                <td data-label="Median tanggapan:">{lengthInWords(response.median)}</td>
                <td data-label="Median penyelesaian:">{lengthInWords(solution.median)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="soft">
          Dibuat <Time date={printed} zone={frame.team.zone} />. Insiden TLP:RED tidak ikut dihitung.
        </p>
      </article>
    </ConsolePage>
  )
}
