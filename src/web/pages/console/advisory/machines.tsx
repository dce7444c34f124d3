import type { Notice } from '../../../../core/vocabulary.ts'
import { IndicatorFiles } from '../../parts/indicator-files.tsx'

/** What programs can have of an advisory, and where what they read is written. */
export function Machines({ no, notice }: { no: string; notice: Notice }) {
  return (
    <p class="soft">
      {notice === 'N3' && (
        <>
          <a href={`/konsol/imbauan/${no}/kerentanan`}>Kerentanan dan produk</a> ·{' '}
        </>
      )}
      <IndicatorFiles at={`/konsol/imbauan/${no}`} />
    </p>
  )
}
