import { letterTitle } from '../../../../core/letter-kinds.ts'
import { Deadline, type DeadlineProps } from '../../parts/time.tsx'

export interface ClockLine {
  id: string
  name: string
  /** `UU 27/2022 ps. 46`, `SOP`, `bawaan tim`. */
  basis: string
  /** Who owes it, when it is not the team. */
  duty?: string | undefined
  due: Date
  state: DeadlineProps['state']
  /** Number of the merged ticket it ran in before. */
  from?: string | undefined
  /** The letter that meets it. */
  letter?: string | undefined
  takenBack?: TakenBack | undefined
}

/** Triage no longer asks for a clock that runs. */
export interface TakenBack {
  why: string
  /** Why it runs on, and who may end it. */
  hint: string
  /** The viewer may declare that it does not apply. */
  maySay: boolean
}

export interface ClocksProps {
  no: string
  clocks: readonly ClockLine[]
  now: Date
  zone: string
}

export function Clocks({ no, clocks, now, zone }: ClocksProps) {
  const over = clocks.filter(isOver)
  return (
    <section class="panel" id="tenggat" aria-labelledby="tenggat-judul">
      <h2 id="tenggat-judul">Tenggat tiket ini</h2>
      {clocks.length === 0 && <p class="soft">Tidak ada tenggat berjalan.</p>}
      <ClockList no={no} now={now} zone={zone} clocks={clocks.filter(clock => !isOver(clock))} />
      {over.length > 0 && (
        <details class="fold more">
          <summary>{over.length} tenggat sudah selesai</summary>
          <ClockList no={no} now={now} zone={zone} clocks={over} />
        </details>
      )}
      <p>
        <a href={`/konsol/tiket/${no}/tenggat`}>Bukti tenggat, pembetulan, dan “tidak berlaku”</a> ·{' '}
        <a href={`/konsol/tiket/${no}/surat`}>Surat</a>
      </p>
    </section>
  )
}

function isOver({ state }: ClockLine): boolean {
  return state === 'met' || state === 'void'
}

function ClockList({ no, clocks, now, zone }: ClocksProps) {
  if (clocks.length === 0) return null
  return (
    <ul class="list">
      {clocks.map(clock => (
        <li>
          <span>
            <strong>{clock.name}</strong>{' '}
            <span class="soft">
              {clock.id} · {clock.basis}
              {clock.duty && ` · wajib: ${clock.duty}`}
              {clock.from && ` · dari ${clock.from}`}
            </span>
            {clock.takenBack && (
              <span class="under">
                {clock.takenBack.why} {clock.takenBack.hint}{' '}
                {clock.takenBack.maySay && (
                  <a href={`/konsol/tiket/${no}/tenggat?tenggat=${clock.id}#tidak-clock`}>Nyatakan tidak berlaku</a>
                )}
              </span>
            )}
            {clock.letter && (
              <span class="under">
                <a href={`/konsol/tiket/${no}/surat/${clock.letter}`}>Surat {letterTitle(clock.letter)}</a>
              </span>
            )}
          </span>
          <Deadline due={clock.due} now={now} zone={zone} state={clock.state} />
        </li>
      ))}
    </ul>
  )
}
