import { canBeUndone, type QueueAct, queueActs } from '../../../../core/queue/act.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame } from '../../parts/frame.ts'
import { number } from '../../words.ts'

export interface OutcomePageProps {
  frame: Frame
  known: { id: string; act: QueueAct; working: 'kerjakan' | 'urungkan' | null; undoneAt: string | null }
  /** How many of each: still to come, done, refused; taken back, and those that could not be. */
  tally: Record<Part, number>
  /** What is shown of each, a page at most. */
  lists: readonly { part: Part; rows: readonly { no: string; says: string }[]; next: number | null }[]
  /** The list it came from. */
  back: string
}

type Part = 'left' | 'done' | 'refused' | 'undone' | 'kept'

/** What came of each ticket; what did not go stands first. */
export function OutcomePage({ frame, known, tally, lists, back }: OutcomePageProps) {
  const { id, act, working, undoneAt } = known
  const name = queueActs[act].replace('…', '')
  return (
    <ConsolePage frame={frame} title={`Hasil: ${name}`} message={working ? undefined : sentence(tally, undoneAt !== null)}>
      <div class="narrow">
        <p class="row">
          <a href={back}>Kembali ke antrean</a>
        </p>
        <h1>{undoneAt ? `Diurungkan: ${name}` : name}</h1>
        {working && <Progress known={known} tally={tally} back={back} />}
        {lists.map(({ part, rows, next }) => (
          <Lines
            id={part}
            total={tally[part]}
            undone={undoneAt !== null}
            rows={rows}
            more={next === null ? null : moreHref(known, { part, next, back })}
          />
        ))}
        {!working && !undoneAt && tally.done > 0 && <Undo id={id} act={act} back={back} />}
      </div>
    </ConsolePage>
  )
}

function sentence({ done, refused, undone, kept }: Record<Part, number>, back: boolean): string {
  const [went, failed] = back ? [undone, kept] : [done, refused]
  const what = back ? `${number(went)} tiket diurungkan` : `${number(went)} berhasil`
  return failed > 0 ? `${what}, ${number(failed)} tidak.` : `${what}.`
}

function Progress({ known: { id, working }, tally, back }: Pick<OutcomePageProps, 'known' | 'tally' | 'back'>) {
  const { left, done, refused, undone, kept } = tally
  const over = working === 'kerjakan' ? done + refused : undone + kept
  const total = working === 'kerjakan' ? over + left : done
  return (
    <>
      <p role="status">
        <label for="maju">
          {number(over)} dari {number(total)} tiket selesai; halaman ini memuat diri sendiri.
        </label>{' '}
        <progress id="maju" value={over} max={Math.max(total, 1)} />
      </p>
      <p class="hint">Dikerjakan di latar belakang; Anda boleh pergi dari halaman ini dan kembali.</p>
      {working === 'kerjakan' && (
        <form method="post" action={`/konsol/antrean/massal/${id}/hentikan`}>
          <FormKey id={`henti.${id}`} />
          <input type="hidden" name="kembali" value={back} />
          <p class="row">
            <button type="submit">Hentikan</button> <span class="soft">yang sudah dikerjakan tetap</span>
          </p>
        </form>
      )}
    </>
  )
}

const titles: Record<Part, string> = {
  left: 'Tidak jadi dikerjakan',
  refused: 'Tidak berhasil',
  done: 'Berhasil',
  undone: 'Diurungkan',
  kept: 'Tidak dapat diurungkan',
}

interface LinesProps {
  id: Part
  total: number
  undone: boolean
  rows: readonly { no: string; says: string }[]
  more: string | null
}

function Lines({ id, total, undone, rows, more }: LinesProps) {
  const well = id === 'done' || id === 'undone'
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>
        {undone && id === 'refused' ? 'Tidak berhasil sejak semula' : titles[id]} <span class="soft">{number(total)}</span>
      </h2>
      <ul class="list">
        {rows.map(({ no, says }) => (
          <li>
            <span>
              <a href={`/konsol/tiket/${encodeURIComponent(no)}`}>{no}</a> <bdi class={well ? 'soft' : undefined}>{says}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a class="button" href={more}>
            Berikutnya<span class="vh">: {titles[id]}</span>
          </a>
        </p>
      )}
    </section>
  )
}

function moreHref({ id }: { id: string }, { part, next, back }: { part: Part; next: number; back: string }): string {
  const place = new URLSearchParams(back.slice(back.indexOf('?')))
  place.set('hasil', part)
  place.set('sesudah', String(next))
  return `/konsol/antrean/massal/${id}?${place}`
}

function Undo({ id, act, back }: { id: string; act: QueueAct; back: string }) {
  if (!canBeUndone(act))
    return <p class="hint">Ini tidak dapat diurungkan sekaligus: tenggat, label, atau status pelapor sudah ikut berubah. Buka tiketnya.</p>
  return (
    <form method="post" action={`/konsol/antrean/massal/${id}/urungkan`}>
      <FormKey id={`urung.${id}`} />
      <input type="hidden" name="kembali" value={back} />
      <button type="submit">Urungkan</button> <span class="soft">kecuali yang sejak itu diubah orang lain</span>
    </form>
  )
}
