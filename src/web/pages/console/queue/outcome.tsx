import { canBeUndone, type QueueAct, queueActs } from '../../../../core/queue/act.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame } from '../../parts/frame.ts'

interface Line {
  no: string
  done: boolean
  says: string
}

export interface OutcomePageProps {
  frame: Frame
  id: string
  act: QueueAct
  /** null = it was begun and has not ended. */
  lines: readonly Line[] | null
  undone: readonly Line[] | null
  /** The list it came from. */
  back: string
}

/** What came of each ticket; what did not go stands first. */
export function OutcomePage({ frame, id, act, lines, undone, back }: OutcomePageProps) {
  const shown = undone ?? lines ?? []
  const failed = shown.filter(({ done }) => !done)
  const done = shown.filter(line => line.done)
  const name = queueActs[act].replace('…', '')
  return (
    <ConsolePage frame={frame} title={`Hasil: ${name}`} message={lines ? sentence(failed.length, done.length, undone !== null) : undefined}>
      <div class="narrow">
        <p class="row">
          <a href={back}>Kembali ke antrean</a>
        </p>
        <h1>{undone ? `Diurungkan: ${name}` : name}</h1>
        {lines === null && (
          <p class="note warn">Belum selesai, atau terputus. Kirim lagi formulirnya: yang sudah tercatat tidak diulang.</p>
        )}
        {failed.length > 0 && <Lines id="gagal" title="Tidak berhasil" lines={failed} />}
        {done.length > 0 && <Lines id="berhasil" title={undone ? 'Diurungkan' : 'Berhasil'} lines={done} />}
        {!undone && done.length > 0 && <Undo id={id} act={act} back={back} />}
      </div>
    </ConsolePage>
  )
}

function sentence(failed: number, done: number, undone: boolean): string {
  const what = undone ? `${done} tiket diurungkan` : `${done} berhasil`
  return failed > 0 ? `${what}, ${failed} tidak.` : `${what}.`
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly Line[] }) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="soft">{lines.length}</span>
      </h2>
      <ul class="list">
        {lines.map(({ no, done, says }) => (
          <li>
            <span>
              <a href={`/konsol/tiket/${encodeURIComponent(no)}`}>{no}</a> <bdi class={done ? 'soft' : undefined}>{says}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
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
