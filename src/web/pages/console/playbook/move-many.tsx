import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'

export interface MoveLine {
  no: string
  title: string
  from: string
  to: string
  /** How many tasks are set aside, come back or are new; how many clocks get another end or start. */
  aside: readonly string[]
  added: number
  clocks: number
  /** Why it cannot be moved; then the rest is empty. */
  refused?: string | undefined
}

export interface MoveManyProps {
  frame: Frame
  id: string
  name: string
  target: string
  values: { ke: string; reason: string }
  lines: readonly MoveLine[]
}

/** What would become of each, before it does. */
export function MoveMany({ frame, id, name, target, values, lines }: MoveManyProps) {
  const able = lines.filter(({ refused }) => refused === undefined)
  return (
    <ConsolePage frame={frame} title={`Tinjau pemindahan: ${name}`}>
      <p class="row">
        <a href={`/konsol/playbook/${id}/berjalan`}>Insiden yang berjalan</a>
      </p>
      <h1>
        {able.length} insiden akan dipindahkan ke {target}
      </h1>
      <p class="soft">Belum ada yang berubah. Tugas yang selesai tetap selesai; yang disisihkan kembali bila pemindahannya diurungkan.</p>
      <ul class="list">
        {lines.map(line => (
          <li>
            <span>
              <a href={`/konsol/tiket/${line.no}/playbook?ke=${encodeURIComponent(`${id}@${values.ke}`)}`}>{line.no}</a>{' '}
              <bdi>{line.title}</bdi>
              <span class="soft under">{line.refused ? `Tidak dipindah: ${line.refused}` : told(line)}</span>
            </span>
          </li>
        ))}
      </ul>
      {able.length > 0 && (
        <form method="post" action={`/konsol/playbook/${id}/pindah`} class="row">
          <input type="hidden" name="yakin" value="1" />
          <input type="hidden" name="ke" value={values.ke} />
          <input type="hidden" name="reason" value={values.reason} />
          {able.map(({ no }) => (
            <input type="hidden" name="no" value={no} />
          ))}
          <button type="submit" class="main" name="yang" value="pilih">
            Pindahkan {able.length} insiden
          </button>
          <a href={`/konsol/playbook/${id}/berjalan`}>Batal</a>
        </form>
      )}
    </ConsolePage>
  )
}

function told({ from, to, aside, added, clocks }: MoveLine): string {
  const said = [
    from === to ? `Tetap di tahap ${to}` : `Dari tahap ${from} ke ${to}`,
    aside.length > 0 && `disisihkan: ${aside.join('; ')}`,
    added > 0 && `${added} tugas baru`,
    clocks > 0 && `${clocks} tenggat berubah`,
  ]
  return said.filter(Boolean).join(' · ')
}
