import { type QueueView, queueViews } from '../../../../core/vocabulary.ts'
import { spoken } from '../../../language/spoken.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { drawings } from '../../parts/drawn.ts'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Bulk, type BulkProps } from './bulk.tsx'
import { QueueFilter, type QueueFilterProps, queueHref } from './filter.tsx'
import { minute, type QueueRow, QueueRows } from './rows.tsx'
import { KeepView, type KeepViewProps, type SavedLine, SavedTabs } from './saved.tsx'
import { QueueTabs } from './tabs.tsx'

export type { QueueRow } from './rows.tsx'

export interface QueueProps {
  frame: Frame
  now: Date
  view: QueueView
  /** Of `semua` none; `upTo` + 1 is more than that. */
  counts: { upTo: number; views: Partial<Record<QueueView, number>> }
  filter: Omit<QueueFilterProps, 'view'>
  rows: readonly QueueRow[]
  /** Views kept under a name, and the form that keeps one more. */
  saved?: { rows: readonly SavedLine[]; keep: Omit<KeepViewProps, 'view' | 'filter'> } | undefined
  /** For whoever may work on them: what is done with the ticked rows. */
  bulk?: BulkProps | undefined
  /** Boxes that were ticked when the form was refused. */
  ticked?: readonly string[] | undefined
  /** Mail of people that belongs to no ticket yet; a hundred is a hundred or more. */
  mails?: number | undefined
  /** Drafts that wait for the viewer to approve them. */
  approvals?: number | undefined
  /** Keyset link to the next rows. */
  next?: string | undefined
  message?: string | undefined
}

export interface QueuePage {
  bytes: Uint8Array<ArrayBuffer>
  tag: string
}

const pageOnce = drawings<QueuePage>(100)

/** The page and its tag. All it shows is in its values and the minute: the same again is not drawn again, nor sent to one who has it. */
export function queuePage(hash: (text: string) => string, queue: QueueProps): QueuePage {
  const { now, bulk } = queue
  const values = JSON.stringify({ ...queue, now: minute(now), bulk: bulk && { ...bulk, asOf: '' }, language: spoken() })
  return pageOnce(values, () => ({ bytes: new TextEncoder().encode(String(<Queue {...queue} />)), tag: `"${hash(values).slice(0, 22)}"` }))
}

export function Queue(queue: QueueProps) {
  const { frame, view, counts, filter, rows, saved, bulk, mails = 0, approvals = 0, next, message } = queue
  return (
    <ConsolePage frame={frame} title={`Antrean: ${queueViews[view]}`} message={message}>
      <ErrorSummary errors={bulk?.form.errors} />
      <div class="head">
        <h1>Antrean</h1>
        <span class="row">
          {approvals > 0 && <a href="/konsol/imbauan?untuk=saya">Menunggu persetujuan Anda ({approvals})</a>}
          {mails > 0 && <a href="/konsol/surat">Surat masuk ({mails < 100 ? mails : '99+'})</a>}
          <a class="button" href="/konsol/tiket/baru" data-key="g t">
            Tiket baru <kbd>g t</kbd>
          </a>
        </span>
      </div>
      <QueueTabs view={view} filter={filter.text} counts={counts} />
      {saved && <SavedTabs rows={saved.rows} here={queueHref(view, filter.text)} />}
      <QueueFilter {...filter} view={view} />
      {saved && filter.text && <KeepView {...saved.keep} view={view} filter={filter.text} />}
      <p role="status" class="fresh" data-poll="" />
      {rows.length > 0 ? <QueueRows {...queue} choosing={bulk !== undefined} /> : <p class="empty">{nothing(queue)}</p>}
      {bulk && rows.length > 0 && <Bulk {...bulk} />}
      {next && (
        <p>
          <a class="button" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </ConsolePage>
  )
}

function nothing({ filter }: QueueProps): string {
  return filter.chips.length > 0 ? 'Tidak ada tiket yang cocok dengan saringan ini di tampilan ini.' : 'Tidak ada tiket di tampilan ini.'
}
