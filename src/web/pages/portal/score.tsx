import { Time } from '../parts/time.tsx'
import { number } from '../words.ts'

export interface OwnScore {
  asked: number
  inTime: number
  percent: number
  medianHours: number | null
  /** Of all agencies, once they are enough. */
  middle?: { percent: number; medianHours: number | null } | undefined
  /** Last time that one of their contacts said they still are one. */
  checked?: Date | undefined
}

const hours = (value: number | null) => (value === null ? 'belum ada' : `${number(Math.round(value * 10) / 10)} jam`)

export function ScoreCard({ score, zone }: { score: OwnScore; zone: string }) {
  const { asked, inTime, percent, medianHours, middle, checked } = score
  return (
    <section class="note" aria-labelledby="rapor">
      <h2 id="rapor">Jawaban Anda setahun terakhir</h2>
      <ul>
        <li>
          Tepat waktu: <strong>{number(percent)} %</strong> ({number(inTime)} dari {number(asked)})
          {middle && `; nilai tengah semua instansi ${number(middle.percent)} %`}
        </li>
        <li>
          Waktu sampai jawaban (median): <strong>{hours(medianHours)}</strong>
          {middle && middle.medianHours !== null && `; nilai tengah semua instansi ${hours(middle.medianHours)}`}
        </li>
        <li>Narahubung terakhir dicek: {checked ? <Time date={checked} zone={zone} short /> : 'belum pernah'}</li>
      </ul>
    </section>
  )
}
