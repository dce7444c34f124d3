import { raw } from 'hono/html'
import type { Tlp } from '../../../core/tlp.ts'
import { kinds, type QueueView, queueViews, type Severity, severities } from '../../../core/vocabulary.ts'
import { SeverityBadge, StateBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { drawings } from '../parts/drawn.ts'
import { optionsOf } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Deadline } from '../parts/time.tsx'
import { number } from '../words.ts'

export interface QueueRow {
  no: string
  title: string
  organisation: string
  step: string
  severity?: Severity | null | undefined
  tlp: Tlp
  owner?: string | null | undefined
  /** The running deadline that ends first. */
  deadline?: { name: string; due: Date; warn?: boolean | undefined } | undefined
  /** A new ticket: the choice that accepts it, taken right here. */
  accept?: { choice: string; label: string } | undefined
  seq: number
}

export interface QueueProps {
  frame: Frame
  now: Date
  view: QueueView
  /** Of `semua` none; `upTo` + 1 is more than that. */
  counts: { upTo: number; views: Partial<Record<QueueView, number>> }
  filter: { q?: string | undefined; severity?: string | undefined; kind?: string | undefined }
  rows: readonly QueueRow[]
  /** Mail of people that belongs to no ticket yet; a hundred is a hundred or more. */
  mails?: number | undefined
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
  const values = JSON.stringify({ ...queue, now: minute(queue.now) })
  return pageOnce(values, () => ({ bytes: new TextEncoder().encode(String(<Queue {...queue} />)), tag: `"${hash(values).slice(0, 22)}"` }))
}

export function Queue(queue: QueueProps) {
  const { frame, view, counts, rows, mails = 0, next, message } = queue
  return (
    <ConsolePage frame={frame} title={`Antrean: ${queueViews[view]}`} message={message}>
      <div class="head">
        <h1>Antrean</h1>
        <span class="row">
          {mails > 0 && <a href="/konsol/surat">Surat masuk ({mails < 100 ? mails : '99+'})</a>}
          <a class="button" href="/konsol/tiket/baru" data-key="g t">
            Tiket baru <kbd>g t</kbd>
          </a>
        </span>
      </div>
      <QueueTabs view={view} counts={counts} />
      <Filter {...queue} />
      <p role="status" class="fresh" data-poll />
      {rows.length > 0 ? <Rows {...queue} /> : <p class="empty">Tidak ada tiket di tampilan ini.</p>}
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

export function QueueTabs({ view, counts }: Pick<QueueProps, 'view' | 'counts'>) {
  return (
    <nav class="tabs" aria-label="Tampilan antrean">
      {(Object.keys(queueViews) as QueueView[]).map(id => (
        <a href={id === 'ditahan' ? '/konsol/ditahan' : `/konsol/antrean?v=${id}`} aria-current={id === view ? 'page' : undefined}>
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

function Filter({ view, filter }: QueueProps) {
  return (
    <form class="filter" action="/konsol/antrean" aria-label="Saring antrean">
      <input type="hidden" name="v" value={view} />
      <label>
        <span class="vh">Kata</span>
        <input name="q" type="search" value={filter.q} placeholder="Nomor, judul, instansi" />
      </label>
      <Select name="severity" label="Keparahan" chosen={filter.severity} list={severities} />
      <Select name="kind" label="Jenis" chosen={filter.kind} list={kinds} />
      <button type="submit">Saring</button>
      {(filter.q || filter.severity || filter.kind) && <a href={`/konsol/antrean?v=${view}`}>Hapus saringan</a>}
    </form>
  )
}

function Select({ name, label, chosen, list }: { name: string; label: string; chosen?: string | undefined; list: Record<string, string> }) {
  return (
    <label>
      <span class="vh">{label}</span>
      <select name={name}>
        <option value="">{label}: semua</option>
        {optionsOf(list).map(({ value, label: word }) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

const heads = ['Tiket', 'Instansi', 'Tahap', 'Keparahan', 'TLP', 'Pemilik', 'Tenggat terdekat']

function Rows(queue: QueueProps) {
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>{queue.rows.map(row => rowOnce(rowKey(row, queue), () => raw(String(<Row row={row} queue={queue} />))))}</tbody>
    </table>
  )
}

const rowOnce = drawings<ReturnType<typeof raw>>(5000)

/** Everything a row shows: its values, and the time left to the minute. */
function rowKey(row: QueueRow, { now, frame }: QueueProps): string {
  return JSON.stringify([row, frame.team.zone, minute(now)])
}

function minute(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}

function Row({ row, queue: { now, frame } }: { row: QueueRow; queue: QueueProps }) {
  const { deadline } = row
  return (
    <tr data-row={row.no}>
      <th scope="row">
        <a href={`/konsol/tiket/${row.no}`}>
          <span class="no">{row.no}</span> {row.title}
        </a>
      </th>
      <td class="wide">{row.organisation}</td>
      <td>{row.accept ? <StateBadge tone="busy">Baru</StateBadge> : row.step}</td>
      <td>
        <SeverityBadge severity={row.severity} />
      </td>
      <td>
        <TlpBadge tlp={row.tlp} />
      </td>
      <td class={row.accept && 'wide'} data-label={row.accept ? undefined : 'Pemilik:'}>
        {row.accept ? <Accept row={row} accept={row.accept} /> : (row.owner ?? <span class="soft">Belum ada</span>)}
      </td>
      <td data-label={deadline ? undefined : 'Tenggat:'}>
        {deadline ? (
          <>
            <Deadline due={deadline.due} now={now} zone={frame.team.zone} state={deadline.warn ? 'warn' : 'running'} />
            {deadline.name && <span class="soft under">{deadline.name}</span>}
          </>
        ) : (
          <span class="soft">–</span>
        )}
      </td>
    </tr>
  )
}

/** The same state of a ticket is accepted once, from however many pages. */
function Accept({ row, accept }: { row: QueueRow; accept: { choice: string; label: string } }) {
  return (
    <form method="post" action={`/konsol/tiket/${row.no}/pilihan`}>
      <FormKey id={`terima.${row.no}.${row.seq}`} seq={row.seq} />
      <button type="submit" name="choice" value={accept.choice} class="main" data-accept>
        {accept.label}
        <span class="vh"> {row.no}</span> <kbd>1</kbd>
      </button>
    </form>
  )
}
