import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { By, Line, type TimelineEvent } from './timeline.tsx'

export interface WholeTextProps {
  frame: Frame
  no: string
  title: string
  line: TimelineEvent
}

export function WholeText({ frame, no, title, line }: WholeTextProps) {
  return (
    <ConsolePage frame={frame} title={`Riwayat ${no}`}>
      <p class="row">
        <a href={`/konsol/tiket/${no}#catatan`}>
          {no} {asWritten(title)}
        </a>
      </p>
      <h1>Satu baris riwayat</h1>
      <p class="soft">
        <By line={line} />, <Time date={line.at} zone={frame.team.zone} />
        {line.visible && ' · terlihat oleh pelapor'}
      </p>
      <Line line={line} />
    </ConsolePage>
  )
}
