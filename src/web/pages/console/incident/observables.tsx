import { type ObservableKind, observableKinds } from '../../../../core/observable.ts'
import { asWritten } from '../../../language/written.ts'
import { number } from '../../words.ts'
import { Standing, type StandingProps } from '../observables/standing.tsx'
import { Fold } from './fold.tsx'

export interface ObservableLine extends StandingProps {
  id: number
  kind: ObservableKind
  shown: string
}

/** As many as the panel holds; one more means "more than that". */
export const mostObservables = 30

export function ObservablesPanel({ lines, open }: { lines: readonly ObservableLine[]; open: boolean }) {
  if (lines.length === 0) return null
  const more = lines.length > mostObservables
  return (
    <Fold
      id="observabel"
      title={
        <>
          Observabel <kbd>b</kbd>
        </>
      }
      says={more ? `(${number(mostObservables)}+)` : `(${number(lines.length)})`}
      open={open}
    >
      <ul class="list">
        {lines.slice(0, mostObservables).map(({ id, kind, shown, ...standing }) => (
          <li>
            <span>
              <a href={`/konsol/observabel/${id}`} class="value">
                {asWritten(shown)}
              </a>{' '}
              <Standing {...standing} />
              <span class="soft under">{observableKinds[kind]}</span>
            </span>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href="/konsol/observabel">Cari yang lain di daftar observabel</a>
        </p>
      )}
    </Fold>
  )
}
