import { raw } from 'hono/html'
import type { Difference } from '../../../../core/differences.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { type Kind, kinds } from '../../../../core/vocabulary.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { SelectField, TextArea } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface ChangesProps {
  frame: Frame
  id: string
  from: string
  to: string
  /** `1`, `2`, `draf`, in words. */
  versions: readonly { value: string; label: string }[]
  differences: readonly Difference[]
  /** SVG of both, with what changed marked. */
  diagram: string
  /** The page before publishing. */
  publishing?: { seq: number; newest: number; version: number } | undefined
  /** Kinds of report that another playbook has too, and by which one they are opened. */
  shared?: readonly { kind: Kind; opens: string }[] | undefined
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

/** Two versions, or the draft and the newest: in words, and in the picture. */
export function Changes({
  frame,
  id,
  from,
  to,
  versions,
  differences,
  diagram,
  publishing,
  shared = [],
  values = {},
  errors,
}: ChangesProps) {
  const title = publishing ? `Terbitkan ${id} versi ${publishing.version}` : `Perbandingan ${id}`
  return (
    <ConsolePage frame={frame} title={title}>
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href={from === '0' ? `/konsol/playbook/${id}/draf` : `/konsol/playbook/${id}`}>
          {from === '0' ? 'Draf' : 'Playbook'} {id}
        </a>
      </p>
      <h1>{title}</h1>
      {!publishing && <Pick id={id} from={from} to={to} versions={versions} />}
      <h2>Yang berubah</h2>
      {from === '0' && <p>Playbook baru: belum pernah terbit, jadi seluruhnya baru.</p>}
      {from !== '0' && differences.length === 0 ? <p class="empty">Tidak ada yang berubah.</p> : null}
      <ul>
        {differences.map(({ says }) => (
          <li>{says}</li>
        ))}
      </ul>
      {shared.length > 0 && (
        <ul>
          {shared.map(({ kind, opens }) => (
            <li>
              Perhatian: jenis “{kinds[kind]}” dimiliki lebih dari satu playbook; laporan yang masuk dibuka dengan {opens}.
            </li>
          ))}
        </ul>
      )}
      {publishing && <Publish id={id} publishing={publishing} values={values} errors={errors} />}
      <h2>Dalam gambar</h2>
      <Diagram svg={diagram} />
    </ConsolePage>
  )
}

/** Wide pictures scroll by themselves, also by keyboard. */
export function Diagram({ svg }: { svg: string }) {
  return (
    <>
      <p class="soft">Diagram dibaca dari kiri atas; geser untuk melihat seluruhnya. Tabel memuat hal yang sama.</p>
      <section class="scroll" tabindex={0} aria-label="Diagram">
        {raw(svg)}
      </section>
    </>
  )
}

function Pick({ id, from, to, versions }: Pick<ChangesProps, 'id' | 'from' | 'to' | 'versions'>) {
  const form = { values: { dari: from, ke: to } }
  return (
    <form method="get" action={`/konsol/playbook/${id}/banding`} class="inline">
      <SelectField form={form} name="dari" label="Dari" options={versions} />
      <SelectField form={form} name="ke" label="Ke" options={versions} />
      <button type="submit">Bandingkan</button>
    </form>
  )
}

function Publish({ id, publishing, values, errors }: Pick<ChangesProps, 'id' | 'publishing' | 'values' | 'errors'>) {
  return (
    <form method="post" action={`/konsol/playbook/${id}/draf/terbit`} class="one" novalidate>
      <input type="hidden" name="seq" value={publishing?.seq} />
      <input type="hidden" name="newest" value={publishing?.newest} />
      <TextArea
        form={{ values: values ?? {}, errors }}
        name="note"
        label="Catatan versi"
        hint="Apa yang berubah dan mengapa. Insiden baru memakai versi ini; yang sedang berjalan tetap pada versinya."
        rows={2}
        maxlength={500}
      />
      <p>
        <button type="submit" class="main">
          Terbitkan versi {publishing?.version}
        </button>
      </p>
    </form>
  )
}
