import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { number } from '../../words.ts'
import { Included, Lines, type ReachSection, type ReachView } from './reach.tsx'

export interface AudienceListProps {
  frame: Frame
  no: string
  title: string
  count: number
  included: ReachView['included']
  lines: ReachSection['lines']
  before?: string | undefined
  after?: string | undefined
}

/** One list of an audience, whole. */
export function AudienceList({ frame, no, title, count, included, lines, before, after }: AudienceListProps) {
  return (
    <ConsolePage frame={frame} title={`${title} ${no}`}>
      <p class="over">
        <a href={`/konsol/imbauan/${no}/periksa`}>{no}</a>
      </p>
      <h1>
        {title} ({number(count)})
      </h1>
      {included.length > 0 && <Included reach={{ included }} />}
      {lines.length > 0 && <Lines lines={lines} />}
      {count === 0 && <p class="empty">Tidak ada.</p>}
      <p class="row">
        {before && <a href={before}>Sebelumnya</a>}
        {after && <a href={after}>Berikutnya</a>}
      </p>
    </ConsolePage>
  )
}
