import { asWritten } from '../../language/written.ts'
import { dateOf } from '../words.ts'
import type { Frame } from './frame.ts'

export interface AdvisoryLine {
  no: string
  title: string
  publishedAt: Date
}

export function AdvisoryList({ frame, advisories }: { frame: Frame; advisories: readonly AdvisoryLine[] }) {
  if (advisories.length === 0) return <p class="soft">Belum ada imbauan untuk umum.</p>
  return (
    <ul class="lines">
      {advisories.map(({ no, title, publishedAt }) => (
        <li>
          <a href={`${frame.base}/imbauan/${no}`}>{asWritten(title)}</a>
          <span class="soft">
            {no} · {dateOf(publishedAt, frame.team.zone)}
          </span>
        </li>
      ))}
    </ul>
  )
}
