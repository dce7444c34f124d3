import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'

export interface XarfMissingProps {
  frame: Frame
  no: string
  title: string
  missing: readonly string[]
}

/** Why there is no X-ARF of this incident yet. */
export function XarfMissing({ frame, no, title, missing }: XarfMissingProps) {
  return (
    <ConsolePage frame={frame} title={`X-ARF ${no}`}>
      <div class="narrow">
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>{' '}
          <a href={`/konsol/tiket/${no}/surat/N5`}>Surat N5</a>
        </p>
        <h1>X-ARF belum bisa dibuat</h1>
        <p>Yang belum diketahui:</p>
        <ul>
          {missing.map(one => (
            <li>{one}</li>
          ))}
        </ul>
        <p class="soft">Surat N5 tetap bisa dicetak dan dikirim.</p>
      </div>
    </ConsolePage>
  )
}
