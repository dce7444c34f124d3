import { asWritten } from '../../../language/written.ts'
import { Time } from '../../parts/time.tsx'
import { Fold } from './fold.tsx'

/** When, by whom and why two were merged. */
export interface MergeLine {
  number: string
  at: Date
  by: string
  reason: string
}

/** In the place of the next step: this ticket goes on at another. */
export function MergedPanel({ no, zone, merged }: { no: string; zone: string; merged: MergeLine }) {
  return (
    <section class="panel next" id="langkah" aria-labelledby="langkah-judul">
      <h2 id="langkah-judul">Tiket ini digabung ke {merged.number}</h2>
      <p>
        Kerjakan di <a href={`/konsol/tiket/${merged.number}`}>{merged.number}</a>. Nomor, riwayat, bukti, dan tautan pelapor tiket ini
        tetap berlaku; tenggatnya berjalan di sana.
      </p>
      <p class="soft">
        Oleh {asWritten(merged.by)}, <Time date={merged.at} zone={zone} short />: <bdi>{merged.reason}</bdi>
      </p>
      <p>
        <a class="button" href={`/konsol/tiket/${no}/pisah`}>
          Pisahkan lagi
        </a>
      </p>
    </section>
  )
}

export interface AbsorbedPanelProps {
  no: string
  zone: string
  lines: readonly (MergeLine & { title: string })[]
  /** It can be merged into another. */
  open: boolean
}

/** The tickets that go on here, each with the way back. */
export function AbsorbedPanel({ no, zone, lines, open }: AbsorbedPanelProps) {
  return (
    <Fold id="gabungan" title="Tiket yang digabung" says={lines.length > 0 && `(${lines.length})`} open={lines.length > 0}>
      {lines.length === 0 && <p class="soft">Belum ada tiket yang digabung ke sini.</p>}
      <ul class="list">
        {lines.map(({ number, title, at, by, reason }) => (
          <li>
            <span>
              <a href={`/konsol/tiket/${number}`}>
                {number} {asWritten(title)}
              </a>
              <span class="soft under">
                Oleh {asWritten(by)}, <Time date={at} zone={zone} short />: <bdi>{reason}</bdi>
              </span>
              <a class="under" href={`/konsol/tiket/${number}/bukti`}>
                Bukti {number}
              </a>
            </span>
            <a class="button" href={`/konsol/tiket/${number}/pisah`}>
              Pisahkan lagi<span class="vh"> {number}</span>
            </a>
          </li>
        ))}
      </ul>
      {open && (
        <p>
          <a class="button" href={`/konsol/tiket/${no}/gabung`}>
            Gabungkan ke tiket lain
          </a>
        </p>
      )}
    </Fold>
  )
}
