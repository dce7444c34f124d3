import type { Told } from '../../../../casework/statistics/month.ts'
import { type Figures, type Grouping, groupings, type Question, questions } from '../../../../core/statistics/figures.ts'
import type { Month } from '../../../../core/statistics/month.ts'
import { lengthInWords } from '../../../../core/statistics/sentence.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { number } from '../../words.ts'
import { Answers, Deadlines, Linked, Times, Trend } from './parts.tsx'

export interface StatisticsProps {
  frame: Frame
  told: Told
  nameOf(group: string): string
  grouping: Grouping
  /** Of this moment, whatever the month. */
  now: { open: number; overdue: number }
  mayRead: boolean
  /** The months beside this one. */
  before: Month | undefined
  after: Month | undefined
}

const home = '/konsol/statistik'

export function Statistics(props: StatisticsProps) {
  const { frame, told, now, mayRead } = props
  const { month, figures } = told
  const rows = (question: Question) => (mayRead ? `${home}/baris?bulan=${month.name}&apa=${question}` : undefined)
  return (
    <ConsolePage frame={frame} title={`Statistik ${month.label}`}>
      <h1>Statistik {month.label}</h1>
      <div class="one">
        <Months {...props} />
        <p class="lead">{told.sentence}</p>
        <p class="soft">
          Saat ini {number(now.open)} terbuka, {number(now.overdue)} di antaranya melewati tenggat terdekatnya. Insiden TLP:RED tidak ikut
          dihitung.
        </p>
        <ul class="figures">
          {(Object.keys(questions) as Question[]).map(question => (
            <li>
              <Linked href={rows(question)}>
                <b>{number(figures.counts[question])}</b> <span>{questions[question]}</span>
              </Linked>
            </li>
          ))}
        </ul>
        <Trend told={told} table="folded" />
        <div class="two even">
          <Times told={told} links={mayRead} />
          <Deadlines told={told} links={mayRead} />
        </div>
        <Answers told={told} links={mayRead} />
        <Groups {...props} />
      </div>
    </ConsolePage>
  )
}

function Months({ told: { month }, grouping, before, after }: StatisticsProps) {
  const to = (name: string) => `${home}?bulan=${name}&per=${grouping}`
  return (
    <form method="get" action={home} class="inline">
      {before && <a href={to(before.name)}>← {before.label}</a>}
      {after && <a href={to(after.name)}>{after.label} →</a>}
      <label>
        <span class="vh">Bulan</span>
        <input
          type="text"
          name="bulan"
          value={month.name}
          inputmode="numeric"
          size={8}
          placeholder="2026-07"
          pattern="20[0-9]{2}-[0-9]{2}"
        />
      </label>
      <label>
        <span class="vh">Kelompok</span>
        <select name="per">
          {(Object.keys(groupings) as Grouping[]).map(one => (
            <option value={one} selected={one === grouping}>
              per {groupings[one].toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Tampilkan</button>
      <a href={`/konsol/laporan/${month.name}`}>Lembar A4</a>
      <a href={`${home}.csv?bulan=${month.name}&per=${grouping}`}>CSV</a>
    </form>
  )
}

function Groups({ told, nameOf, grouping, mayRead }: StatisticsProps) {
  const { month, groups } = told
  const rows = (question: Question, group: string) =>
    mayRead ? `${home}/baris?${new URLSearchParams({ bulan: month.name, apa: question, per: grouping, kelompok: group })}` : undefined
  return (
    <section aria-labelledby="kelompok-judul">
      <h2 id="kelompok-judul">Per {groupings[grouping].toLowerCase()}</h2>
      {groups.length === 0 && <p class="empty">Tidak ada insiden pada bulan ini.</p>}
      {groups.length > 0 && (
        <table class="cards">
          <Heads of={[groupings[grouping], 'Insiden masuk', 'Selesai', 'Tanggapan', 'Penyelesaian', 'Tenggat lewat', 'Kambuh']} />
          <tbody>
            {groups.map(({ group, figures }) => (
              <tr>
                <th scope="row">{nameOf(group)}</th>
                {(['masuk', 'ditutup'] as const).map(question => (
                  <td data-label={`${questions[question]}:`}>
                    <Linked href={rows(question, group)}>{number(figures.counts[question])}</Linked>
                  </td>
                ))}
                <td data-label="Tanggapan:">{spread(figures.response)}</td>
                <td data-label="Penyelesaian:">{spread(figures.solution)}</td>
                {(['tenggat-lewat', 'kambuh'] as const).map(question => (
                  <td data-label={`${questions[question]}:`}>
                    <Linked href={rows(question, group)}>{number(figures.counts[question])}</Linked>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="soft">Tanggapan dan penyelesaian: median, lalu P90 (sembilan dari sepuluh tidak lebih lama).</p>
    </section>
  )
}

function spread({ median, p90, of }: Figures['response']): string {
  return of === 0 ? '–' : `${lengthInWords(median)} · ${lengthInWords(p90)}`
}
