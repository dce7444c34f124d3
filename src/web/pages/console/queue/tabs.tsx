import { type QueueView, queueViews } from '../../../../core/vocabulary.ts'
import { number } from '../../words.ts'
import { queueHref } from './filter.tsx'

export interface QueueTabsProps {
  view: QueueView
  /** Goes along to the next view. */
  filter?: string | undefined
  /** Of `semua` none; `upTo` + 1 is more than that. */
  counts: { upTo: number; views: Partial<Record<QueueView, number>> }
}

export function QueueTabs({ view, filter = '', counts }: QueueTabsProps) {
  return (
    <nav class="tabs" aria-label="Tampilan antrean">
      {(Object.keys(queueViews) as QueueView[]).map(id => (
        <a
          href={id === 'ditahan' ? '/konsol/ditahan' : queueHref(id, filter)}
          aria-current={id === view ? 'page' : undefined}
          data-view={id}
        >
          {queueViews[id]} <Count of={counts.views[id]} upTo={counts.upTo} />
        </a>
      ))}
    </nav>
  )
}

function Count({ of: counted, upTo }: { of: number | undefined; upTo: number }) {
  if (counted === undefined) return null
  return <span class="count">{counted > upTo ? `${number(upTo)}+` : number(counted)}</span>
}
