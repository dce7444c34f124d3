import type { Piece } from '../../../../core/word-differences.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface Change {
  label: string
  pieces: readonly Piece[]
}

export interface Entry {
  at: Date
  by: string
  does: string
  /** What was written with it. */
  note?: string | undefined
  changes: readonly Change[]
}

export interface AdvisoryHistoryProps {
  frame: Frame
  no: string
  title: string
  /** The newest first. */
  entries: readonly Entry[]
}

/** Who changed what in an advisory, word by word. */
export function AdvisoryHistory({ frame, no, title, entries }: AdvisoryHistoryProps) {
  return (
    <ConsolePage frame={frame} title={`Riwayat ${no}`}>
      <div class="narrow">
        <p class="over">
          <a href={`/konsol/imbauan/${no}`}>{no}</a> {asWritten(title)}
        </p>
        <h1>Riwayat perubahan</h1>
        {entries.map(({ at, by, does, note, changes }) => (
          <section class="panel">
            <h2>{does}</h2>
            <p class="soft">
              {asWritten(by)}, <Time date={at} zone={frame.team.zone} />
            </p>
            {note && <p class="changed">{asWritten(note)}</p>}
            {changes.map(({ label, pieces }) => (
              <>
                <h3>{label}</h3>
                <p class="changed">{pieces.map(shown)}</p>
              </>
            ))}
          </section>
        ))}
      </div>
    </ConsolePage>
  )
}

/** Marked in words for those who do not see it, and by line and shape for those who do. */
function shown({ kind, text }: Piece) {
  if (kind === 'same') return text
  if (kind === 'added')
    return (
      <ins>
        <span class="vh">[ditambah] </span>
        {asWritten(text)}
      </ins>
    )
  return (
    <del>
      <span class="vh">[dihapus] </span>
      {asWritten(text)}
    </del>
  )
}
