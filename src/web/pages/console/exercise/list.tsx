import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface ExerciseLine {
  slug: string
  title: string
  begunAt: Date
  begunBy: string
  ended: boolean
}

export interface ExercisesProps {
  frame: Frame
  exercises: readonly ExerciseLine[]
  /** The viewer may begin one. */
  run: boolean
}

export function Exercises({ frame, exercises, run }: ExercisesProps) {
  return (
    <ConsolePage frame={frame} title="Latihan">
      <div class="narrow">
        <h1>Latihan</h1>
        <p>
          Sebuah latihan menjalankan playbook dengan jam buatan untuk orang-orang yang diajak. Instansi dan asetnya salinan; insidennya
          tidak masuk antrean, statistik, atau surel yang sungguhan.
        </p>
        {run && (
          <p>
            <a class="main" href="/konsol/latihan/baru">
              Mulai latihan
            </a>
          </p>
        )}
        {exercises.length === 0 ? <p class="empty">Belum ada latihan.</p> : <Lines frame={frame} exercises={exercises} />}
      </div>
    </ConsolePage>
  )
}

function Lines({ frame, exercises }: Pick<ExercisesProps, 'frame' | 'exercises'>) {
  return (
    <ul class="list">
      {exercises.map(({ slug, title, begunAt, begunBy, ended }) => (
        <li>
          <span>
            <a href={`/konsol/latihan/${slug}`}>{asWritten(title)}</a>{' '}
            <StateBadge tone={ended ? 'quiet' : 'good'}>{ended ? 'Sudah selesai' : 'Berlangsung'}</StateBadge>
            <span class="soft under">
              {asWritten(begunBy)}, <Time date={begunAt} zone={frame.team.zone} short />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
