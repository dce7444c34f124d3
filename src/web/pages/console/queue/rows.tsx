import { raw } from 'hono/html'
import type { Tlp } from '../../../../core/tlp.ts'
import type { Severity } from '../../../../core/vocabulary.ts'
import { say } from '../../../language/say.ts'
import { asWritten } from '../../../language/written.ts'
import { SeverityBadge, StateBadge, TlpBadge } from '../../parts/badges.tsx'
import { drawings } from '../../parts/drawn.ts'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame } from '../../parts/frame.ts'
import { ticketTitle } from '../../parts/ticket-title.ts'
import { Deadline, Time } from '../../parts/time.tsx'

export interface QueueRow {
  no: string
  title: string
  organisation: string
  step: string
  severity?: Severity | null | undefined
  tlp: Tlp
  owner?: string | null | undefined
  /** The running deadline that ends first. */
  deadline?: { clock?: string | undefined; name: string; due: Date; warn?: boolean | undefined } | undefined
  /** Since when an answer of whoever reported waits here. */
  answered?: Date | undefined
  /** Put aside until then; shown while that is to come. */
  snoozed?: Date | undefined
  /** A new ticket: the choice that accepts it, taken right here. */
  accept?: { choice: string; label: string } | undefined
  seq: number
}

export interface QueueRowsProps {
  frame: Frame
  now: Date
  rows: readonly QueueRow[]
  /** Rows have boxes; these are ticked. */
  choosing: boolean
  ticked?: readonly string[] | undefined
}

const heads = ['Tiket', 'Instansi', 'Tahap', 'Keparahan', 'TLP', 'Pemilik', 'Tenggat terdekat']

export function QueueRows(queue: QueueRowsProps) {
  return (
    <table class="cards" id="no">
      <thead>
        <tr>
          {queue.choosing && (
            <th scope="col">
              <span class="vh">Pilih</span>
            </th>
          )}
          {heads.map(head => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{queue.rows.map(row => rowOnce(rowKey(row, queue), () => raw(String(<Row row={row} queue={queue} />))))}</tbody>
    </table>
  )
}

const rowOnce = drawings<ReturnType<typeof raw>>(5000)

/** Everything a row shows: its values, and the time left to the minute. */
function rowKey(row: QueueRow, queue: QueueRowsProps): string {
  const { now, frame, choosing } = queue
  return JSON.stringify([row, frame.team.zone, minute(now), choosing, isTicked(row, queue)])
}

export function minute(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}

function isTicked(row: QueueRow, { ticked }: QueueRowsProps): boolean {
  return ticked?.includes(boxOf(row)) ?? false
}

/** The ticket, and how it stood when it was ticked. */
function boxOf({ no, seq }: QueueRow): string {
  return `${no}.${seq}`
}

function Row({ row, queue }: { row: QueueRow; queue: QueueRowsProps }) {
  const { now, frame } = queue
  const { deadline } = row
  return (
    <tr data-row={row.no}>
      {queue.choosing && (
        <td class="box">
          <label class="check">
            <input
              type="checkbox"
              name="no"
              value={boxOf(row)}
              form="massal"
              checked={isTicked(row, queue)}
              aria-label={`Pilih ${row.no}`}
            />
          </label>
        </td>
      )}
      <th scope="row">
        <a href={`/konsol/tiket/${row.no}`}>
          <span class="no">{row.no}</span> <bdi>{ticketTitle(row.title)}</bdi>
        </a>
      </th>
      <td class="wide">
        <bdi>{row.organisation}</bdi>
      </td>
      <td>
        {row.accept ? <StateBadge tone="busy">Baru</StateBadge> : row.step}
        {row.answered && (
          <span class="under">
            <StateBadge tone="busy">Dijawab pelapor</StateBadge>
          </span>
        )}
      </td>
      <td>
        <SeverityBadge severity={row.severity} />
      </td>
      <td>
        <TlpBadge tlp={row.tlp} />
      </td>
      <td class={row.accept && 'wide'} data-label={row.accept ? undefined : 'Pemilik:'}>
        {row.accept ? <Accept row={row} accept={row.accept} /> : (asWritten(row.owner) ?? <span class="soft">Belum ada</span>)}
      </td>
      <td data-label={deadline ? undefined : 'Tenggat:'}>
        {deadline ? (
          <>
            <Deadline due={deadline.due} now={now} zone={frame.team.zone} state={deadline.warn ? 'warn' : 'running'} />
            {deadline.name && (
              <span class="soft under brief">
                {deadline.clock ? `${deadline.clock} · ` : 'Tugas: '}
                <bdi>{say(deadline.name)}</bdi>
              </span>
            )}
          </>
        ) : (
          <span class="soft">–</span>
        )}
        {row.snoozed && row.snoozed > now && (
          <span class="soft under">
            Ditunda sampai <Time date={row.snoozed} zone={frame.team.zone} short />
          </span>
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
