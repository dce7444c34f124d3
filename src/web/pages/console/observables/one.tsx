import { type ObservableKind, observableKinds } from '../../../../core/observable.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import type { Mark, Warning } from '../../../../core/warning-list.ts'
import { asWritten } from '../../../language/written.ts'
import { TlpBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { Copy, Standing } from './standing.tsx'

export interface ObservableProps {
  frame: Frame
  id: number
  kind: ObservableKind
  live: string
  shown: string
  warning: Warning | null
  mark: Mark | null
  marked: { by: string; at: Date } | null
  /** May mark it. */
  works: boolean
  sightings: readonly { no: string; title: string; tlp: Tlp; organisation: string; first: Date; last: Date; times: number }[]
  total: string
  message?: string | undefined
}

export function ObservablePage(one: ObservableProps) {
  const { frame, shown, kind, live, sightings, total } = one
  const zone = frame.team.zone
  return (
    <ConsolePage frame={frame} title={`${observableKinds[kind]} ${shown}`} message={one.message}>
      <p>
        <a href="/konsol/observabel">Observabel</a>
      </p>
      <h1 class="value">{asWritten(shown)}</h1>
      <p>
        {observableKinds[kind]} <Standing warning={one.warning} mark={one.mark} />
      </p>
      <p class="row">
        <label>
          Nilai aktif, untuk disalin; jangan dibuka di peramban <input class="value" readonly value={live} />
        </label>
        <Copy value={live} shown={shown} />
      </p>
      <Marking {...one} />
      <section class="panel" aria-labelledby="terlihat">
        <h2 id="terlihat">
          Terlihat di insiden <span class="soft">{total}</span>
        </h2>
        <ul class="list">
          {sightings.map(({ no, title, tlp, organisation, first, last, times }) => (
            <li data-row={`/konsol/tiket/${no}`}>
              <span>
                <a href={`/konsol/tiket/${no}`}>
                  {no} {asWritten(title)}
                </a>{' '}
                <TlpBadge tlp={tlp} />
                <span class="soft under">
                  {asWritten(organisation)} · pertama <Time date={first} zone={zone} short />
                  {times > 1 && (
                    <>
                      , terakhir <Time date={last} zone={zone} short />, {times} kali
                    </>
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </ConsolePage>
  )
}

const explained: Record<Warning, string> = {
  sendiri: 'Ini alamat instansi yang kita layani (daftar aset), mungkin korban dan bukan pelaku. Tidak ikut diekspor.',
  umum: 'Ini alamat atau nilai yang umum dan jarang berbahaya. Tidak ikut diekspor.',
}

function Marking({ frame, id, warning, mark, marked, works }: ObservableProps) {
  const choices = (['bahaya', 'aman'] as const).filter(choice => choice !== mark)
  return (
    <>
      {warning && !mark && <p>{explained[warning]}</p>}
      {mark && marked && (
        <p class="soft">
          Oleh {asWritten(marked.by)}, <Time date={marked.at} zone={frame.team.zone} />.{' '}
          {mark === 'aman' ? 'Tidak ikut diekspor.' : 'Ikut diekspor.'}
        </p>
      )}
      {works && (
        <form method="post" action={`/konsol/observabel/${id}/tanda`} class="row">
          {choices.map(choice => (
            <button type="submit" name="tanda" value={choice} class="quiet">
              Tandai {choice === 'bahaya' ? 'berbahaya' : 'aman'}
            </button>
          ))}
          {mark && (
            <button type="submit" name="tanda" value="" class="quiet">
              Hapus tanda
            </button>
          )}
        </form>
      )}
    </>
  )
}
